import { accept, type Decision, refuse } from '@cartograph/kernel';
import { readCursor, writeCursor } from '../domain/cursor';
import { everything, type ProductSort, sortKeysOf } from '../domain/listing';
import type { Product } from '../domain/product';
import type { ProductStore } from '../ports';

export interface Page {
  readonly edges: readonly { readonly cursor: string; readonly product: Product }[];
  /** Where the next page begins, when that is not after the last edge. */
  readonly endCursor?: string | undefined;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export type PageRefusal = { readonly code: 'PAGE_SIZE' | 'CURSOR' };

export interface ListProducts {
  readonly first: number;
  readonly after?: string | undefined;
  readonly category?: string | undefined;
  readonly sort: ProductSort;
}

export const isPageSize = (first: number): boolean => first >= 1 && first <= 100;

export const createListProducts =
  ({ products }: { products: Pick<ProductStore, 'list'> }) =>
  async ({ first, after, category = everything, sort }: ListProducts): Promise<Decision<Page, never, PageRefusal>> => {
    if (!isPageSize(first)) return refuse({ code: 'PAGE_SIZE' });
    const place = after === undefined ? undefined : readCursor(sort, after);
    if (after !== undefined && !place) return refuse({ code: 'CURSOR' });
    // One more than asked for tells whether a next page exists.
    const listed = await products.list({ shelf: category, sort, first: first + 1, after: place });
    return accept({
      edges: listed.slice(0, first).map((product) => ({
        cursor: writeCursor(sort, { key: sortKeysOf(product)[sort], id: product.id }),
        product,
      })),
      hasNextPage: listed.length > first,
      hasPreviousPage: place !== undefined,
    });
  };

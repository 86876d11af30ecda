// Search by the engine, and without it by words in the source of truth. A list that was begun in one of the two has
// cursors of its own: one begun by words is finished there, so that nobody sees a product twice.
import { accept, type Decision, refuse } from '@cartograph/kernel';
import { readCursor, writeCursor } from '../domain/cursor';
import { type Place, sortKeysOf } from '../domain/listing';
import { wordsOf } from '../domain/words';
import type { Found, ProductIndex, ProductReader, ProductStore } from '../ports';
import { isPageSize, type Page, type PageRefusal } from './list-products';

export interface SearchProducts {
  readonly query: string;
  readonly first: number;
  readonly after?: string | undefined;
}

export interface SearchPage extends Page {
  readonly totalCount?: number | undefined;
  readonly isDegraded: boolean;
}

export type SearchRefusal = PageRefusal | { readonly code: 'QUERY_TOO_LONG' };

interface Needs {
  readonly reader: Pick<ProductReader, 'byIds'>;
  readonly products: Pick<ProductStore, 'listByWords'>;
  readonly index: Pick<ProductIndex, 'search'>;
  /** Told of each time that the engine did not answer. */
  readonly onEngineFault: (fault: unknown) => void;
}

const ranked = 'RANKED';
const byWords = 'WORDS';

const cursorOf = ({ id, score }: Found['hits'][number]): string => writeCursor(ranked, { key: score, id });

export const createSearchProducts = ({ reader, products, index, onEngineFault }: Needs) => {
  const searchIndex = async (query: string, first: number, after: Place | undefined): Promise<SearchPage> => {
    const { hits, totalCount } = await index.search(query, first + 1, after);
    const shown = hits.slice(0, first);
    const found = await reader.byIds(shown.map(({ id }) => id));
    return {
      // What was taken off the shelves since it was indexed is left out, the last one of the page perhaps.
      edges: shown.flatMap((hit) => {
        const product = found.get(hit.id);
        return product?.status === 'ACTIVE' ? [{ cursor: cursorOf(hit), product }] : [];
      }),
      endCursor: shown.map(cursorOf).at(-1),
      hasNextPage: hits.length > first,
      hasPreviousPage: after !== undefined,
      totalCount,
      isDegraded: false,
    };
  };

  const searchWords = async (query: string, first: number, after: Place | undefined): Promise<SearchPage> => {
    const listed = await products.listByWords(wordsOf(query), first + 1, after);
    return {
      edges: listed.slice(0, first).map((product) => ({
        cursor: writeCursor(byWords, { key: sortKeysOf(product).NEWEST, id: product.id }),
        product,
      })),
      hasNextPage: listed.length > first,
      hasPreviousPage: after !== undefined,
      isDegraded: true,
    };
  };

  return async ({ query, first, after }: SearchProducts): Promise<Decision<SearchPage, never, SearchRefusal>> => {
    if (!isPageSize(first)) return refuse({ code: 'PAGE_SIZE' });
    if (query.length > 256) return refuse({ code: 'QUERY_TOO_LONG' });
    const rankedAfter = after === undefined ? undefined : readCursor(ranked, after);
    const wordsAfter = after === undefined ? undefined : readCursor(byWords, after);
    if (after !== undefined && !rankedAfter && !wordsAfter) return refuse({ code: 'CURSOR' });
    if (wordsAfter) return accept(await searchWords(query, first, wordsAfter));
    try {
      return accept(await searchIndex(query, first, rankedAfter));
    } catch (fault) {
      onEngineFault(fault);
      return accept(await searchWords(query, first, undefined));
    }
  };
};

// The orders in which products are listed, and the places in such a list. Every order is ascending over one key and then
// the id, so that one index and one kind of cursor serve them all.
import type { ProductId } from '@cartograph/kernel';
import { type Product, priceRange } from './product';

export const productSorts = ['NEWEST', 'TITLE', 'PRICE_ASC', 'PRICE_DESC'] as const;
export type ProductSort = (typeof productSorts)[number];

export type SortKeys = Readonly<Record<ProductSort, string | number>>;

/** A product's place in each order. Prices are compared in minor units: the shop lists in one currency. */
export const sortKeysOf = (product: Product): SortKeys => {
  const prices = priceRange(product);
  return {
    NEWEST: 0 - product.createdAt,
    TITLE: product.title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(),
    PRICE_ASC: prices?.min.amountMinor ?? Number.MAX_SAFE_INTEGER,
    PRICE_DESC: prices ? -prices.max.amountMinor : 1,
  };
};

/** The shelf of everything that is on sale. */
export const everything = '';

/** Where a product is listed: with everything, in its category, and in each category above. Nowhere when not on sale. */
export const shelvesOf = ({ status, category }: Pick<Product, 'status' | 'category'>): string[] | undefined => {
  if (status !== 'ACTIVE') return undefined;
  const steps = category?.path.split('/') ?? [];
  return [everything, ...steps.map((_, index) => steps.slice(0, index + 1).join('/'))];
};

/** A place between two products of a list: after the one with this key and id. */
export interface Place {
  readonly key: string | number;
  readonly id: ProductId;
}

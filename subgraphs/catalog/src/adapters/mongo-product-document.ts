// How a product lies in MongoDB: the product itself, and beside it the keys that indexes need, which are only there
// while they should be found.
import type { Product } from '../domain/product';
import { shelvesOf, type SortKeys, sortKeysOf } from '../domain/listing';
import { wordsOf } from '../domain/words';

/** Flat arrays, since a sparse index over a field of embedded documents is not kept by every engine. */
interface Keys {
  readonly handle?: string;
  readonly skus?: readonly string[];
  readonly variantIds?: readonly string[];
  readonly shelves?: readonly string[];
  readonly words?: readonly string[];
  readonly sort?: SortKeys;
}

export interface PendingEvent {
  readonly id: string;
  readonly indexVersion: number;
}

export interface ProductDocument extends Keys {
  readonly _id: string;
  readonly product: Product;
  /** Fresh with each change: what compare-and-set compares. */
  readonly revision: string;
  /** The revision that was last not yet told of; absent when all events are out. */
  readonly pendingSince?: string;
  readonly pending: readonly PendingEvent[];
}

const keyNames = ['handle', 'skus', 'variantIds', 'shelves', 'words', 'sort'] as const;

const keysOf = (product: Product): Keys => {
  if (product.status === 'REMOVED') return {};
  const { handle, variants, title, brand, category } = product;
  const shelves = shelvesOf(product);
  return {
    handle,
    skus: variants.map(({ sku }) => sku),
    variantIds: variants.map(({ id }) => id),
    sort: sortKeysOf(product),
    ...(shelves && { shelves, words: wordsOf(title, brand ?? '', ...(category?.names ?? [])) }),
  };
};

export const newDocument = (product: Product, revision: string, pending: readonly PendingEvent[]): ProductDocument => ({
  _id: product.id,
  product,
  revision,
  pendingSince: revision,
  pending,
  ...keysOf(product),
});

/** The update that turns a stored product into another and adds its events. */
export const documentUpdate = (product: Product, revision: string, pending: readonly PendingEvent[]) => {
  const keys = keysOf(product);
  const absent = keyNames.filter((name) => keys[name] === undefined);
  return {
    $set: { product, revision, pendingSince: revision, ...keys },
    $push: { pending: { $each: [...pending] } },
    ...(absent.length > 0 && { $unset: Object.fromEntries(absent.map((name) => [name, '' as const])) }),
  };
};

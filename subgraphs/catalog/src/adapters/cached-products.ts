// Products for those who look. The product is kept under its id; handles and variants lead to that id, so that one event
// drops everything about it. Never used for buying.
import type { ProductId } from '@cartograph/kernel';
import type { Product } from '../domain/product';
import type { ProductCache, ProductReader, SharedCache } from '../ports';
import { readThrough } from './read-through';

interface Knobs {
  readonly shared?: SharedCache | undefined;
  /** How many products are kept in this process; about 5 kB each. */
  readonly capacity?: number;
  readonly now?: () => number;
}

// The longest that a change can go unnoticed when its event is lost.
const ttlMs = 5 * 60_000;

export const cacheProducts = (store: ProductReader, knobs: Knobs = {}): ProductCache => {
  const { shared, capacity = 5_000, now = Date.now } = knobs;
  const sharedAs = (prefix: string) => shared && { cache: shared, prefix };
  const products = readThrough<Product>({
    load: (ids) => store.byIds(ids as ProductId[]),
    ttlMs,
    capacity,
    now,
    shared: sharedAs('catalog:product:'),
  });

  /** Reads by another key than the id. A key may have moved to another product since: then the truth is asked. */
  const by = (
    prefix: string,
    read: (keys: readonly string[]) => Promise<Map<string, Product>>,
    isFor: (product: Product, key: string) => boolean,
  ) => {
    const readAndKeep = async (keys: readonly string[]) => {
      const found = await read(keys);
      for (const product of found.values()) products.keep(product.id, product);
      return found;
    };
    const ids = readThrough<ProductId>({
      load: async (keys) => new Map([...(await readAndKeep(keys))].map(([key, { id }]) => [key, id])),
      ttlMs,
      capacity: 4 * capacity,
      now,
      shared: sharedAs(prefix),
    });
    return async (keys: readonly string[]): Promise<Map<string, Product>> => {
      const idOf = await ids.many(keys);
      const byId = await products.many([...idOf.values()]);
      const found = new Map<string, Product>();
      const moved: string[] = [];
      for (const [key, id] of idOf) {
        const product = byId.get(id);
        if (product && isFor(product, key)) found.set(key, product);
        else moved.push(key);
      }
      if (moved.length === 0) return found;
      await ids.drop(moved);
      return new Map([...found, ...(await readAndKeep(moved))]);
    };
  };

  return {
    byIds: (ids) => products.many(ids),
    byHandles: by(
      'catalog:handle:',
      (handles) => store.byHandles(handles),
      ({ handle }, key) => handle === key,
    ),
    byVariantIds: by(
      'catalog:variant:',
      (ids) => store.byVariantIds(ids as never),
      ({ variants }, key) => variants.some(({ id }) => id === key),
    ),
    drop: (ids) => products.drop(ids),
  };
};

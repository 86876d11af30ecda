// Products in memory, for tests of use cases. It passes the same contract suite as MongoDB's.
import { type Instant, refuse, toInstant, type Decision } from '@cartograph/kernel';
import { type Place, type ProductSort, shelvesOf, sortKeysOf } from '../domain/listing';
import type { Product, ProductChanged } from '../domain/product';
import { wordsOf } from '../domain/words';
import type { DecideProduct, Keyed, ProductStore, Taken } from '../ports';

const isAfter = (product: Product, sort: ProductSort, { key, id }: Place): boolean => {
  const own = sortKeysOf(product)[sort];
  return own > key || (own === key && product.id > id);
};

const inOrder = (products: Product[], sort: ProductSort, first: number, after: Place | undefined): Product[] =>
  products
    .filter((product) => !after || isAfter(product, sort, after))
    .sort((a, b) => (isAfter(a, sort, { key: sortKeysOf(b)[sort], id: b.id }) ? 1 : -1))
    .slice(0, first);

export interface MemoryProducts extends ProductStore {
  /** Everything that was told, in order. */
  readonly told: readonly ProductChanged[];
}

export const createMemoryProducts = (now: () => Instant = () => toInstant(Date.now())): MemoryProducts => {
  const products = new Map<string, Product>();
  const told: ProductChanged[] = [];
  const shown = () => [...products.values()].filter(({ status }) => status !== 'REMOVED');

  const takenBy = (product: Product): Taken | undefined => {
    if (product.status === 'REMOVED') return undefined;
    const others = shown().filter(({ id }) => id !== product.id);
    const skus = new Set(product.variants.map(({ sku }) => sku));
    if (others.some(({ handle }) => handle === product.handle)) return { code: 'HANDLE_TAKEN' };
    if (others.some(({ variants }) => variants.some(({ sku }) => skus.has(sku)))) return { code: 'SKU_TAKEN' };
    return undefined;
  };

  const byVariantIds: ProductStore['byVariantIds'] = async (ids) =>
    new Map(
      shown().flatMap((product) =>
        product.variants.filter(({ id }) => ids.includes(id)).map(({ id }) => [id, product] as const),
      ),
    );

  return {
    told,
    byIds: async (ids) =>
      new Map(
        shown()
          .filter(({ id }) => ids.includes(id))
          .map((product) => [product.id, product]),
      ),
    byHandles: async (handles) =>
      new Map(
        shown()
          .filter(({ handle }) => handles.includes(handle))
          .map((product) => [product.handle, product]),
      ),
    byVariantIds,
    forSale: byVariantIds,
    list: async ({ shelf, sort, first, after }) =>
      inOrder(
        shown().filter((product) => shelvesOf(product)?.includes(shelf)),
        sort,
        first,
        after,
      ),
    listByWords: async (words, first, after) =>
      inOrder(
        shown().filter((product) => {
          const own = wordsOf(product.title, product.brand ?? '', ...(product.category?.names ?? []));
          return product.status === 'ACTIVE' && words.length > 0 && words.every((word) => own.includes(word));
        }),
        'NEWEST',
        first,
        after,
      ),
    changeMany: async <Item extends Keyed, Refusal>(items: readonly Item[], decide: DecideProduct<Item, Refusal>) =>
      items.map((item): Decision<Product | undefined, ProductChanged, Refusal | Taken> => {
        const decision = decide(products.get(item.productId), item, now());
        if (!decision.ok || !decision.state || decision.events.length === 0) return decision;
        const taken = takenBy(decision.state);
        if (taken) return refuse(taken);
        products.set(item.productId, decision.state);
        told.push(...decision.events);
        return decision;
      }),
    forIndex: async (ids) => ids.flatMap((id) => products.get(id) ?? []),
    indexVersions: async function* (pageSize) {
      const versions = [...products.values()].map(({ id, indexVersion }) => ({ id, indexVersion }));
      for (let start = 0; start < versions.length; start += pageSize) yield versions.slice(start, start + pageSize);
    },
  };
};

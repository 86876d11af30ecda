// What the catalog asks of the world.
import type { Decision, Instant, ProductId, VariantId } from '@cartograph/kernel';
import type { Place, ProductSort } from './domain/listing';
import type { ForSale } from './domain/price-line';
import type { Product, ProductChanged } from './domain/product';

/** Reads products in lists. What is not there, or was removed, is not in the answer. */
export interface ProductReader {
  byIds(ids: readonly ProductId[]): Promise<Map<string, Product>>;
  byHandles(handles: readonly string[]): Promise<Map<string, Product>>;
  byVariantIds(ids: readonly VariantId[]): Promise<Map<string, Product>>;
}

export interface ListRequest {
  readonly shelf: string;
  readonly sort: ProductSort;
  readonly first: number;
  readonly after?: Place | undefined;
}

/** Somebody else has it: handles and SKUs are unique in the shop. */
export type Taken = { readonly code: 'HANDLE_TAKEN' | 'SKU_TAKEN' };

export interface Keyed {
  readonly productId: ProductId;
}

/** A synchronous rule over one product; undefined stands for one that does not exist. */
export type DecideProduct<Item extends Keyed, Refusal> = (
  product: Product | undefined,
  item: Item,
  at: Instant,
) => Decision<Product | undefined, ProductChanged, Refusal>;

/** The source of truth. */
export interface ProductStore extends ProductReader {
  list(request: ListRequest): Promise<Product[]>;
  /** Products on sale with all of the words, the newest first. */
  listByWords(words: readonly string[], first: number, after?: Place): Promise<Product[]>;
  /** Loads, decides, and saves each product together with its events; several items of one product are folded. */
  changeMany<Item extends Keyed, Refusal>(
    items: readonly Item[],
    decide: DecideProduct<Item, Refusal>,
  ): Promise<Decision<Product | undefined, ProductChanged, Refusal | Taken>[]>;
  /** What the buying path needs of each variant's product, by variant id. */
  forSale(variantIds: readonly VariantId[]): Promise<Map<string, ForSale>>;
  /** Tombstones included: what the index must know. */
  forIndex(ids: readonly ProductId[]): Promise<Product[]>;
  /** Every product's id and index version, tombstones included, in pages of this size. */
  indexVersions(pageSize: number): AsyncIterable<readonly { id: ProductId; indexVersion: number }[]>;
}

/** A change that was saved and not yet told. */
export interface PendingChange {
  readonly productId: ProductId;
  /** The product's revision that carries these events. */
  readonly revision: string;
  readonly events: readonly { readonly id: string; readonly indexVersion: number }[];
}

export interface PendingChanges {
  take(limit: number): Promise<PendingChange[]>;
  /** Forgets exactly these events; what was added meanwhile stays. */
  forget(changes: readonly PendingChange[]): Promise<void>;
}

export interface Found {
  /** The best first. */
  readonly hits: readonly { readonly id: ProductId; readonly score: number }[];
  readonly totalCount: number;
}

/** The search engine. Every call throws when it is away. */
export interface ProductIndex {
  search(query: string, first: number, after?: Place): Promise<Found>;
  /** Makes the index when it is missing. */
  prepare(): Promise<void>;
  /** Writes what is newer than what the index has; never goes back. */
  put(products: readonly Product[]): Promise<void>;
  versions(ids: readonly ProductId[]): Promise<Map<string, number>>;
}

/** A search engine that is known to go away. */
export interface WatchedIndex extends ProductIndex {
  /** True from the start, and after each call that failed, until `markComplete`. */
  isIncomplete(): boolean;
  markComplete(): void;
}

/** Products for those who look: at most five minutes old, and younger where changes are heard of. */
export interface ProductCache extends ProductReader {
  drop(ids: readonly ProductId[]): Promise<void>;
}

/** A second place to look before the source of truth, shared by processes. Losing it costs time only. */
export interface SharedCache {
  get(keys: readonly string[]): Promise<(string | null)[]>;
  put(entries: readonly (readonly [key: string, text: string])[]): Promise<void>;
  drop(keys: readonly string[]): Promise<void>;
}

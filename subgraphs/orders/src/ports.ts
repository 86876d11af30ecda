// What the use cases ask the world for.
import type { Money } from '@cartograph/kernel';
import type { Checkout } from './checkout/checkout';
import type { Heard, ReviewCause } from './checkout/standing';
import type { AcceptRefusal } from './domain/accept-placement';
import type { NewOrder, Order, VisibleOrderStatus } from './domain/order';
import type { Placement, PlacementStatus } from './domain/placement';
import type { Coupon, ShopTables } from './domain/shop-tables';
import type { Throttled } from './domain/throttle-placement';

/** Everything that accept writes in one transaction. */
export interface AcceptRequest {
  /** The body that the placement, the order and the saga will share. */
  readonly id: string;
  readonly scope: string;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
  readonly order: NewOrder;
  readonly checkout: Checkout;
  readonly traceparent?: string;
}

export type AcceptOutcome =
  | { readonly ok: true; readonly placementId: string; readonly fingerprint: string; readonly replayed: boolean }
  | { readonly ok: false; readonly refusal: AcceptRefusal };

/** A page of a list that goes from the newest to the oldest. */
export interface ListPage<Status> {
  /** Only these; all when undefined. */
  readonly status: readonly Status[] | undefined;
  /** Begins after this id; at the newest when undefined. */
  readonly before: string | undefined;
  readonly limit: number;
}

export interface PlacementStore {
  /** The placement under a key, if any. */
  findByKey(key: { readonly scope: string; readonly idempotencyKey: string }): Promise<Placement | undefined>;
  findById(id: string): Promise<Placement | undefined>;
  list(page: ListPage<PlacementStatus>): Promise<readonly Placement[]>;
  /** Who holds this version of a cart: its live placement, or the one that bought it. */
  findHolder(cart: { readonly cartId: string; readonly version: number }): Promise<string | undefined>;
  /** Makes a purchase durable. Throws Fault SERVICE_UNAVAILABLE when the store is away: the same key tells what became of it. */
  accept(request: AcceptRequest): Promise<AcceptOutcome>;
}

export interface OrderStore {
  find(id: string): Promise<Order | undefined>;
  /** Confirmed ones, of one customer or of all. */
  list(page: ListPage<VisibleOrderStatus> & { readonly customerId: string | undefined }): Promise<readonly Order[]>;
}

export interface ShopTableStore {
  tables(): Promise<ShopTables>;
  coupons(codes: readonly string[]): Promise<Coupon[]>;
}

export interface CartLine {
  readonly lineId: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly priceWhenAdded: Money;
}

export type CartRead =
  | { readonly ok: true; readonly version: number; readonly lines: readonly CartLine[] }
  | { readonly ok: false; readonly code: 'CART_NOT_FOUND' };

export type CartFreeze =
  | { readonly ok: true; readonly version: number; readonly lines: readonly CartLine[] }
  | {
      readonly ok: false;
      readonly code: 'CART_NOT_FOUND' | 'CART_LOCKED' | 'VERSION_CONFLICT' | 'CART_EMPTY';
      readonly version?: number | undefined;
    };

/** The cart subgraph. Every call throws Fault SERVICE_UNAVAILABLE or DEADLINE_EXCEEDED when it does not answer. */
export interface Carts {
  read(cartId: string): Promise<CartRead>;
  freeze(freeze: { cartId: string; expectedVersion: number; token: string; attemptId: string }): Promise<CartFreeze>;
  /** Ends an attempt before accept. Never throws: the freeze runs out by itself. */
  unfreeze(freeze: { cartId: string; token: string; attemptId: string }): void;
  /** The saga owns the freeze from now on. Never throws: the sweeper repeats it. */
  takeOver(freeze: { cartId: string; token: string }): void;
}

export type PricedVariant =
  | {
      readonly ok: true;
      readonly variantId: string;
      readonly productId: string;
      readonly sku: string;
      readonly title: string;
      readonly options: readonly { readonly name: string; readonly value: string }[];
      readonly imageUrl?: string | undefined;
      readonly price: Money;
      readonly taxClass: string;
    }
  | { readonly ok: false; readonly variantId: string; readonly code: 'VARIANT_NOT_FOUND' | 'NOT_PURCHASABLE' };

export interface Prices {
  /** Each variant as it is bought now, in the order asked for. */
  ofVariants(variantIds: readonly string[]): Promise<PricedVariant[]>;
}

export interface Stock {
  /** Pieces that could be sold now, in the order asked for. */
  availableOf(variantIds: readonly string[]): Promise<number[]>;
}

/** Lets new placements in, or asks them to come later. Never waits: it goes by what was lately seen. */
export interface Admission {
  /** Undefined lets a new placement in. Asked from inside a call. */
  throttle(): Throttled | undefined;
  /** Counts a call while it is under way. */
  inside<Answer>(call: () => Promise<Answer>): Promise<Answer>;
}

/** Whether cards can be charged now, as payments has lately said; unknown is not out. Never waits. */
export interface CardProcessorWatch {
  /** When to try again, in milliseconds, while the processor is out; undefined when it is not known to be. */
  outForMs(): number | undefined;
}

/** Tells when a placement is confirmed or has ended, by whichever process. */
export interface Settlements {
  /** Resolves when it is settled, or after `ms` milliseconds, or when the process is stopping. */
  waitFor(placementId: string, ms: number): Promise<unknown>;
}

/** Something for one saga to hear. `key` makes hearing it twice the same as hearing it once. */
export interface SagaNews {
  readonly sagaId: string;
  readonly key: string;
  /** Whether what was asked has left is read with the row, not told. */
  readonly heard: Exclude<Heard, { kind: 'wake' }> | { readonly kind: 'wake' };
}

/** What became of the sagas of one list, for those who wait for them or watch over them. */
export interface Advanced {
  /** Confirmed, or ended with everything undone: the callers may be told. */
  readonly settled: readonly string[];
  /** Came to need a person. */
  readonly reviewed: readonly { readonly sagaId: string; readonly step: string; readonly cause: ReviewCause }[];
}

export interface SleepingSaga {
  readonly sagaId: string;
  readonly revision: number;
  readonly cartId: string;
  readonly freezeToken: string;
  readonly isBeforePivot: boolean;
}

export interface SagaStore {
  /** Advances the sagas of a list. Throws Fault SERVICE_UNAVAILABLE when the store is away; the news may be told again. */
  advance(news: readonly SagaNews[]): Promise<Advanced>;
  /** Sagas whose time has come and that no other process is looking at, at most 256; each is looked at again in 2 s. */
  findAsleep(): Promise<SleepingSaga[]>;
}

/** Opens one order without signing in: a keyed hash of its id. */
export interface AccessKeys {
  keyFor(orderId: string): string;
  opens(accessKey: string, orderId: string): boolean;
}

/** A 26-character id body that sorts by time. */
export type NewId = () => string;

/** A one-way text for a text: the same for the same. */
export type Digest = (text: string) => string;

/** The local clock in milliseconds; for waiting and for coupons' dates in a preview, never for what a store decides. */
export type Clock = () => number;

export interface Needs {
  readonly placements: PlacementStore;
  readonly orders: OrderStore;
  readonly shopTables: ShopTableStore;
  readonly carts: Carts;
  readonly prices: Prices;
  readonly stock: Stock;
  readonly settlements: Settlements;
  readonly admission: Admission;
  readonly cardProcessor: CardProcessorWatch;
  readonly accessKeys: AccessKeys;
  readonly newId: NewId;
  readonly digest: Digest;
  readonly clock: Clock;
  /** Named places where a test may end the process. */
  readonly killPoint: (name: string) => void;
}

// What the use cases need from the world. Lists in, lists of answers in the same order out.
import type { CartId } from '@cartograph/kernel';
import type { SeenCart, Remembered } from './domain/cart';
import type { Priced } from './domain/cart-problems';
import type { LineToAdd, LineToUpdate } from './domain/cart-lines';
import type { Change, ChangeRefusal, Creation } from './domain/change-cart';
import type { FreezeAttempt, FreezeHolder, FreezeRefusal, FreezeRequest } from './domain/freeze-cart';
import type { Emptying, Restoration } from './domain/settle-cart';

export type ChangeAnswer =
  | { readonly ok: true; readonly cart: SeenCart; readonly replayed: boolean }
  | { readonly ok: false; readonly refusal: ChangeRefusal };

export type FreezeAnswer =
  { readonly ok: true; readonly cart: SeenCart } | { readonly ok: false; readonly refusal: FreezeRefusal };

/** Nothing refuses a saga's end. A cart that is broken in the store is told apart, for the log. */
export type Settlement = { readonly ok: true } | { readonly ok: false; readonly fault: unknown };

export type Addition = Change & { readonly lines: readonly LineToAdd[] };
export type Update = Change & { readonly lines: readonly LineToUpdate[] };
export type Removal = Change & { readonly lineIds: readonly string[] };

/**
 * Keeps carts by its own clock. In a list, a cart that is broken counts as not found; a single change of it throws.
 * Throws Fault SERVICE_UNAVAILABLE when it cannot be reached or does not serve.
 */
export interface CartStore {
  read(ids: readonly CartId[]): Promise<(SeenCart | undefined)[]>;

  /** The cart id that belongs to a creation's key: the first one proposed within a day. */
  claimId(scopedKey: string, proposed: CartId): Promise<CartId>;
  /** The answer of a change that was made before with this key; undefined when the key is new. */
  recall(change: Remembered & { readonly cartId: CartId }): Promise<ChangeAnswer | undefined>;
  create(creation: Creation): Promise<ChangeAnswer>;
  addLines(addition: Addition): Promise<ChangeAnswer>;
  updateLines(update: Update): Promise<ChangeAnswer>;
  removeLines(removal: Removal): Promise<ChangeAnswer>;

  freeze(requests: readonly FreezeRequest[]): Promise<FreezeAnswer[]>;
  /** True where this call ended the freeze. */
  unfreeze(attempts: readonly FreezeAttempt[]): Promise<boolean[]>;
  /** True where the token holds the freeze. */
  takeOver(holders: readonly FreezeHolder[]): Promise<boolean[]>;
  restore(restorations: readonly Restoration[]): Promise<Settlement[]>;
  empty(emptyings: readonly Emptying[]): Promise<Settlement[]>;
}

/** What variants cost now, in the order in which they were asked for. Throws Fault SERVICE_UNAVAILABLE. */
export type Prices = (variantIds: readonly string[]) => Promise<Priced[]>;

export interface Needs {
  readonly carts: CartStore;
  readonly prices: Prices;
  readonly newCartId: () => CartId;
  readonly newLineId: () => string;
}

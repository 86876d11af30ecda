// What a cart is. The store in Redis decides in Lua; these rules say the same in plain functions, and a property test
// holds the two together.
import { addMoney, dayMs, plusMs, timesMoney, type CartId, type Instant, type Money } from '@cartograph/kernel';

/** `valueMinor` keeps sums, and basis points of them, exact in a double. */
export const cartLimits = {
  lines: 100,
  quantity: 999,
  valueMinor: 100_000_000_000,
  rememberedKeys: 64,
  rememberedSteps: 64,
  keptForMs: 30 * dayMs,
} as const;

export type CartLimit = 'LINES' | 'QUANTITY' | 'VALUE';

export interface CartLine {
  readonly id: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly priceWhenAdded: Money;
}

/** The key of a change that was made, and what was asked with it. */
export interface Remembered {
  readonly key: string;
  readonly fingerprint: string;
}

export interface Freeze {
  /** Belongs to one idempotency key of placeOrder; each call under it is an attempt. */
  readonly token: string;
  readonly attempts: readonly string[];
  /** SAGA: a placement was accepted and took the freeze over, so it ends by restore or empty only. */
  readonly until: Instant | 'SAGA';
}

export interface Cart {
  readonly id: CartId;
  /** Rises with every change, never with a freeze. */
  readonly version: number;
  /** In the order in which they were added; one for each variant, all in one currency. */
  readonly lines: readonly CartLine[];
  readonly freeze?: Freeze | undefined;
  readonly createdBy: Remembered;
  /** The last 64 changes. */
  readonly keys: readonly Remembered[];
  /** The last 64 saga steps. */
  readonly steps: readonly string[];
  readonly expiresAt: Instant;
}

/** What the world sees of a cart. */
export interface SeenCart {
  readonly id: CartId;
  readonly version: number;
  readonly lines: readonly CartLine[];
  readonly isFrozen: boolean;
  readonly expiresAt: Instant;
}

/** The freeze that holds at this time: one that ran out is none. */
export const freezeAt = ({ freeze }: Cart, at: Instant): Freeze | undefined =>
  freeze && (freeze.until === 'SAGA' || freeze.until > at) ? freeze : undefined;

export const seeCart = (cart: Cart, at: Instant): SeenCart => ({
  id: cart.id,
  version: cart.version,
  lines: cart.lines,
  isFrozen: freezeAt(cart, at) !== undefined,
  expiresAt: cart.expiresAt,
});

/** The cart with other lines: a new version, kept for another 30 days. */
export const withLines = (cart: Cart, lines: readonly CartLine[], at: Instant): Cart => ({
  ...cart,
  lines,
  version: cart.version + 1,
  expiresAt: plusMs(at, cartLimits.keptForMs),
});

/** The sum at the prices when added; undefined for an empty cart, which has no currency yet. */
export const subtotalOf = (lines: readonly CartLine[]): Money | undefined =>
  lines
    .map(({ priceWhenAdded, quantity }) => timesMoney(priceWhenAdded, quantity))
    .reduce<Money | undefined>((sum, total) => (sum ? addMoney(sum, total) : total), undefined);

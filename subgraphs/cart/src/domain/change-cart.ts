// What every change by a shopper goes through, whatever it does to the lines: the key, the freeze, the version.
import { accept, plusMs, refuse, type CartId, type Decision, type Instant } from '@cartograph/kernel';
import { cartLimits, freezeAt, withLines, type Cart, type Remembered } from './cart';
import { addLines, type LinesDecision, type LinesRefusal, type LineToAdd } from './cart-lines';

export interface Change extends Remembered {
  readonly cartId: CartId;
  readonly expectedVersion?: number | undefined;
}

export interface Creation extends Remembered {
  readonly cartId: CartId;
  readonly lines: readonly LineToAdd[];
}

export type ChangeRefusal =
  | LinesRefusal
  | { readonly code: 'CART_NOT_FOUND' }
  | { readonly code: 'IDEMPOTENCY_KEY_REUSED' }
  | { readonly code: 'CART_LOCKED' }
  | { readonly code: 'VERSION_CONFLICT'; readonly version: number };

/** The same change asked again: the cart as it is now, and nothing happens. */
export interface Replayed {
  readonly type: 'Replayed';
}

export type ChangeDecision = Decision<Cart, Replayed, ChangeRefusal>;

/** Whether this key was used before: then the answer, else undefined. A refusal is never remembered. */
export const recallChange = (cart: Cart | undefined, { key, fingerprint }: Remembered): ChangeDecision | undefined => {
  if (!cart) return refuse({ code: 'CART_NOT_FOUND' });
  const known = [cart.createdBy, ...cart.keys].find((remembered) => remembered.key === key);
  if (!known) return undefined;
  if (known.fingerprint !== fingerprint) return refuse({ code: 'IDEMPOTENCY_KEY_REUSED' });
  return accept(cart, { type: 'Replayed' });
};

export const changeCart = (
  cart: Cart | undefined,
  { key, fingerprint, expectedVersion }: Change,
  at: Instant,
  decide: (lines: Cart['lines']) => LinesDecision,
): ChangeDecision => {
  const recalled = recallChange(cart, { key, fingerprint });
  if (recalled || !cart) return recalled ?? refuse({ code: 'CART_NOT_FOUND' });
  if (freezeAt(cart, at)) return refuse({ code: 'CART_LOCKED' });
  if (expectedVersion !== undefined && expectedVersion !== cart.version)
    return refuse({ code: 'VERSION_CONFLICT', version: cart.version });
  const lines = decide(cart.lines);
  if (!lines.ok) return lines;
  const keys = [...cart.keys, { key, fingerprint }].slice(-cartLimits.rememberedKeys);
  return accept({ ...withLines(cart, lines.state, at), keys });
};

/** The id was claimed for this key alone, so a cart that is there already was created by it. */
export const createCart = (cart: Cart | undefined, creation: Creation, at: Instant): ChangeDecision => {
  const { cartId, key, fingerprint } = creation;
  if (cart) return recallChange(cart, creation) ?? refuse({ code: 'IDEMPOTENCY_KEY_REUSED' });
  const lines = addLines([], creation.lines);
  if (!lines.ok) return lines;
  return accept({
    id: cartId,
    version: 1,
    lines: lines.state,
    createdBy: { key, fingerprint },
    keys: [],
    steps: [],
    expiresAt: plusMs(at, cartLimits.keptForMs),
  });
};

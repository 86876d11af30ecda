// A freeze keeps a cart as it is while it is priced and bought. It is a courtesy to the shopper, not what guards the
// money: orders does not rest on it.
import { accept, plusMs, refuse, type CartId, type Decision, type Instant } from '@cartograph/kernel';
import { freezeAt, type Cart } from './cart';

export interface FreezeHolder {
  readonly cartId: CartId;
  readonly token: string;
}

export interface FreezeAttempt extends FreezeHolder {
  readonly attemptId: string;
}

export interface FreezeRequest extends FreezeAttempt {
  readonly expectedVersion: number;
  readonly ttlMs: number;
}

export type FreezeRefusal =
  | { readonly code: 'CART_NOT_FOUND' }
  | { readonly code: 'CART_LOCKED' }
  | { readonly code: 'VERSION_CONFLICT'; readonly version: number }
  | { readonly code: 'CART_EMPTY' };

/** The token that holds the freeze already may enter again: several calls of one key may be inside at once. */
export const freezeCart = (
  cart: Cart | undefined,
  { token, attemptId, expectedVersion, ttlMs }: FreezeRequest,
  at: Instant,
): Decision<Cart, never, FreezeRefusal> => {
  if (!cart) return refuse({ code: 'CART_NOT_FOUND' });
  const held = freezeAt(cart, at);
  if (held && held.token !== token) return refuse({ code: 'CART_LOCKED' });
  if (cart.version !== expectedVersion) return refuse({ code: 'VERSION_CONFLICT', version: cart.version });
  if (cart.lines.length === 0) return refuse({ code: 'CART_EMPTY' });
  const others = (held?.attempts ?? []).filter((attempt) => attempt !== attemptId);
  const end = plusMs(at, ttlMs);
  const until = !held || (held.until !== 'SAGA' && held.until < end) ? end : held.until;
  return accept({ ...cart, freeze: { token, attempts: [...others, attemptId], until } });
};

/** Ends one attempt; the freeze ends with its last one, unless a saga took it over. The version stays. */
export const unfreezeCart = (cart: Cart, { token, attemptId }: FreezeAttempt, at: Instant): Cart => {
  const held = freezeAt(cart, at);
  if (held?.token !== token) return cart;
  const attempts = held.attempts.filter((attempt) => attempt !== attemptId);
  if (attempts.length === 0 && held.until !== 'SAGA') return { ...cart, freeze: undefined };
  return { ...cart, freeze: { ...held, attempts } };
};

/** From now on the freeze ends by restore or empty only. */
export const takeOverFreeze = (cart: Cart, { token }: FreezeHolder, at: Instant): Cart => {
  const held = freezeAt(cart, at);
  return held?.token === token ? { ...cart, freeze: { ...held, until: 'SAGA' } } : cart;
};

import { plusMs, refuse } from '@cartograph/kernel';
import { aCart, now } from '../../test/builders';
import type { Cart, Freeze } from './cart';
import { freezeCart, takeOverFreeze, unfreezeCart } from './freeze-cart';
import { restoreCart } from './settle-cart';

const request = (cart: Cart, given: object = {}) => ({
  cartId: cart.id,
  token: 'mine',
  attemptId: 'a1',
  expectedVersion: cart.version,
  ttlMs: 60_000,
  ...given,
});

const mine: Freeze = { token: 'mine', attempts: ['a1'], until: plusMs(now, 60_000) };

const freezeAfter = (cart: Cart, given?: object) => {
  const decision = freezeCart(cart, request(cart, given), now);
  return decision.ok ? decision.state.freeze : decision;
};

test('a freeze holds a token, an attempt and an end', () => {
  expect(freezeAfter(aCart())).toEqual(mine);
});

test('another attempt of the token enters, and the end moves on', () => {
  const cart = aCart({ freeze: { ...mine, until: plusMs(now, 10) } });
  expect(freezeAfter(cart, { attemptId: 'a2' })).toEqual({ ...mine, attempts: ['a1', 'a2'] });
});

test('an attempt never brings the end nearer', () => {
  expect(freezeAfter(aCart({ freeze: mine }), { attemptId: 'a2', ttlMs: 1 })).toMatchObject({ until: mine.until });
});

test('another token waits until the freeze ran out', () => {
  const cart = aCart({ freeze: mine });
  const stranger = request(cart, { token: 'other' });
  expect(freezeCart(cart, stranger, plusMs(now, 59_999))).toEqual(refuse({ code: 'CART_LOCKED' }));
  expect(freezeCart(cart, stranger, plusMs(now, 60_000)).ok).toBe(true);
});

test('a freeze that was taken over waits for no clock', () => {
  const cart = takeOverFreeze(aCart({ freeze: mine }), { cartId: aCart().id, token: 'mine' }, now);
  const later = plusMs(now, 600_000);
  expect(freezeCart(cart, request(cart, { token: 'other' }), later)).toEqual(refuse({ code: 'CART_LOCKED' }));
  expect(unfreezeCart(cart, request(cart), later).freeze).toEqual({ token: 'mine', attempts: [], until: 'SAGA' });
});

test('nobody takes over what ran out or belongs to another', () => {
  const cart = aCart({ freeze: mine });
  expect(takeOverFreeze(cart, request(cart), plusMs(now, 60_000))).toBe(cart);
  expect(takeOverFreeze(cart, request(cart, { token: 'other' }), now)).toBe(cart);
});

test('thawing keeps the version, restoring raises it', () => {
  const cart = aCart({ freeze: mine });
  expect(unfreezeCart(cart, request(cart), now)).toEqual({ ...cart, freeze: undefined });
  const restored = restoreCart(cart, { cartId: cart.id, token: 'mine', stepKey: 's' }, now);
  expect(restored).toMatchObject({ version: cart.version + 1, freeze: undefined, steps: ['s'] });
});

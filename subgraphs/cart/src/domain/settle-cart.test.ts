import { plusMs } from '@cartograph/kernel';
import { aCart, aLine, now } from '../../test/builders';
import type { Freeze } from './cart';
import { emptyCart, restoreCart } from './settle-cart';

const freeze: Freeze = { token: 'mine', attempts: ['a1'], until: 'SAGA' };
const [first, second] = [aLine({ quantity: 2 }), aLine({ quantity: 3 })];
const aFrozenCart = (given: object = {}) => aCart({ lines: [first, second], freeze, ...given });

const emptying = (given: object = {}) => ({
  cartId: aCart().id,
  token: 'mine',
  stepKey: 'step',
  lines: [
    { lineId: first.id, quantity: 2 },
    { lineId: second.id, quantity: 1 },
  ],
  ...given,
});

test('the ordered pieces leave and the rest stays', () => {
  const cart = aFrozenCart();
  expect(emptyCart(cart, emptying(), now)).toMatchObject({
    version: cart.version + 1,
    lines: [{ ...second, quantity: 2 }],
    freeze: undefined,
    steps: ['step'],
  });
});

test('a line that was reduced meanwhile leaves without a debt', () => {
  const cart = aFrozenCart({ lines: [{ ...first, quantity: 1 }] });
  expect(emptyCart(cart, emptying(), now).lines).toEqual([]);
});

test('the freeze of another stays', () => {
  expect(emptyCart(aFrozenCart(), emptying({ token: 'other' }), now).freeze).toEqual(freeze);
});

test('a step is taken once, and the last 64 are remembered', () => {
  const cart = aFrozenCart({ steps: ['step'] });
  expect(emptyCart(cart, emptying(), now)).toBe(cart);
  expect(restoreCart(cart, emptying(), now)).toBe(cart);
  const many = Array.from({ length: 64 }, (_, index) => `s${index}`);
  expect(emptyCart(aFrozenCart({ steps: many }), emptying(), now).steps).toEqual([...many.slice(1), 'step']);
});

test('only the holder restores', () => {
  const cart = aFrozenCart();
  expect(restoreCart(cart, emptying({ token: 'other' }), now)).toBe(cart);
  const lapsed = aFrozenCart({ freeze: { ...freeze, until: now } });
  expect(restoreCart(lapsed, emptying(), plusMs(now, 1))).toBe(lapsed);
});

import { dayMs, plusMs } from '@cartograph/kernel';
import { cartStoreContract, type CartStoreWorld } from '../../test/cart-store.contract';
import { createdIn, now } from '../../test/builders';
import { createMemoryCarts } from './memory-carts';

const openMemory = (): CartStoreWorld => {
  let at = now;
  return {
    carts: createMemoryCarts(() => at),
    pass: (ms) => {
      at = plusMs(at, ms);
      return Promise.resolve();
    },
  };
};

let world: CartStoreWorld;
beforeEach(() => {
  world = openMemory();
});

describe('carts in memory', () => cartStoreContract(() => world));

test('a cart is gone 30 days after its last change', async () => {
  const cart = await createdIn(world.carts);
  expect(cart.expiresAt).toBe(plusMs(now, 30 * dayMs));
  await world.pass(30 * dayMs - 1);
  expect(await world.carts.read([cart.id])).toEqual([cart]);
  await world.pass(1);
  expect(await world.carts.read([cart.id])).toEqual([undefined]);
});

import type Redis from 'ioredis';
import { dayMs } from '@cartograph/kernel';
import { createLogger } from '@cartograph/runtime';
import { cartStoreContract } from '../../test/cart-store.contract';
import { anAddition, createdIn, newCartId } from '../../test/builders';
import type { CartStore } from '../ports';
import { createRedisCarts } from './redis-carts';
import { connectRedis } from './redis-connection';

let redis: Redis;
let carts: CartStore;

const redisTimeMs = async () => {
  const [seconds, micros] = await redis.time();
  return Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000);
};

beforeAll(async () => {
  const logger = createLogger('cart', 'silent');
  redis = connectRedis(process.env['TEST_REDIS_URL']!, logger);
  await new Promise((resolve) => redis.once('ready', resolve));
  carts = createRedisCarts(redis, logger);
});

afterAll(() => redis.quit());

describe('carts in Redis', () => {
  cartStoreContract(() => ({
    carts,
    pass: async (ms) => {
      const end = (await redisTimeMs()) + ms;
      while ((await redisTimeMs()) <= end);
    },
  }));
});

test("a cart expires by the server's clock, 30 days after its last change", async () => {
  const before = await redisTimeMs();
  const cart = await createdIn(carts);
  const after = await redisTimeMs();
  expect(cart.expiresAt).toBeGreaterThanOrEqual(before + 30 * dayMs);
  expect(cart.expiresAt).toBeLessThanOrEqual(after + 30 * dayMs);
  expect(await redis.pexpiretime(`cart:{${cart.id}}`)).toBe(cart.expiresAt);
});

test('scripts that the server has forgotten are sent again', async () => {
  const cart = await createdIn(carts);
  await redis.script('FLUSH');
  expect(await carts.read([cart.id, newCartId()])).toEqual([cart, undefined]);
  await redis.script('FLUSH');
  expect(await carts.addLines(anAddition({ cartId: cart.id }))).toMatchObject({ ok: true, cart: { version: 2 } });
});

test('a hundred additions at once are all in the cart', async () => {
  const cart = await createdIn(carts);
  const line = { ...cart.lines[0]!, price: cart.lines[0]!.priceWhenAdded, newLineId: 'lin_unused' };
  await Promise.all(
    Array.from({ length: 100 }, () =>
      carts.addLines(anAddition({ cartId: cart.id, lines: [{ ...line, quantity: 1 }] })),
    ),
  );
  expect(await carts.read([cart.id])).toMatchObject([{ version: 101, lines: [{ quantity: 101 }] }]);
});

test('keys, tokens and steps of callers are not readable in the store', async () => {
  const cart = await createdIn(carts, { key: 'a-key-of-a-caller' });
  await carts.freeze([
    { cartId: cart.id, token: 'a-token-of-orders', attemptId: 'an-attempt', expectedVersion: 1, ttlMs: 1_000 },
  ]);
  const stored = JSON.stringify(await redis.hgetall(`cart:{${cart.id}}`));
  expect(stored).not.toMatch(/a-key-of-a-caller|a-token-of-orders|an-attempt/);
});

test('carts that Redis lost are not found', async () => {
  const cart = await createdIn(carts);
  await redis.del(`cart:{${cart.id}}`);
  expect(await carts.read([cart.id])).toEqual([undefined]);
  expect(await carts.addLines(anAddition({ cartId: cart.id }))).toEqual({
    ok: false,
    refusal: { code: 'CART_NOT_FOUND' },
  });
});

// What is held against a cart, and what against Redis: the first ends in an answer, the second is tried again.
import type Redis from 'ioredis';
import type { CartId } from '@cartograph/kernel';
import { createLogger } from '@cartograph/runtime';
import { unique } from '@cartograph/testkit';
import { anAddition, createdIn, newCartId } from '../../test/builders';
import type { CartStore } from '../ports';
import { createRedisCarts } from './redis-carts';
import { connectRedis } from './redis-connection';

const logger = createLogger('cart', 'silent');

const connectAs = async (user: string) => {
  const redis = connectRedis(Object.assign(new URL(process.env['TEST_REDIS_URL']!), { username: user }).href, logger);
  await new Promise((resolve) => redis.once('ready', resolve));
  return redis;
};

let redis: Redis;
let carts: CartStore;

beforeAll(async () => {
  redis = await connectAs('default');
  carts = createRedisCarts(redis, logger);
});

afterAll(() => redis.quit());

describe.each([
  ['is no hash', (key: string) => redis.set(key, 'not a hash')],
  ['lacks a line', (key: string) => redis.hset(key, { version: 1, lines: 'lin_lost ' })],
])('a cart that %s', (_, spoil) => {
  const aBrokenCart = async (): Promise<CartId> => {
    const id = newCartId();
    await spoil(`cart:{${id}}`);
    await redis.expire(`cart:{${id}}`, 60);
    return id;
  };

  test('counts as not found, and harms no neighbour in a list', async () => {
    const [broken, sound] = [await aBrokenCart(), await createdIn(carts)];
    const ids = [broken, sound.id];
    expect(await carts.read(ids)).toEqual([undefined, sound]);
    const attempts = ids.map((cartId) => ({ cartId, token: 't', attemptId: 'a', expectedVersion: 1, ttlMs: 60_000 }));
    expect(await carts.freeze(attempts)).toMatchObject([
      { ok: false, refusal: { code: 'CART_NOT_FOUND' } },
      { ok: true, cart: { id: sound.id } },
    ]);
    expect(await carts.takeOver(attempts)).toEqual([false, true]);
    expect(await carts.restore(attempts.map((attempt) => ({ ...attempt, stepKey: 's' })))).toMatchObject([
      { ok: false, fault: { code: 'INTERNAL_SERVER_ERROR' } },
      { ok: true },
    ]);
    expect(await carts.unfreeze(attempts)).toEqual([false, false]);
    expect(await carts.read(ids)).toEqual([undefined, expect.objectContaining({ version: 2, isFrozen: false })]);
  });

  test('makes a change of it a fault, which does not tell its id', async () => {
    const id = await aBrokenCart();
    const fault = await carts.addLines(anAddition({ cartId: id })).catch((thrown: unknown) => thrown as Error);
    expect(fault).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', cause: { name: 'ReplyError' } });
    // What a logger writes of it; the client's error beneath names the key.
    const { stack, message } = fault as Error;
    expect(JSON.stringify({ ...fault, stack, message })).not.toContain(id);
  });
});

describe('without a right', () => {
  const user = unique('cart');
  const allow = (...rights: string[]) => redis.call('ACL', 'SETUSER', user, 'on', 'nopass', '~*', ...rights);
  let limited: Redis;

  beforeAll(async () => {
    await allow('+@all');
    limited = await connectAs(user);
  });

  afterAll(async () => {
    limited.disconnect();
    await redis.call('ACL', 'DELUSER', user);
  });

  // A script that may not run and one that may not run all of itself are refused in different words.
  test.each(['@scripting', 'hmget'])(
    'to %s no cart counts as broken, and once it is back all is done',
    async (right) => {
      const limitedCarts = createRedisCarts(limited, logger);
      const { id: cartId, lines } = await createdIn(carts);
      const end = { cartId, token: 't', stepKey: 's' };
      const emptying = { ...end, lines: lines.map(({ id: lineId, quantity }) => ({ lineId, quantity })) };
      const freeze = { cartId, token: 't', attemptId: 'a', expectedVersion: 1, ttlMs: 60_000 };

      await allow(`-${right}`);
      const unavailable = { code: 'SERVICE_UNAVAILABLE' };
      await expect(limitedCarts.freeze([freeze])).rejects.toMatchObject(unavailable);
      await expect(limitedCarts.restore([end])).rejects.toMatchObject(unavailable);
      await expect(limitedCarts.empty([emptying])).rejects.toMatchObject(unavailable);

      await allow(`+${right}`);
      expect(await limitedCarts.empty([emptying])).toEqual([{ ok: true }]);
      expect(await carts.read([cartId])).toMatchObject([{ version: 2, lines: [] }]);
    },
  );
});

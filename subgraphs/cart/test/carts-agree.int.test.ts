// The scripts in Redis and the rules of domain/ are two texts of one thing: whatever shoppers and sagas do in whatever
// order, both answer the same and show the same cart.
import * as fc from 'fast-check';
import type Redis from 'ioredis';
import { money, plusMs, toInstant, type CartId } from '@cartograph/kernel';
import { createLogger } from '@cartograph/runtime';
import { createMemoryCarts } from '../src/adapters/memory-carts';
import { createRedisCarts } from '../src/adapters/redis-carts';
import { connectRedis } from '../src/adapters/redis-connection';
import type { CartStore } from '../src/ports';
import { newCartId } from './builders';

// Small ranges, so that keys, tokens, steps and lines meet again.
const key = fc.constantFrom<string>('k1', 'k2', 'k3', 'k4', 'k5', 'k6');
const fingerprint = fc.constantFrom('f1', 'f1', 'f1', 'f2');
const expectedVersion = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined, freq: 1 });
const token = fc.constantFrom('t1', 't2');
const attemptId = fc.constantFrom('a1', 'a2', 'a3');
const stepKey = fc.constantFrom('s1', 's2', 's3');
const quantity = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 4 }) },
  fc.integer({ min: 990, max: 1_001 }),
);
const lineId = fc.constantFrom('lin_a', 'lin_b', 'lin_c', 'lin_d');
const price = fc
  .tuple(
    fc.constantFrom(0, 1, 4_995, 4_995, 50_000_000_000),
    fc.oneof({ weight: 9, arbitrary: fc.constant('USD') }, fc.constant('JPY')),
  )
  .map(([amountMinor, currency]) => money(amountMinor, currency));
// A line's id follows from its variant: whether ids are fresh is not the store's business.
const lineToAdd = fc
  .record({ letter: fc.constantFrom('a', 'b', 'c'), quantity, price })
  .map(({ letter, ...line }) => ({ ...line, newLineId: `lin_${letter}`, variantId: `var_${letter}` }));

const shopping = fc.oneof(
  fc.record({ do: fc.constant('create' as const), key, fingerprint, lines: fc.array(lineToAdd, { maxLength: 3 }) }),
  fc.record({
    do: fc.constant('addLines' as const),
    key,
    fingerprint,
    expectedVersion,
    lines: fc.array(lineToAdd, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    do: fc.constant('updateLines' as const),
    key,
    fingerprint,
    expectedVersion,
    lines: fc.array(fc.record({ lineId, quantity }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    do: fc.constant('removeLines' as const),
    key,
    fingerprint,
    expectedVersion,
    lineIds: fc.uniqueArray(lineId, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ do: fc.constant('recall' as const), key, fingerprint }),
);

const buying = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('freeze' as const),
      token,
      attemptId,
      versionsBehind: fc.constantFrom(0, 0, 0, 0, 1),
      // One that is brief has run out before the next command.
      ttlMs: fc.constantFrom(60_000, 60_000, 1),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('unfreeze' as const), token, attemptId }) },
  fc.record({ do: fc.constant('takeOver' as const), token }),
  fc.record({ do: fc.constant('restore' as const), token, stepKey }),
  fc.record({
    do: fc.constant('empty' as const),
    token,
    stepKey,
    lines: fc.array(fc.record({ lineId, quantity: fc.integer({ min: 1, max: 2 }) }), { maxLength: 2 }),
  }),
);

const command = fc.oneof(shopping, buying);

type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

const run = async (carts: CartStore, cartId: CartId, command: Command): Promise<unknown> => {
  switch (command.do) {
    case 'create':
      return carts.create({ ...command, cartId });
    case 'addLines':
      return carts.addLines({ ...command, cartId });
    case 'updateLines':
      return carts.updateLines({ ...command, cartId });
    case 'removeLines':
      return carts.removeLines({ ...command, cartId });
    case 'recall':
      return carts.recall({ ...command, cartId });
    case 'freeze': {
      const version = (await carts.read([cartId]))[0]?.version ?? 1;
      return carts.freeze([{ ...command, cartId, expectedVersion: version - command.versionsBehind }]);
    }
    case 'unfreeze':
      return carts.unfreeze([{ ...command, cartId }]);
    case 'takeOver':
      return carts.takeOver([{ ...command, cartId }]);
    case 'restore':
      return carts.restore([{ ...command, cartId }]);
    case 'empty':
      return carts.empty([{ ...command, cartId }]);
  }
};

/** Their clocks differ, so the time of expiry is compared elsewhere. */
const withoutTimes = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer ?? null, (name, value: unknown) => (name === 'expiresAt' ? undefined : value)));

jest.setTimeout(120_000);

let redis: Redis;

/** Lets a moment pass in Redis, longer than a brief freeze. */
const passInRedis = async (ms: number) => {
  const timeMs = async () => {
    const [seconds, micros] = await redis.time();
    return Number(seconds) * 1_000 + Number(micros) / 1_000;
  };
  const end = (await timeMs()) + ms;
  while ((await timeMs()) < end);
};

beforeAll(async () => {
  redis = connectRedis(process.env['TEST_REDIS_URL']!, createLogger('cart', 'silent'));
  await new Promise((resolve) => redis.once('ready', resolve));
});

afterAll(() => redis.quit());

const firstLine = { newLineId: 'lin_a', variantId: 'var_a', quantity: 4, price: money(4_995, 'USD') };
const creation: Command = { do: 'create', key: 'created', fingerprint: 'f1', lines: [firstLine] };

test.each([
  ['shopping', shopping],
  ['buying', buying],
  ['both', command],
])('the scripts decide what the rules decide: %s', async (_, commands) => {
  const inRedis = createRedisCarts(redis, createLogger('test', 'silent'));
  await fc.assert(
    fc.asyncProperty(fc.array(commands, { minLength: 5, maxLength: 30 }), async (history) => {
      let ruleTime = toInstant(0);
      const byRules = createMemoryCarts(() => ruleTime);
      const cartId = newCartId();
      for (const next of [creation, ...history]) {
        expect(withoutTimes(await run(inRedis, cartId, next))).toEqual(withoutTimes(await run(byRules, cartId, next)));
        if (next.do === 'freeze' && next.ttlMs === 1) {
          ruleTime = plusMs(ruleTime, 2);
          await passInRedis(2);
        }
        expect(withoutTimes(await inRedis.read([cartId]))).toEqual(withoutTimes(await byRules.read([cartId])));
      }
    }),
    { numRuns: 100, verbose: 1 },
  );
});

import { createLogger } from '@cartograph/runtime';
import { type FaultProxy, startFaultProxy, testServers, unique, waitFor } from '@cartograph/testkit';
import { createRedisProductCache, type RedisProductCache } from './redis-product-cache';

let proxy: FaultProxy;
let cache: RedisProductCache;
beforeAll(async () => {
  proxy = await startFaultProxy(testServers().cacheRedisUrl);
  cache = createRedisProductCache(proxy.url, createLogger('test', 'silent'));
});
afterAll(async () => {
  cache.close();
  await proxy.stop();
});

/** Puts until it is really there: the connection comes up in the background. */
const putUntilKept = (key: string) =>
  waitFor(async () => {
    await cache.put([[key, 'text']]);
    return (await cache.get([key]))[0] === 'text';
  });

test('what was put is there until it is dropped', async () => {
  const [kept, dropped] = [unique('kept'), unique('dropped')];
  await putUntilKept(kept);
  await putUntilKept(dropped);
  await cache.drop([dropped]);
  expect(await cache.get([kept, dropped, unique('never')])).toEqual(['text', null, null]);
});

test('dropping nothing is no mistake', async () => {
  await expect(cache.drop([])).resolves.toBeUndefined();
});

test.each(['cut', 'hang'] as const)(
  'a cache that is away (%s) has nothing, takes nothing and breaks nothing',
  async (how) => {
    const key = unique('key');
    await putUntilKept(key);
    await proxy[how]();
    expect(await cache.get([key])).toEqual([null]);
    await cache.put([[key, 'other']]);
    await cache.drop([key]);
    await proxy.heal();
    await putUntilKept(key);
  },
);

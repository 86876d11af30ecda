import { createCachedAvailability } from './cached-availability';

const limits = { ttlMs: 60_000, entries: 3 };

const aStore = (quantities: Record<string, number>) => {
  const reads: string[][] = [];
  return {
    reads,
    availableOf: async (variantIds: readonly string[]) => {
      reads.push([...variantIds]);
      return new Map(variantIds.filter((id) => id in quantities).map((id) => [id, quantities[id]!]));
    },
  };
};

test('a variant is read once while it is fresh, known or not', async () => {
  const store = aStore({ var_A: 5 });
  const cache = createCachedAvailability(store, limits, () => 0);
  expect(await cache.availableOf(['var_A', 'var_B'])).toEqual([5, undefined]);
  expect(await cache.availableOf(['var_B', 'var_A'])).toEqual([undefined, 5]);
  expect(store.reads).toEqual([['var_A', 'var_B']]);
});

test('all who ask while a read is under way share it, and their variants travel in one list', async () => {
  const store = aStore({ var_A: 5, var_B: 7 });
  const cache = createCachedAvailability(store, limits, () => 0);
  expect(
    await Promise.all([cache.availableOf(['var_A']), cache.availableOf(['var_A']), cache.availableOf(['var_B'])]),
  ).toEqual([[5], [5], [7]]);
  expect(store.reads).toEqual([['var_A', 'var_B']]);
});

test('after its time a variant is read again', async () => {
  const quantities = { var_A: 5 };
  const store = aStore(quantities);
  let now = 0;
  const cache = createCachedAvailability(store, limits, () => now);
  await cache.availableOf(['var_A']);
  quantities.var_A = 4;
  now = 59_999;
  expect(await cache.availableOf(['var_A'])).toEqual([5]);
  now = 60_000;
  expect(await cache.availableOf(['var_A'])).toEqual([4]);
});

test('a variant that is dropped is read again at once', async () => {
  const quantities = { var_A: 5 };
  const cache = createCachedAvailability(aStore(quantities), limits, () => 0);
  await cache.availableOf(['var_A']);
  quantities.var_A = 4;
  cache.drop(['var_A']);
  expect(await cache.availableOf(['var_A'])).toEqual([4]);
});

test('the oldest leaves when it is full', async () => {
  const store = aStore({});
  const cache = createCachedAvailability(store, limits, () => 0);
  await cache.availableOf(['var_A', 'var_B', 'var_C', 'var_D']);
  await cache.availableOf(['var_D', 'var_C', 'var_B']);
  expect(store.reads).toHaveLength(1);
  await cache.availableOf(['var_A']);
  expect(store.reads).toEqual([['var_A', 'var_B', 'var_C', 'var_D'], ['var_A']]);
});

test('a read that fails is not kept', async () => {
  let isBroken = true;
  const cache = createCachedAvailability(
    {
      availableOf: async () => {
        if (isBroken) throw new Error('broken');
        return new Map([['var_A', 5]]);
      },
    },
    limits,
    () => 0,
  );
  await expect(cache.availableOf(['var_A'])).rejects.toThrow('broken');
  isBroken = false;
  expect(await cache.availableOf(['var_A'])).toEqual([5]);
});

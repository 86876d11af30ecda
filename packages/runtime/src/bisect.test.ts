import fc from 'fast-check';
import { bisect } from './bisect';

const poison = new Error('poison');

/** Runs lists of numbers, refusing those that hold one of `bad`, and counts. */
const run = async (count: number, bad: ReadonlySet<number>) => {
  const parked: number[] = [];
  let runs = 0;
  const results = await bisect(
    Array.from({ length: count }, (_, index) => index),
    async (items) => {
      runs++;
      if (items.some((item) => bad.has(item))) throw poison;
      return items.map((item) => `done ${item}`);
    },
    (fault) => fault === poison,
    async (item) => {
      parked.push(item);
      return `parked ${item}`;
    },
  );
  return { results, parked, runs };
};

test('a good list runs once', async () => {
  expect(await run(3, new Set())).toEqual({ results: ['done 0', 'done 1', 'done 2'], parked: [], runs: 1 });
});

test('one poisoned item among 256 is parked alone, and the 255 others finish', async () => {
  const { results, parked, runs } = await run(256, new Set([137]));
  expect(parked).toEqual([137]);
  expect(results.filter((result) => result.startsWith('done'))).toHaveLength(255);
  expect(results[137]).toBe('parked 137');
  // The whole, then two halves on each of eight levels.
  expect(runs).toBe(17);
});

test('results stand in item order, wherever the poison is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.array(fc.nat(59)), async (count, poisoned) => {
      const bad = new Set(poisoned.filter((item) => item < count));
      const { results, parked, runs } = await run(count, bad);
      expect(results).toEqual(
        Array.from({ length: count }, (_, index) => (bad.has(index) ? `parked ${index}` : `done ${index}`)),
      );
      expect(parked).toEqual([...bad].sort((a, b) => a - b));
      expect(runs).toBeLessThan(2 * count);
    }),
  );
});

test('a fault that concerns everybody parks nobody', async () => {
  const parked: number[] = [];
  const lost = new Error('connection lost');
  const run = bisect(
    [1, 2, 3, 4],
    () => Promise.reject(lost),
    (fault) => fault !== lost,
    async (item) => parked.push(item),
  );
  await expect(run).rejects.toBe(lost);
  expect(parked).toEqual([]);
});

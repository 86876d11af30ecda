import { createLogger } from '@cartograph/runtime';
import { createAdmission } from './admission';
import type { UnderWay } from './postgres-under-way';

/** An admission whose looks find what a test says, on a clock that stands still until it is set. */
const anAdmission = ({ maxSagasUnderWay = 100, maxCallsAtOnce = 10 } = {}) => {
  const world = {
    now: 1_000,
    found: { count: 0, remaining: 0, latestId: '' } as UnderWay | Error,
    asked: [] as string[],
  };
  const admission = createAdmission({
    countUnderWay: (beforeId) => {
      world.asked.push(beforeId);
      return world.found instanceof Error ? Promise.reject(world.found) : Promise.resolve(world.found);
    },
    maxSagasUnderWay,
    maxCallsAtOnce,
    logger: createLogger('orders', 'silent'),
    clock: () => world.now,
    chance: () => 0,
  });
  /** A call comes, waits for the look that it began, and asks again. */
  const throttleAfterLook = async () => {
    await admission.inside(async () => admission.throttle());
    return admission.inside(async () => admission.throttle());
  };
  return { world, admission, throttleAfterLook };
};

test('an idle shop is not looked at, and lets the first one in', async () => {
  const { world, admission } = anAdmission({ maxSagasUnderWay: 0 });
  expect(world.asked).toEqual([]);
  expect(await admission.inside(async () => admission.throttle())).toBeUndefined();
  expect(world.asked).toEqual(['']);
});

test('too many sagas under way turn new placements away, by the rate at which they leave', async () => {
  const { world, throttleAfterLook } = anAdmission();
  world.found = { count: 100, remaining: 0, latestId: 'M' };
  expect(await throttleAfterLook()).toEqual({ retryAfterMs: 500 });
  world.now += 500;
  // Fifteen of the hundred have left in half a second, and fourteen have come.
  world.found = { count: 99 + 30, remaining: 85, latestId: 'R' };
  expect(await throttleAfterLook()).toEqual({ retryAfterMs: 1_000 });
  expect(world.asked).toEqual(['', 'M']);
});

test('who comes after others were turned away waits behind them', async () => {
  const { world, admission, throttleAfterLook } = anAdmission();
  world.found = { count: 100, remaining: 0, latestId: 'M' };
  await throttleAfterLook();
  world.now += 500;
  world.found = { count: 100, remaining: 99, latestId: 'R' };
  expect(await throttleAfterLook()).toEqual({ retryAfterMs: 500 });
  expect(await admission.inside(async () => admission.throttle())).toEqual({ retryAfterMs: 1_000 });
  expect(await admission.inside(async () => admission.throttle())).toEqual({ retryAfterMs: 1_500 });
});

test('too many calls at once turn new placements away, and room for one lets one in', async () => {
  const { admission } = anAdmission({ maxCallsAtOnce: 1 });
  let end = () => undefined as void;
  const first = admission.inside(() => new Promise<void>((resolve) => (end = resolve)));
  expect(await admission.inside(async () => admission.throttle())).toEqual({ retryAfterMs: 500 });
  end();
  await first;
  expect(await admission.inside(async () => admission.throttle())).toBeUndefined();
});

test('a call that throws is inside no more', async () => {
  const { admission } = anAdmission({ maxCallsAtOnce: 1 });
  await expect(admission.inside(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await admission.inside(async () => admission.throttle())).toBeUndefined();
});

test('what was full long ago, or cannot be looked at, turns nobody away', async () => {
  const { world, throttleAfterLook } = anAdmission();
  world.found = { count: 100, remaining: 0, latestId: 'M' };
  expect(await throttleAfterLook()).toEqual({ retryAfterMs: 500 });
  world.now += 5_000;
  world.found = new Error('the store is away');
  expect(await throttleAfterLook()).toBeUndefined();
});

import { throttlePlacement, type Queue } from './throttle-placement';

const aQueue = (changes: Partial<Queue> = {}): Queue => ({ length: 0, most: 100, leavingPerS: 10, ...changes });

test('while there is room everybody is let in', () => {
  expect(throttlePlacement([aQueue({ length: 99 }), aQueue()], 1_000, 0)).toBeUndefined();
});

test('a full queue asks to come back when there will be room', () => {
  expect(throttlePlacement([aQueue({ length: 119 })], 0, 0)).toEqual({ retryAfterMs: 2_000 });
});

test('who is turned away later is asked to come later', () => {
  expect(throttlePlacement([aQueue({ length: 119 })], 30, 0)).toEqual({ retryAfterMs: 5_000 });
});

test('the slowest of the full queues says how long', () => {
  const queues = [aQueue({ length: 109 }), aQueue({ length: 149 }), aQueue({ length: 99, leavingPerS: 0 })];
  expect(throttlePlacement(queues, 0, 0)).toEqual({ retryAfterMs: 5_000 });
});

test.each([
  ['empties fast', 1_000, 500],
  ['has not been measured', undefined, 500],
  ['stands still', 0, 20_000],
  ['hardly moves', 0.1, 20_000],
])('a queue that %s has a bounded wait', (_, leavingPerS, retryAfterMs) => {
  expect(throttlePlacement([aQueue({ length: 150, leavingPerS })], 0, 0)).toEqual({ retryAfterMs });
});

test('chance spreads the wait by half, and never past 30 s', () => {
  const full = aQueue({ length: 100, leavingPerS: 0 });
  expect(throttlePlacement([full], 0, 0.5)).toEqual({ retryAfterMs: 25_000 });
  expect(throttlePlacement([full], 0, 0.999_999)).toEqual({ retryAfterMs: 30_000 });
});

test('a shop that may have nothing under way lets nobody in', () => {
  expect(throttlePlacement([aQueue({ most: 0 })], 0, 0)).toEqual({ retryAfterMs: 500 });
});

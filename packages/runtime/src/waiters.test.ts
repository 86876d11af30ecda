import { createWaiters } from './waiters';

const long = 60_000;

test('who waits hears what was settled', async () => {
  const waiters = createWaiters<string>();
  const waiting = waiters.waitFor('a', long);
  waiters.settle('a', 'CONFIRMED');
  expect(await waiting).toBe('CONFIRMED');
});

test('everybody who waits for one id hears it, and nobody who waits for another', async () => {
  const waiters = createWaiters<string>();
  const both = [waiters.waitFor('a', long), waiters.waitFor('a', long)];
  const other = waiters.waitFor('b', long);
  waiters.settle('a', 'CONFIRMED');
  expect(await Promise.all(both)).toEqual(['CONFIRMED', 'CONFIRMED']);
  expect(waiters.ids()).toEqual(['b']);
  waiters.release();
  expect(await other).toBeUndefined();
});

test('patience ends without an answer', async () => {
  const waiters = createWaiters<string>();
  expect(await waiters.waitFor('a', 1)).toBeUndefined();
  expect(waiters.ids()).toEqual([]);
});

test('one who gives up leaves the others waiting', async () => {
  const waiters = createWaiters<string>();
  const patient = waiters.waitFor('a', long);
  await waiters.waitFor('a', 1);
  expect(waiters.ids()).toEqual(['a']);
  waiters.settle('a', 'CONFIRMED');
  expect(await patient).toBe('CONFIRMED');
});

test('what is settled with nobody waiting is not kept', async () => {
  const waiters = createWaiters<string>();
  waiters.settle('a', 'CONFIRMED');
  expect(await waiters.waitFor('a', 1)).toBeUndefined();
});

test('an id can be waited for again after it was settled', async () => {
  const waiters = createWaiters<string>();
  const first = waiters.waitFor('a', long);
  waiters.settle('a', 'PENDING');
  const second = waiters.waitFor('a', long);
  waiters.settle('a', 'CONFIRMED');
  expect([await first, await second]).toEqual(['PENDING', 'CONFIRMED']);
});

test('a release answers everybody and leaves no timer behind', async () => {
  jest.useFakeTimers();
  const waiters = createWaiters<string>();
  const waiting = ['a', 'a', 'b'].map((id) => waiters.waitFor(id, long));
  waiters.release();
  expect(await Promise.all(waiting)).toEqual([undefined, undefined, undefined]);
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

test('who comes after a release is answered at once', async () => {
  const waiters = createWaiters<string>();
  waiters.release();
  expect(await waiters.waitFor('a', long)).toBeUndefined();
  expect(waiters.ids()).toEqual([]);
});

import { createLogger, Fault, type Ask } from '@cartograph/runtime';
import { createCardProcessorWatch } from './card-processor-watch';

/** Asks what payments says each time, until the answer of the first ask is known. */
const outForMs = async (answer: () => Promise<unknown>) => {
  const ask = (() => answer()) as Ask;
  const watch = createCardProcessorWatch(ask, createLogger('orders', 'silent'));
  expect(watch.outForMs()).toBeUndefined();
  await new Promise((resolve) => setImmediate(resolve));
  return watch.outForMs();
};

test('a processor that is out is known to be so once payments has said it', async () => {
  expect(await outForMs(() => Promise.resolve([{ isOut: true, retryAfterMs: 3_000 }]))).toBe(3_000);
});

test('who is refused is not sent back at once', async () => {
  expect(await outForMs(() => Promise.resolve([{ isOut: true, retryAfterMs: 0 }]))).toBe(500);
});

test('a processor that works is not out', async () => {
  expect(await outForMs(() => Promise.resolve([{ isOut: false, retryAfterMs: 0 }]))).toBeUndefined();
});

test('payments that does not answer is no news of the processor', async () => {
  expect(await outForMs(() => Promise.reject(new Fault('SERVICE_UNAVAILABLE', 'away')))).toBeUndefined();
});

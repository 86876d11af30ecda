import { newId } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import { runPayments, type RunningPayments } from './running-payments';

let shop: RunningPayments;
beforeEach(async () => {
  shop = await runPayments();
});
afterEach(() => shop.stop());

const authorizedOnce = { operation: 'authorize', status: 200 };

test('killed after the bank said yes and before it was written down, payments asks again with the same key', async () => {
  const orderId = newId('ord');
  await shop.restart('payments.authorize.called');
  await shop.authorize(orderId);
  expect(await shop.killed()).toBe('SIGKILL');
  expect(await shop.payment(orderId)).toMatchObject({ status: 'AUTHORIZING', under_way: 1 });

  await shop.restart();
  expect(await shop.answerTo(orderId, 'authorize')).toMatchObject({ name: 'PaymentAuthorized' });
  expect(await shop.ledger(orderId)).toEqual([authorizedOnce]);
});

test('killed after the capture, payments finds the money taken once', async () => {
  const orderId = newId('ord');
  await shop.restart('payments.capture.called');
  await shop.authorize(orderId);
  await shop.answerTo(orderId, 'authorize');
  await shop.capture(orderId);
  expect(await shop.killed()).toBe('SIGKILL');

  await shop.restart();
  expect(await shop.answerTo(orderId, 'capture')).toMatchObject({ name: 'PaymentCaptured' });
  expect(await shop.ledger(orderId)).toEqual([authorizedOnce, { operation: 'capture', status: 200 }]);
});

test('killed between commit and publish, payments still answers', async () => {
  const orderId = newId('ord');
  await shop.restart('payments.settled');
  await shop.authorize(orderId);
  expect(await shop.killed()).toBe('SIGKILL');
  expect(await shop.payment(orderId)).toMatchObject({ status: 'AUTHORIZED', under_way: 0 });
  expect(shop.replies.size).toBe(0);

  await shop.restart();
  expect(await shop.answerTo(orderId, 'authorize')).toMatchObject({ name: 'PaymentAuthorized' });
  expect(await shop.ledger(orderId)).toEqual([authorizedOnce]);
});

test('the processor killed in the middle of a slow card is asked again', async () => {
  const orderId = newId('ord');
  await shop.processor().script({ kind: 'slow', delayMs: 60_000 });
  await shop.authorize(orderId);
  await waitFor(async () => (await shop.processor().firedFaults()).counts.slow === 1);
  await shop.restartProcessor();
  expect(await shop.answerTo(orderId, 'authorize')).toMatchObject({ name: 'PaymentAuthorized' });
  expect(await shop.ledger(orderId)).toEqual([authorizedOnce]);
});

import { AuthorizePayment } from '@cartograph/contracts';
import { dayMs } from '@cartograph/kernel';
import { newId } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import { runPayments, type RunningPayments } from './running-payments';

let shop: RunningPayments;
beforeAll(async () => {
  shop = await runPayments({ slowMs: 3_000 });
});
afterAll(() => shop.stop());

const amount = { amountMinor: 5_000, currency: 'EUR' };
const authorizing = (orderId: string) => ({
  stepKey: `${orderId}:authorize`,
  epoch: 0,
  body: { orderId, amount, paymentMethodToken: 'tok_approved' },
});
const authorizedOnce = { operation: 'authorize', status: 200 };

test('money is authorized and captured, each once', async () => {
  const orderId = newId('ord');
  await shop.authorize(orderId);
  const { name, body } = await shop.answerTo(orderId, 'authorize');
  expect(name).toBe('PaymentAuthorized');
  expect(body).toEqual({ orderId, amount, expiresInMs: expect.any(Number) });
  expect(Math.round((body['expiresInMs'] as number) / dayMs)).toBe(7);

  await shop.capture(orderId);
  expect(await shop.answerTo(orderId, 'capture')).toMatchObject({ name: 'PaymentCaptured', body: { orderId, amount } });
  expect(await shop.payment(orderId)).toEqual({ status: 'CAPTURED', authorized: 5_000, captured: 5_000, under_way: 0 });
  expect(await shop.ledger(orderId)).toEqual([authorizedOnce, { operation: 'capture', status: 200 }]);
});

test('an authorization is let go when the saga turns back', async () => {
  const orderId = newId('ord');
  await shop.authorize(orderId);
  await shop.answerTo(orderId, 'authorize');
  await shop.voidAuthorization(orderId);
  expect(await shop.answerTo(orderId, 'void')).toMatchObject({ name: 'AuthorizationVoided', body: { orderId } });
  expect(await shop.payment(orderId)).toEqual({ status: 'VOIDED', authorized: 5_000, captured: 0, under_way: 0 });
  expect(await shop.ledger(orderId)).toEqual([authorizedOnce, { operation: 'void', status: 200 }]);
});

test.each([
  ['tok_declined', 'DECLINED'],
  ['tok_insufficient_funds', 'INSUFFICIENT_FUNDS'],
  ['tok_nobody', 'INVALID_TOKEN'],
])('the card %s is declined: %s', async (token, reason) => {
  const orderId = newId('ord');
  await shop.authorize(orderId, token);
  expect(await shop.answerTo(orderId, 'authorize')).toMatchObject({
    name: 'PaymentDeclined',
    body: { orderId, reason },
  });
  expect(await shop.payment(orderId)).toEqual({ status: 'DECLINED', authorized: 0, captured: 0, under_way: 0 });
});

test('a refused capture is an answer', async () => {
  const orderId = newId('ord');
  await shop.authorize(orderId, 'tok_capture_refused');
  await shop.answerTo(orderId, 'authorize');
  await shop.capture(orderId);
  const answer = await shop.answerTo(orderId, 'capture');
  expect(answer).toMatchObject({ name: 'CaptureRefused', body: { orderId, reason: 'CAPTURE_REFUSED' } });
  expect(await shop.payment(orderId)).toMatchObject({ status: 'CAPTURE_REFUSED', captured: 0 });
});

test('a total of nothing needs no processor', async () => {
  const orderId = newId('ord');
  await shop.authorize(orderId, 'tok_declined', 0);
  expect(await shop.answerTo(orderId, 'authorize')).toMatchObject({ name: 'PaymentAuthorized' });
  await shop.capture(orderId, 0);
  expect(await shop.answerTo(orderId, 'capture')).toMatchObject({ name: 'PaymentCaptured' });
  expect(await shop.ledger(orderId)).toEqual([]);
});

test('one command twice in one list, and again later, charges once and is answered again', async () => {
  const orderId = newId('ord');
  const item = authorizing(orderId);
  await shop.send(AuthorizePayment, item, item);
  const first = await shop.answerTo(orderId, 'authorize');
  await shop.authorize(orderId);
  expect(await shop.answerTo(orderId, 'authorize', 2)).toEqual(first);
  expect(shop.repliesTo(item.stepKey)).toHaveLength(2);
  expect(await shop.ledger(orderId)).toEqual([authorizedOnce]);
});

test('a hundred orders in one list are each charged once', async () => {
  const orderIds = Array.from({ length: 100 }, () => newId('ord'));
  await shop.send(AuthorizePayment, ...orderIds.map(authorizing));
  const answers = await Promise.all(orderIds.map((orderId) => shop.answerTo(orderId, 'authorize')));
  expect(answers.map(({ body }) => body['orderId'])).toEqual(orderIds);
  expect(await shop.ledger(orderIds[99]!)).toEqual([authorizedOnce]);
});

test.each(['tok_unknown', 'tok_unknown_unexecuted'])(
  'after the silence of %s the same key settles it',
  async (token) => {
    const orderId = newId('ord');
    await shop.authorize(orderId, token);
    expect(await shop.answerTo(orderId, 'authorize')).toMatchObject({ name: 'PaymentAuthorized' });
    expect(await shop.ledger(orderId)).toEqual([authorizedOnce]);
  },
);

test('a capture that fell silent is captured once', async () => {
  const orderId = newId('ord');
  await shop.authorize(orderId, 'tok_capture_unknown');
  await shop.answerTo(orderId, 'authorize');
  await shop.capture(orderId);
  expect(await shop.answerTo(orderId, 'capture')).toMatchObject({ name: 'PaymentCaptured' });
  expect(await shop.ledger(orderId)).toEqual([authorizedOnce, { operation: 'capture', status: 200 }]);
});

test('a void heard during a slow authorize is answered when the money is let go', async () => {
  const orderId = newId('ord');
  await shop.authorize(orderId, 'tok_slow');
  await shop.voidAuthorization(orderId);
  await shop.authorize(orderId, 'tok_slow');
  expect(await shop.answerTo(orderId, 'void')).toMatchObject({ name: 'AuthorizationVoided' });
  expect(await shop.payment(orderId)).toMatchObject({ status: 'VOIDED', under_way: 0 });
  expect(await shop.ledger(orderId)).toEqual([authorizedOnce, { operation: 'void', status: 200 }]);
  expect(shop.repliesTo(`${orderId}:authorize`)).toEqual([]);
});

test('a void heard before its authorize leaves a tombstone: nothing is ever charged', async () => {
  const orderId = newId('ord');
  await shop.voidAuthorization(orderId);
  expect(await shop.answerTo(orderId, 'void')).toMatchObject({ name: 'AuthorizationVoided' });
  await shop.authorize(orderId);
  await shop.voidAuthorization(orderId);
  await shop.answerTo(orderId, 'void', 2);
  expect(await shop.payment(orderId)).toEqual({ status: 'VOIDED', authorized: 0, captured: 0, under_way: 0 });
  expect(shop.repliesTo(`${orderId}:authorize`)).toEqual([]);
  expect(await shop.ledger(orderId)).toEqual([]);
});

test('a slow card slows nobody', async () => {
  const slow = newId('ord');
  await shop.authorize(slow, 'tok_slow_60000');
  await waitFor(() => shop.payment(slow));
  const quick = newId('ord');
  await shop.authorize(quick);
  await shop.answerTo(quick, 'authorize');
  expect(await shop.payment(slow)).toMatchObject({ status: 'AUTHORIZING', under_way: 1 });
});

test('a card that is slower than our patience is asked again until it has answered', async () => {
  const orderId = newId('ord');
  await shop.authorize(orderId, 'tok_slow_11000');
  expect(await shop.answerTo(orderId, 'authorize')).toMatchObject({ name: 'PaymentAuthorized' });
  expect(await shop.ledger(orderId)).toEqual([authorizedOnce]);
});

test('a processor that is away for a while loses nobody', async () => {
  const orderId = newId('ord');
  await shop.stopProcessor();
  await shop.authorize(orderId);
  await waitFor(async () => (await shop.operations(orderId))[0]?.state === 'UNKNOWN');
  await shop.restartProcessor();
  expect(await shop.answerTo(orderId, 'authorize')).toMatchObject({ name: 'PaymentAuthorized' });
  expect(await shop.ledger(orderId)).toEqual([authorizedOnce]);
});

test('an answer that is settled while the broker is away leaves when it is back', async () => {
  const orderId = newId('ord');
  await shop.authorize(orderId, 'tok_slow');
  await waitFor(() => shop.payment(orderId));
  await shop.nats.kill();
  await waitFor(async () => (await shop.payment(orderId))?.status === 'AUTHORIZED');
  await shop.nats.start();
  expect(await shop.answerTo(orderId, 'authorize')).toMatchObject({ name: 'PaymentAuthorized' });
  expect(await shop.ledger(orderId)).toEqual([authorizedOnce]);
});

test('the payments of orders are read together through GraphQL', async () => {
  const orderId = newId('ord');
  await shop.authorize(orderId);
  await shop.answerTo(orderId, 'authorize');
  const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Order { id payment {
    status authorized { amount currencyCode } captured { minorUnits } refunded { minorUnits } } } } }`;
  const refs = [orderId, 'ord_unknown'].map((id) => ({ __typename: 'Order', id }));
  expect(await shop.graphql(query, { refs })).toEqual({
    data: {
      _entities: [
        {
          id: orderId,
          payment: {
            status: 'AUTHORIZED',
            authorized: { amount: '50.00', currencyCode: 'EUR' },
            captured: { minorUnits: '0' },
            refunded: { minorUnits: '0' },
          },
        },
        { id: 'ord_unknown', payment: null },
      ],
    },
  });
});

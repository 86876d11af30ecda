import { newId } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import { runPayments, type RunningPayments } from './running-payments';

let shop: RunningPayments;
beforeAll(async () => {
  shop = await runPayments();
});
afterAll(() => shop.stop());

const paid = async (token?: string) => {
  const orderId = newId('ord');
  await shop.authorize(orderId, token);
  await shop.answerTo(orderId, 'authorize');
  await shop.capture(orderId);
  expect(await shop.answerTo(orderId, 'capture')).toMatchObject({ name: 'PaymentCaptured' });
  return { orderId, refundId: newId('rfd') };
};
const sumsOf = async (orderId: string) =>
  (
    await shop.rows<object>(
      'SELECT status, refunded_minor AS refunded, refund_pending_minor AS pending FROM payments WHERE order_id = $1',
      orderId,
    )
  )[0];
const operationsAt = async (orderId: string) => (await shop.ledger(orderId)).map(({ operation }) => operation);
const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

test('a part is given back once, however often the command comes', async () => {
  const { orderId, refundId } = await paid();
  await shop.refund(orderId, refundId, 2_000);
  const answer = await shop.answerTo(orderId, refundId);
  expect(answer).toMatchObject({ name: 'PaymentRefunded', body: { orderId, refundId, amount: euros(2_000) } });
  await shop.refund(orderId, refundId, 2_000);
  expect(await shop.answerTo(orderId, refundId, 2)).toEqual(answer);
  expect(await sumsOf(orderId)).toEqual({ status: 'CAPTURED', refunded: 2_000, pending: 0 });
  expect(await operationsAt(orderId)).toEqual(['authorize', 'capture', 'refund']);
});

test('more than is left is refused, and nothing is asked of the processor', async () => {
  const { orderId, refundId } = await paid();
  await shop.refund(orderId, refundId, 5_001);
  expect(await shop.answerTo(orderId, refundId)).toMatchObject({
    name: 'RefundRefused',
    body: { orderId, refundId, reason: 'REFUND_EXCEEDS_CAPTURED' },
  });
  expect(await sumsOf(orderId)).toEqual({ status: 'CAPTURED', refunded: 0, pending: 0 });
  expect(await operationsAt(orderId)).toEqual(['authorize', 'capture']);
});

test('a bank that takes its time is looked up until it has given the money back', async () => {
  const { orderId, refundId } = await paid('tok_refund_pending');
  await shop.refund(orderId, refundId, 1_000);
  await waitFor(async () => (await shop.operations(orderId)).some(({ state }) => state === 'PENDING'));
  expect(await sumsOf(orderId)).toEqual({ status: 'CAPTURED', refunded: 0, pending: 1_000 });
  await shop.processor().moveClock(6_000);
  expect(await shop.answerTo(orderId, refundId)).toMatchObject({ name: 'PaymentRefunded' });
  expect(await sumsOf(orderId)).toEqual({ status: 'CAPTURED', refunded: 1_000, pending: 0 });
});

/** A refund that is pending at first and then fails at the bank. */
const failedLate = async () => {
  const { orderId, refundId } = await paid('tok_refund_failed');
  await shop.refund(orderId, refundId, 1_000);
  await waitFor(async () => (await shop.operations(orderId)).some(({ state }) => state === 'PENDING'));
  await shop.processor().moveClock(6_000);
  expect(await shop.answerTo(orderId, refundId)).toMatchObject({
    name: 'RefundRefused',
    body: { reason: 'REFUND_FAILED', evidence: { authorizations: [{ capturedMinor: 5_000, refundedMinor: 0 }] } },
  });
  expect(await sumsOf(orderId)).toEqual({ status: 'CAPTURED', refunded: 0, pending: 0 });
  return { orderId, refundId };
};

test('a refund that fails late leaves the money captured; the next attempt is another, and waits for its own end', async () => {
  const { orderId, refundId } = await failedLate();
  const match = { operation: 'refund', reference: orderId } as const;
  await shop.processor().script({ kind: 'pending', delayMs: 60_000, match });
  await shop.refund(orderId, refundId, 1_000, { attempt: 2 });
  // Looked at in the processor's books since it was begun there.
  await waitFor(async () => (await shop.operations(orderId)).at(-1)!.tries > 2);
  expect(shop.repliesTo(`${orderId}:${refundId}#2`)).toEqual([]);
  expect(await sumsOf(orderId)).toEqual({ status: 'CAPTURED', refunded: 0, pending: 1_000 });
  await shop.processor().moveClock(60_000);
  expect(await shop.answerTo(orderId, `${refundId}#2`)).toMatchObject({ name: 'PaymentRefunded' });
  expect(await sumsOf(orderId)).toEqual({ status: 'CAPTURED', refunded: 1_000, pending: 0 });
  expect(await shop.refundedAt(orderId)).toBe(1_000);
});

test('what failed late and was given back by hand is believed', async () => {
  const { orderId, refundId } = await failedLate();
  await shop.processor().refundByHand(orderId, 1_000);
  await shop.refund(orderId, refundId, 1_000, { attempt: 2, isSettledByHand: true });
  expect(await shop.answerTo(orderId, `${refundId}#2`)).toMatchObject({ name: 'PaymentRefunded' });
  expect(await sumsOf(orderId)).toEqual({ status: 'CAPTURED', refunded: 1_000, pending: 0 });
});

test.each(['silent_before', 'silent_after', 'error_after', 'error_kept', 'throttled', 'reset'] as const)(
  'a refund that met %s gives the money back once',
  async (kind) => {
    const { orderId, refundId } = await paid();
    await shop.processor().script({ kind, match: { operation: 'refund', reference: orderId } });
    await shop.refund(orderId, refundId, 3_000);
    expect(await shop.answerTo(orderId, refundId)).toMatchObject({ name: 'PaymentRefunded' });
    expect(await sumsOf(orderId)).toEqual({ status: 'CAPTURED', refunded: 3_000, pending: 0 });
    expect(await shop.refundedAt(orderId)).toBe(3_000);
  },
);

test('an order’s captured money is returned, less what was refunded before', async () => {
  const { orderId, refundId } = await paid();
  await shop.refund(orderId, refundId, 2_000);
  await shop.answerTo(orderId, refundId);
  await shop.returnPayment(orderId, newId('rfd'));
  expect(await shop.answerTo(orderId, 'return')).toMatchObject({
    name: 'PaymentReturned',
    body: { orderId, refunded: euros(3_000) },
  });
  expect(await sumsOf(orderId)).toEqual({ status: 'CAPTURED', refunded: 5_000, pending: 0 });
});

test('an order’s authorization is let go instead', async () => {
  const orderId = newId('ord');
  await shop.authorize(orderId);
  await shop.answerTo(orderId, 'authorize');
  await shop.returnPayment(orderId, newId('rfd'));
  expect(await shop.answerTo(orderId, 'return')).toMatchObject({
    name: 'PaymentReturned',
    body: { refunded: euros(0) },
  });
  expect(await shop.payment(orderId)).toMatchObject({ status: 'VOIDED' });
});

test('killed after the bank gave the money back and before it was written down, payments finds it given once', async () => {
  const { orderId, refundId } = await paid();
  await shop.restart('payments.refund.called');
  await shop.refund(orderId, refundId, 2_000);
  expect(await shop.killed()).toBe('SIGKILL');
  expect(await sumsOf(orderId)).toEqual({ status: 'CAPTURED', refunded: 0, pending: 2_000 });
  await shop.restart();
  expect(await shop.answerTo(orderId, refundId)).toMatchObject({ name: 'PaymentRefunded' });
  expect(await shop.refundedAt(orderId)).toBe(2_000);
});

test('an order shows what was given back, and what is on its way', async () => {
  const { orderId, refundId } = await paid();
  await shop.refund(orderId, refundId, 5_000);
  await shop.answerTo(orderId, refundId);
  const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Order { payment {
    status refunded { amount } refundPending { amount } } } } }`;
  expect(await shop.graphql(query, { refs: [{ __typename: 'Order', id: orderId }] })).toEqual({
    data: {
      _entities: [
        { payment: { status: 'REFUNDED', refunded: { amount: '50.00' }, refundPending: { amount: '0.00' } } },
      ],
    },
  });
});

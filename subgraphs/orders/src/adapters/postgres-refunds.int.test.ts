import { money, refuse } from '@cartograph/kernel';
import { newIdBody } from '@cartograph/runtime';
import { openAfterSaleStore, type AfterSaleRoom } from '../../test/after-sale-store';
import { aReply } from '../../test/orders-store';

let room: AfterSaleRoom;
beforeAll(async () => {
  room = await openAfterSaleStore();
});
afterAll(() => room?.close());

const refund = (orderId: string, idempotencyKey: string, amountMinor: number, currency = 'USD') =>
  room.afterSale.refund({
    orderId,
    idempotencyKey,
    amount: money(amountMinor, currency),
    reason: 'scratched',
    by: 'operator:ada',
  });
const idOf = (answer: Awaited<ReturnType<typeof refund>>) => (answer.ok ? answer.state.refundId : 'none');

test('a refund is asked of payments once, however often its key comes', async () => {
  const { orderId } = await room.bought();
  const answers = await Promise.all(Array.from({ length: 10 }, () => refund(orderId, 'k', 500)));
  expect(new Set(answers.map(idOf)).size).toBe(1);
  expect(answers.filter((it) => it.ok && !it.state.replayed)).toHaveLength(1);
  expect(room.commandsAbout(orderId).filter((name) => name === 'refund-payment')).toHaveLength(1);
});

test('refunds are partial, and together never more than what is captured', async () => {
  const { orderId } = await room.bought();
  expect(await refund(orderId, 'a', 1_000)).toMatchObject({ ok: true });
  expect(await refund(orderId, 'b', 496)).toEqual(
    refuse({ code: 'REFUND_EXCEEDS_CAPTURED', refundable: money(495, 'USD') }),
  );
  expect(await refund(orderId, 'c', 495)).toMatchObject({ ok: true });
  expect((await room.afterSale.refundsOf(orderId)).map(({ amount }) => amount.amountMinor)).toEqual([1_000, 495]);
});

test('ten at once for the whole amount: one is given back', async () => {
  const { orderId } = await room.bought();
  const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => refund(orderId, `k${index}`, 1_495)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await room.afterSale.refundsOf(orderId)).toHaveLength(1);
});

test('a refund that is above what was captured leaves a line in the audit log and nothing else', async () => {
  const { orderId } = await room.bought();
  await refund(orderId, 'k', 1_496);
  expect(await room.afterSale.refundsOf(orderId)).toEqual([]);
  expect(await room.audit(orderId)).toEqual([
    {
      actor: 'operator:ada',
      action: 'refundCreate',
      outcome: 'REFUND_EXCEEDS_CAPTURED',
      detail: { amountMinor: 1_496, currency: 'USD' },
    },
  ]);
});

test('an order that is not there is not refunded, and a line tells of it', async () => {
  const orderId = `ord_${newIdBody()}`;
  expect(await refund(orderId, 'k', 100)).toEqual(refuse({ code: 'ORDER_NOT_CONFIRMED' }));
  expect(await room.audit(orderId)).toMatchObject([{ actor: 'operator:ada', outcome: 'ORDER_NOT_CONFIRMED' }]);
});

test('the same key with another amount is refused', async () => {
  const { orderId } = await room.bought();
  await refund(orderId, 'k', 100);
  expect(await refund(orderId, 'k', 200)).toEqual(refuse({ code: 'IDEMPOTENCY_KEY_REUSED' }));
});

test('another currency is refused', async () => {
  const { orderId } = await room.bought();
  expect(await refund(orderId, 'k', 100, 'EUR')).toEqual(refuse({ code: 'CURRENCY_MISMATCH' }));
});

test('what is not captured is not given back', async () => {
  const { orderId } = await room.captureRefused();
  expect(await refund(orderId, 'k', 100)).toEqual(refuse({ code: 'PAYMENT_NOT_CAPTURED' }));
});

test('a cancelled order is not refunded besides', async () => {
  const { orderId } = await room.bought();
  await room.afterSale.cancel({ orderId, idempotencyKey: 'k', reason: 'no', by: 'guest' });
  expect(await refund(orderId, 'k', 100)).toEqual(refuse({ code: 'ORDER_CANCELLED' }));
});

test('a refund that payments has made has succeeded', async () => {
  const { orderId } = await room.bought();
  const refundId = idOf(await refund(orderId, 'k', 100));
  const sagaId = refundId.slice(4);
  await room.sagas.advance([aReply(sagaId, 'refund-payment', 'payment-refunded', { orderId, refundId })]);
  expect(await room.afterSale.refundsOf(orderId)).toMatchObject([{ id: refundId, status: 'SUCCEEDED' }]);
});

test('a refund that is refused waits for a person; given up, its amount can be refunded anew', async () => {
  const { orderId } = await room.bought();
  const refundId = idOf(await refund(orderId, 'k', 1_495));
  const sagaId = refundId.slice(4);
  await room.sagas.advance([aReply(sagaId, 'refund-payment', 'refund-refused', { reason: 'REFUND_REFUSED' })]);
  expect(await room.afterSale.refundsOf(orderId)).toMatchObject([{ status: 'IN_REVIEW' }]);
  const items = await room.reviews.list({ isOpen: true, before: undefined, limit: 100 });
  const item = items.find((it) => it.sagaId === sagaId)!;
  expect(item).toMatchObject({ orderId, step: 'refund payment', actions: ['RETRY', 'RESOLVED', 'FORCE_UNDO'] });

  await room.reviews.resolve({ id: item.id, action: 'FORCE_UNDO', by: 'operator:ada' });
  expect(await room.afterSale.refundsOf(orderId)).toMatchObject([{ status: 'FAILED' }]);
  expect(await refund(orderId, 'another', 1_495)).toMatchObject({ ok: true });
});

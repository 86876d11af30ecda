import { refuse } from '@cartograph/kernel';
import { newIdBody } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import { openAfterSaleStore, type AfterSaleRoom } from '../../test/after-sale-store';
import { aReply } from '../../test/orders-store';

let room: AfterSaleRoom;
beforeAll(async () => {
  room = await openAfterSaleStore();
});
afterAll(() => room?.close());

const cancel = (orderId: string, changes: { idempotencyKey?: string; reason?: string } = {}) =>
  room.afterSale.cancel({ orderId, idempotencyKey: 'k', reason: 'changed my mind', by: 'guest', ...changes });
const cancellationSagaOf = async (orderId: string) =>
  (
    await room.rows<{ id: string; epoch: number; status: string }>(
      `SELECT * FROM sagas WHERE definition = 'cancellation' AND data ->> 'orderId' = $1`,
      [orderId],
    )
  )[0]!;

test('a confirmed order is cancelled at once, and its pieces and money go back one after the other', async () => {
  const { orderId } = await room.bought();
  expect(await cancel(orderId)).toMatchObject({ ok: true, state: { replayed: false } });
  expect(await room.orders.find(orderId)).toMatchObject({ status: 'CANCELLED' });
  expect(await room.afterSale.cancellationOf(orderId)).toMatchObject({ status: 'IN_PROGRESS', refunded: null });

  const { id } = await cancellationSagaOf(orderId);
  await room.sagas.advance([aReply(id, 'return-stock', 'stock-returned')]);
  const refunded = { amountMinor: 1_495, currency: 'USD' };
  await room.sagas.advance([
    aReply(id, 'return-payment', 'payment-returned', { orderId, refundId: `rfd_${id}`, refunded }),
  ]);
  expect(await room.afterSale.cancellationOf(orderId)).toMatchObject({ status: 'COMPLETED', refunded });
  expect(room.commandsAbout(orderId).slice(-3)).toEqual(['return-stock', 'order-cancelled', 'return-payment']);
});

test('its commands are above every epoch that the checkout ever had', async () => {
  const { orderId } = await room.bought();
  await cancel(orderId);
  expect(await cancellationSagaOf(orderId)).toMatchObject({ epoch: 2, status: 'RUNNING' });
});

test('cancelling twice, with the same key or another, is the same as once', async () => {
  const { orderId } = await room.bought();
  await cancel(orderId);
  const before = room.published.length;
  expect(await cancel(orderId)).toMatchObject({ ok: true, state: { replayed: true } });
  expect(await cancel(orderId, { idempotencyKey: 'another' })).toMatchObject({ ok: true, state: { replayed: true } });
  expect(room.published).toHaveLength(before);
});

test('twenty who cancel at once begin one cancellation', async () => {
  const { orderId } = await room.bought();
  const before = await room.count('sagas');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => cancel(orderId, { idempotencyKey: `k${index % 3}` })),
  );
  expect(answers.filter((it) => it.ok && !it.state.replayed)).toHaveLength(1);
  expect(await room.count('sagas')).toBe(before + 1);
});

test('the same key with another reason is refused and changes nothing', async () => {
  const { orderId } = await room.bought();
  await cancel(orderId);
  expect(await cancel(orderId, { reason: 'too slow' })).toEqual(refuse({ code: 'IDEMPOTENCY_KEY_REUSED' }));
  expect(await room.afterSale.cancellationOf(orderId)).toMatchObject({ reason: 'changed my mind' });
});

test('an order is not cancelled while its checkout is under way', async () => {
  const { orderId, id } = await room.accepted();
  const { sagas } = room;
  await sagas.advance([aReply(id, 'reserve-stock', 'stock-reserved')]);
  expect(await cancel(orderId)).toEqual(refuse({ code: 'ORDER_NOT_CONFIRMED' }));
  expect(await room.afterSale.cancellationOf(orderId)).toBeUndefined();
});

test('an order that is confirmed but not captured yet is asked to wait', async () => {
  const { orderId, id } = await room.captureRefused();
  await room.reviews.resolve({ id: (await itemOf(id)).id, action: 'RETRY', by: 'operator:ada' });
  expect(await cancel(orderId)).toEqual(refuse({ code: 'CHECKOUT_IN_PROGRESS' }));
  expect(await room.orders.find(orderId)).toMatchObject({ status: 'CONFIRMED' });
});

test('an order whose refund is under way is asked to wait', async () => {
  const { orderId } = await room.bought();
  const amount = { amountMinor: 100, currency: 'USD' };
  await room.afterSale.refund({ orderId, idempotencyKey: 'r', amount, reason: 'scratched', by: 'operator:ada' });
  expect(await cancel(orderId)).toEqual(refuse({ code: 'REFUND_IN_PROGRESS' }));
});

const itemOf = async (sagaId: string) =>
  (await room.reviews.list({ isOpen: undefined, before: undefined, limit: 100 })).find((it) => it.sagaId === sagaId)!;

test('cancelling an order whose capture was refused closes its review, and the cart is emptied all the same', async () => {
  const { orderId, id } = await room.captureRefused();
  expect(await cancel(orderId)).toMatchObject({ ok: true });
  expect(await itemOf(id)).toMatchObject({ resolution: 'ORDER_CANCELLED', resolvedBy: 'guest', actions: [] });
  expect(room.published.map(({ item }) => item.stepKey)).toContain(`${id}/empty-cart`);
  await room.tell(id, 'empty-cart', 'cart-emptied');
  expect(await room.sagaOf(id)).toMatchObject({ status: 'DONE' });
  expect(await cancellationSagaOf(orderId)).toMatchObject({ epoch: 3 });
});

test('a refund that is being written at the same time is waited for, and held against it', async () => {
  const { orderId } = await room.bought();
  const other = await room.postgres.connect();
  await other.query('BEGIN');
  await other.query('SELECT 1 FROM orders WHERE id = $1 FOR UPDATE', [orderId]);
  const cancelling = cancel(orderId);
  await waitFor(async () => (await room.waiting()).length === 1);
  await other.query(
    `INSERT INTO refunds (id, order_id, idempotency_key, amount_minor, reason, requested_by)
     VALUES ('rfd_' || $1, $1, 'r', 100, 'scratched', 'operator:ada')`,
    [orderId],
  );
  await other.query('COMMIT');
  other.release();
  expect(await cancelling).toEqual(refuse({ code: 'REFUND_IN_PROGRESS' }));
  expect(await room.orders.find(orderId)).toMatchObject({ status: 'CONFIRMED' });
});

test('an order whose checkout only a newer release knows is left to that', async () => {
  const { orderId, id } = await room.captureRefused();
  await room.rows(`UPDATE sagas SET standing = standing || '{"version": 99}' WHERE id = $1`, [id]);
  const before = await room.sagaOf(id);
  expect(await cancel(orderId)).toEqual(refuse({ code: 'CHECKOUT_IN_PROGRESS' }));
  expect(await room.sagaOf(id)).toEqual(before);
});

test('what was cancelled is in the audit log', async () => {
  const { orderId } = await room.bought();
  await cancel(orderId);
  expect(await room.audit(orderId)).toEqual([
    { actor: 'guest', action: 'orderCancel', outcome: 'DONE', detail: { reason: 'changed my mind' } },
  ]);
});

test('who has no right to it leaves a line in the audit log', async () => {
  const { orderId } = await room.bought();
  await room.afterSale.noteForbidden({ orderId, by: 'guest' });
  expect(await room.audit(orderId)).toEqual([
    { actor: 'guest', action: 'orderCancel', outcome: 'FORBIDDEN', detail: {} },
  ]);
});

test('what is refused leaves a line in the audit log and changes nothing', async () => {
  const { orderId } = await room.captureRefused();
  await room.rows(`UPDATE orders SET status = 'SHIPPED' WHERE id = $1`, [orderId]);
  expect(await cancel(orderId)).toEqual(refuse({ code: 'ORDER_ALREADY_SHIPPED' }));
  expect(await room.afterSale.cancellationOf(orderId)).toBeUndefined();
  expect(await room.audit(orderId)).toEqual([
    { actor: 'guest', action: 'orderCancel', outcome: 'ORDER_ALREADY_SHIPPED', detail: {} },
  ]);
});

test('of one actor the first ten refusals of an order are kept, and what is done always', async () => {
  const { orderId } = await room.bought();
  for (let time = 0; time < 11; time++) await room.afterSale.noteForbidden({ orderId, by: 'guest' });
  await room.afterSale.noteForbidden({ orderId, by: 'customer:eve' });
  await cancel(orderId);
  const outcomes = (await room.audit(orderId)).map(({ actor, outcome }) => `${actor} ${outcome}`);
  expect(outcomes).toEqual([...Array<string>(10).fill('guest FORBIDDEN'), 'customer:eve FORBIDDEN', 'guest DONE']);
});

test('many who have no right to it at once are written as one list', async () => {
  const { orderId } = await room.bought();
  await Promise.all(Array.from({ length: 31 }, () => room.afterSale.noteForbidden({ orderId, by: 'guest' })));
  expect(await room.audit(orderId)).toHaveLength(1);
});

test('an order that is not there is not confirmed', async () => {
  expect(await cancel(`ord_${newIdBody()}`)).toEqual(refuse({ code: 'ORDER_NOT_CONFIRMED' }));
});

test('a reason that the store cannot hold changes nothing, and a good one works afterwards', async () => {
  const { orderId } = await room.bought();
  const before = await room.count('parked');
  await expect(cancel(orderId, { reason: '\0' })).rejects.toThrow();
  expect(await room.orders.find(orderId)).toMatchObject({ status: 'CONFIRMED' });
  expect(await room.count('parked')).toBe(before);
  expect(await cancel(orderId)).toMatchObject({ ok: true, state: { replayed: false } });
});

import { newId, rowsOf } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import { authorize, subjectsTo, voidOf, yes } from '../../test/commands';
import { describeMoneyBack } from '../../test/money-back.contract';
import { describePaymentStore } from '../../test/payment-store.contract';
import { openPostgresPaymentsRoom, type PostgresPaymentsRoom } from '../../test/postgres-payments-room';
import type { PaymentStore } from '../ports';

jest.setTimeout(30_000);

describePaymentStore('payments in Postgres', openPostgresPaymentsRoom);
describeMoneyBack('money back in Postgres', openPostgresPaymentsRoom);

let room: PostgresPaymentsRoom;
let payments: PaymentStore;
beforeEach(async () => {
  room = await openPostgresPaymentsRoom();
  payments = room.payments;
});
afterEach(() => room.close());

const statusOf = async (orderId: string) => (await payments.find([orderId]))[0]?.status;

test('the card’s token is gone once the operation is settled', async () => {
  const orderId = newId('ord');
  const [leased] = await payments.hear([authorize(orderId)]);
  await payments.settle([{ operation: leased!.operation, outcome: yes() }]);
  const rows = await rowsOf<{ body: object }>(room.postgres, 'SELECT body FROM operations WHERE order_id = $1', [
    orderId,
  ]);
  expect(rows[0]!.body).not.toHaveProperty('paymentMethodToken');
});

test('two processes that hear authorize and void of the same new orders at once agree on each', async () => {
  const orderIds = Array.from({ length: 40 }, () => newId('ord'));
  const [opened] = await Promise.all([
    payments.hear(orderIds.map((orderId) => authorize(orderId))),
    room.neighbour.hear(orderIds.map(voidOf)),
  ]);
  const opens = new Set(opened.map(({ operation }) => operation.orderId));
  for (const orderId of orderIds) expect(await statusOf(orderId)).toBe(opens.has(orderId) ? 'VOIDING' : 'VOIDED');
  const again = await payments.settle(opened.map(({ operation }) => ({ operation, outcome: yes() })));
  await payments.settle(again.map(({ operation }) => ({ operation, outcome: { kind: 'voided' } })));
  for (const orderId of orderIds) {
    expect(await statusOf(orderId)).toBe('VOIDED');
    expect(subjectsTo(room.sent(), orderId)).toEqual(['rep.orders.authorization-voided.v1']);
  }
});

test('one result that cannot be settled harms none of its neighbours', async () => {
  const orderIds = Array.from({ length: 8 }, () => newId('ord'));
  const opened = await payments.hear(orderIds.map((orderId) => authorize(orderId)));
  const bad = opened[3]!.operation;
  await payments.settle(
    opened.map(({ operation }) => ({ operation, outcome: operation === bad ? { kind: 'voided' } : yes() })),
  );
  const expected = orderIds.map((orderId) => (orderId === bad.orderId ? 'AUTHORIZING' : 'AUTHORIZED'));
  expect(await Promise.all(orderIds.map(statusOf))).toEqual(expected);
  expect(room.sent()).toHaveLength(7);
  await payments.settle([{ operation: bad, outcome: yes() }]);
});

test('an item that cannot be heard is parked alone, and its asker is told', async () => {
  const orderIds = Array.from({ length: 8 }, () => newId('ord'));
  const opened = await payments.hear(orderIds.map((orderId, index) => authorize(orderId, index === 5 ? -1 : 5_000)));
  expect(opened).toHaveLength(7);
  const parked = await rowsOf<{ step_key: string }>(room.postgres, 'SELECT step_key FROM parked');
  expect(parked).toEqual([{ step_key: `${orderIds[5]!}:authorize` }]);
  expect(await statusOf(orderIds[5]!)).toBeUndefined();
  expect(room.sent().map(({ subject, item }) => [subject, item.stepKey])).toEqual([
    ['rep.orders.step-parked.v1', `${orderIds[5]!}:authorize`],
  ]);
  await payments.settle(opened.map(({ operation }) => ({ operation, outcome: yes() })));
});

test('an operation shows an operator what the processor said last, and how often it was asked in vain', async () => {
  const orderId = newId('ord');
  const [leased] = await payments.hear([authorize(orderId)]);
  const rowOf = async () =>
    (
      await rowsOf<object>(
        room.postgres,
        `SELECT state, tries, last_answer, last_tried_at IS NOT NULL AS was_tried FROM operations WHERE order_id = $1`,
        [orderId],
      )
    )[0];
  expect(await rowOf()).toEqual({ state: 'UNDER_WAY', tries: 0, last_answer: null, was_tried: false });
  await payments.settle([{ operation: leased!.operation, outcome: { kind: 'unknown', cause: 'HTTP 503' } }]);
  expect(await rowOf()).toEqual({ state: 'UNKNOWN', tries: 1, last_answer: 'HTTP 503', was_tried: true });
  const taken = await waitFor(async () => (await payments.takeDue(1))[0]);
  const out = { kind: 'unknown', cause: 'PROCESSOR_OUT', isUncalled: true } as const;
  await payments.settle([{ operation: taken.operation, outcome: out }]);
  expect(await rowOf()).toEqual({ state: 'UNKNOWN', tries: 1, last_answer: 'PROCESSOR_OUT', was_tried: true });
  const again = await waitFor(async () => (await payments.takeDue(1))[0]);
  await payments.settle([{ operation: again.operation, outcome: yes() }]);
  expect(await rowOf()).toEqual({ state: 'SETTLED', tries: 1, last_answer: 'authorized', was_tried: true });
});

test('the database refuses to refund or capture more than there is', async () => {
  const orderId = newId('ord');
  await payments.hear([authorize(orderId, 0)]);
  const refused = (change: string) =>
    expect(room.postgres.query(`UPDATE payments SET ${change} WHERE order_id = $1`, [orderId])).rejects.toThrow(
      /check/,
    );
  await refused('captured_minor = 1');
  await refused('refunded_minor = 1');
  await refused('refund_pending_minor = 1');
  await refused('refunded_minor = -1');
});

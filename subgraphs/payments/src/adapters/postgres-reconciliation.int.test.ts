import { createLogger, doTurn, newId, rowsOf } from '@cartograph/runtime';
import type { Outcome } from '../domain/operation';
import type { PaymentStore, ReconciliationStore } from '../ports';
import { aRecord } from '../../test/builders';
import { authorize, capture, refundOf, voidOf, yes } from '../../test/commands';
import { openPostgresPaymentsRoom, type PostgresPaymentsRoom } from '../../test/postgres-payments-room';
import { createPostgresEvents } from './postgres-events';
import { createPostgresReconciliation, pruneBooks } from './postgres-reconciliation';

jest.setTimeout(30_000);

const logger = createLogger('payments', 'silent');
let room: PostgresPaymentsRoom;
let payments: PaymentStore;
let books: ReconciliationStore;
beforeEach(async () => {
  room = await openPostgresPaymentsRoom();
  ({ payments } = room);
  books = createPostgresReconciliation({ postgres: room.postgres, logger, settleMs: 0 });
});
afterEach(() => room.close());

type Command = Parameters<PaymentStore['hear']>[0][number];
const settleWith = async (command: Command, outcome: Outcome) =>
  payments.settle((await payments.hear([command])).map(({ operation }) => ({ operation, outcome })));
const authorized = async () => {
  const orderId = newId('ord');
  await settleWith(authorize(orderId), yes());
  return orderId;
};
const captured = async () => {
  const orderId = await authorized();
  await settleWith(capture(orderId), { kind: 'captured' });
  return orderId;
};
const read = async (orderId: string) => (await payments.find([orderId]))[0]!;
const query = <Row>(sql: string, ...values: unknown[]) => rowsOf<Row>(room.postgres, sql, values);
/** Orders ord_1, ord_2 and so on, the first to lapse first. */
const insertPayments = (count: number) =>
  query(
    `INSERT INTO payments (order_id, status, epoch, currency, authorized_minor, captured_minor, authorization_id,
                           expires_at, version)
     SELECT 'ord_' || n, 'AUTHORIZED', 0, 'EUR', 5000, 0, 'auth', now() + n * interval '1 second', 1
     FROM generate_series(1, $1::int) n`,
    count,
  );
const differencesOf = (orderId: string) =>
  query<{ kind: string; isOpen: boolean }>(
    `SELECT kind, resolved_at IS NULL AS "isOpen" FROM discrepancies WHERE order_id = $1 ORDER BY kind`,
    orderId,
  );

test('what changed lately is looked at once, until it changes again', async () => {
  const orderId = await authorized();
  expect(await books.takeUnsure(10)).toEqual([orderId]);
  expect(await books.compare(await read(orderId), [aRecord()])).toEqual([]);
  expect(await books.takeUnsure(10)).toEqual([]);
  await settleWith(capture(orderId), { kind: 'captured' });
  expect(await books.takeUnsure(10)).toEqual([orderId]);
});

test('however many changed lately, those longest ago are looked at first, each order once', async () => {
  const orderIds = [await captured(), await authorized(), await captured()];
  for (const [index, orderId] of orderIds.entries())
    await query(
      `UPDATE operations SET settled_at = now() - $2 * interval '1 minute' WHERE order_id = $1`,
      orderId,
      60 - index,
    );
  // Many that were looked at since, or whose own operation finds out, take nobody's place.
  await insertPayments(1_100);
  await query(`INSERT INTO operations (step_key, order_id, kind, body, due_at, settled_at, state)
               SELECT 'old' || n, 'ord_' || n, 'capture', '{}', now(), now() - interval '30 minutes', 'SETTLED'
               FROM generate_series(1, 1100) n`);
  await query(`INSERT INTO reconciliations SELECT 'ord_' || n, now() FROM generate_series(1, 1000) n`);
  await query(`INSERT INTO operations (step_key, order_id, kind, body, due_at)
               SELECT 'new' || n, 'ord_' || n, 'void', '{}', now() FROM generate_series(1001, 1100) n`);
  expect((await books.takeUnsure(2)).sort()).toEqual(orderIds.slice(0, 2).sort());
  expect((await books.takeUnsure(3)).sort()).toEqual([...orderIds].sort());
});

test('a hint waits behind no other of an order that is under way', async () => {
  const busy = await authorized();
  await payments.hear([capture(busy)]);
  const orderId = await authorized();
  await query('DELETE FROM operations WHERE order_id = $1', orderId);
  await query(
    `INSERT INTO webhook_events (id, type, order_id, verdict) VALUES ('evt_1', 't', $1, 'LOOK'), ('evt_2', 't', $2, 'LOOK')`,
    busy,
    orderId,
  );
  expect(await books.takeUnsure(1)).toEqual([orderId]);
});

test('what stands set aside for long is looked at again after an hour', async () => {
  const orderId = await authorized();
  await books.compare(await read(orderId), [aRecord()]);
  await query(`UPDATE payments SET changed_at = now() - interval '11 minutes'`);
  expect(await books.takeUnsure(10)).toEqual([]);
  await query(`UPDATE reconciliations SET checked_at = checked_at + interval '1 second' - interval '61 minutes'`);
  await query(`UPDATE operations SET settled_at = now() - interval '3 hours'`);
  expect(await books.takeUnsure(10)).toEqual([orderId]);
});

test('a webhook that was news is followed, however old the order', async () => {
  const orderId = await authorized();
  await books.compare(await read(orderId), [aRecord()]);
  const events = createPostgresEvents({ postgres: room.postgres, logger });
  const type = 'authorization.captured';
  await events.hear([{ id: newId('evt'), type, orderId, authorizationId: 'auth_1', refundId: null }]);
  expect(await books.takeUnsure(10)).toEqual([orderId]);
  await books.compare(await read(orderId), [aRecord()]);
  expect(await books.takeUnsure(10)).toEqual([]);
});

test('a difference is open until a later look finds none', async () => {
  const orderId = await captured();
  const wrong = aRecord({ status: 'captured', capturedMinor: 6_000 });
  await books.compare(await read(orderId), [wrong]);
  await books.compare(await read(orderId), [wrong]);
  expect(await differencesOf(orderId)).toEqual([{ kind: 'CAPTURED_AMOUNT', isOpen: true }]);
  await books.compare(await read(orderId), [aRecord({ status: 'captured' })]);
  expect(await differencesOf(orderId)).toEqual([{ kind: 'CAPTURED_AMOUNT', isOpen: false }]);
  expect(await read(orderId)).toMatchObject({ status: 'CAPTURED', capturedMinor: 5_000 });
});

test('a void that was refused and has happened all the same is adopted', async () => {
  const orderId = await authorized();
  await settleWith(voidOf(orderId), { kind: 'refused', reason: 'VOID_REFUSED' });
  await books.compare(await read(orderId), [aRecord({ status: 'voided' })]);
  expect(await read(orderId)).toMatchObject({ status: 'VOIDED' });
  expect(await differencesOf(orderId)).toEqual([]);
});

test('a refund of which nobody knew what became is adopted with its sums', async () => {
  const orderId = await captured();
  const refundId = newId('rfd');
  await settleWith(refundOf(orderId, refundId, 2_000), { kind: 'refused', reason: 'OUTCOME_UNKNOWN' });
  expect(await read(orderId)).toMatchObject({ refundedMinor: 0, refundPendingMinor: 2_000 });
  const found = { processorRefundId: 'ref_1', reference: refundId, amountMinor: 2_000, status: 'succeeded' } as const;
  const record = aRecord({ status: 'captured', refundedMinor: 2_000, refunds: [found] });
  await books.compare(await read(orderId), [record]);
  expect(await read(orderId)).toMatchObject({ refundedMinor: 2_000, refundPendingMinor: 0 });
  expect(await query('SELECT status, processor_refund_id FROM refunds')).toEqual([
    { status: 'SUCCEEDED', processor_refund_id: 'ref_1' },
  ]);
});

test('what changed while the processor was asked is left for the next look', async () => {
  const orderId = await authorized();
  const before = await read(orderId);
  await settleWith(voidOf(orderId), { kind: 'voided' });
  expect(await books.compare(before, [aRecord()])).toEqual([]);
  expect(await differencesOf(orderId)).toEqual([]);
  expect(await books.takeUnsure(10)).toEqual([orderId]);
  expect(await books.compare(await read(orderId), [aRecord()])).toEqual(['auth_1']);
});

test('what is under way is left alone, since it finds out by itself', async () => {
  const orderId = await authorized();
  const [leased] = await payments.hear([capture(orderId)]);
  const stray = aRecord({ authorizationId: 'auth_9' });
  expect(await books.compare(await read(orderId), [stray])).toEqual([]);
  expect(await differencesOf(orderId)).toEqual([]);
  await payments.settle([{ operation: leased!.operation, outcome: { kind: 'captured' } }]);
});

test('who must capture soon is named once an hour, and counted', async () => {
  const orderId = await authorized();
  const other = await authorized();
  await query(`UPDATE payments SET expires_at = now() + interval '2 hours' WHERE order_id = $1`, orderId);
  await query(`UPDATE payments SET expires_at = now() + interval '6 days' WHERE order_id = $1`, other);
  const dayMs = 86_400_000;
  expect(await books.takeExpiring(dayMs)).toEqual([{ orderId, expiresAt: expect.any(Number), alarms: 1 }]);
  expect(await books.takeExpiring(dayMs)).toEqual([]);
  await query(`UPDATE capture_alarms SET last_at = last_at - interval '61 minutes'`);
  expect(await books.takeExpiring(dayMs)).toEqual([{ orderId, expiresAt: expect.any(Number), alarms: 2 }]);
});

test('however many lapse, each is told of within the hour', async () => {
  await insertPayments(501);
  expect(await books.takeExpiring(86_400_000)).toHaveLength(500);
  expect(await books.takeExpiring(86_400_000)).toMatchObject([{ orderId: 'ord_501', alarms: 1 }]);
});

test('money that the bank did not pay lapses with an alarm, unless nothing is held any more', async () => {
  const [refused, gone] = [await authorized(), await authorized()];
  await settleWith(capture(refused), { kind: 'refused', reason: 'CAPTURE_REFUSED' });
  await settleWith(capture(gone), { kind: 'refused', reason: 'AUTHORIZATION_VOIDED' });
  expect(await books.takeExpiring(86_400_000)).toMatchObject([{ orderId: refused, alarms: 1 }]);
});

test('an alarm ends with its cause', async () => {
  const [taken, left] = [await authorized(), await authorized()];
  expect(await books.takeExpiring(86_400_000)).toHaveLength(2);
  await settleWith(capture(taken), { kind: 'captured' });
  expect(await books.takeExpiring(86_400_000)).toEqual([]);
  expect(await query('SELECT order_id FROM capture_alarms')).toEqual([{ order_id: left }]);
});

test('what is settled and older than 30 days is forgotten, and payments are not', async () => {
  const orderId = await captured();
  const [open] = await payments.hear([refundOf(orderId, newId('rfd'), 100)]);
  const fresh = await authorized();
  await query(
    `UPDATE operations SET settled_at = now() - interval '31 days' WHERE order_id = $1 AND settled_at IS NOT NULL`,
    orderId,
  );
  await query(`INSERT INTO webhook_events (id, type, order_id, verdict, received_at)
               VALUES ('old', 't', 'o', 'KNOWN', now() - interval '31 days'), ('new', 't', 'o', 'KNOWN', now())`);
  await query(`INSERT INTO chores (name) VALUES ('prune-books')`);
  expect(await doTurn(room.postgres, pruneBooks)).toBe('over');
  expect(await query('SELECT order_id, kind FROM operations ORDER BY opened_at')).toEqual([
    { order_id: orderId, kind: 'refund' },
    { order_id: fresh, kind: 'authorize' },
  ]);
  expect(await query('SELECT id FROM webhook_events')).toEqual([{ id: 'new' }]);
  expect(await read(orderId)).toMatchObject({ status: 'CAPTURED', capturedMinor: 5_000 });
  const given = { kind: 'refunded', processorRefundId: 'ref_1' } as const;
  await payments.settle([{ operation: open!.operation, outcome: given }]);
});

test('when the inbox has forgotten a command, hearing it again has no second effect and gets the same answer', async () => {
  const orderId = await captured();
  const refundId = newId('rfd');
  const given = { kind: 'refunded', processorRefundId: 'ref_1' } as const;
  await settleWith(refundOf(orderId, refundId, 2_000), given);
  const declined = newId('ord');
  await settleWith(authorize(declined), { kind: 'declined', reason: 'DECLINED' });
  const said = room.sent().map(({ subject, item }) => ({ subject, body: item.body }));

  await query('DELETE FROM inbox');
  await query('DELETE FROM operations WHERE settled_at IS NOT NULL');
  const before = await payments.find([orderId, declined]);
  expect(await payments.hear([capture(orderId), refundOf(orderId, refundId, 2_000), authorize(declined)])).toEqual([]);
  expect(await payments.find([orderId, declined])).toEqual(before);
  const again = room.sent().map(({ subject, item }) => ({ subject, body: item.body }));
  expect(again.slice(said.length)).toEqual(said.slice(1));
  // An authorize of what is captured by now is nobody's question any more.
  expect(await payments.hear([authorize(orderId)])).toEqual([]);
  expect(room.sent()).toHaveLength(again.length);
});

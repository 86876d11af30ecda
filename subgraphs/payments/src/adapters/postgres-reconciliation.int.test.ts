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

import { createLogger, newId } from '@cartograph/runtime';
import type { AuthorizationRecord } from '../domain/records';
import type { PaymentStore, ReconciliationStore } from '../ports';
import { aRecord } from '../../test/builders';
import { capture, refundOf, voidOf } from '../../test/commands';
import { openPostgresPaymentsRoom, type PostgresPaymentsRoom } from '../../test/postgres-payments-room';
import { createPostgresEvents } from './postgres-events';
import { createPostgresReconciliation } from './postgres-reconciliation';

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

const read = async (orderId: string) => (await payments.find([orderId]))[0]!;
/** The orders that want a look, sorted. */
const takeUnsure = async (limit = 10) => [...(await books.takeUnsure(limit)).orderIds].sort();
/** A look that finds these records of an order. */
const look = async (orderId: string, ...records: AuthorizationRecord[]) => {
  const { asOf } = await books.takeUnsure(0);
  return books.compare(await read(orderId), records, asOf);
};
const differencesOf = (orderId: string) =>
  room.query<{ kind: string; isOpen: boolean }>(
    `SELECT kind, resolved_at IS NULL AS "isOpen" FROM discrepancies WHERE order_id = $1 ORDER BY kind`,
    orderId,
  );

test('what changed lately is looked at once, until it changes again', async () => {
  const orderId = await room.authorized();
  expect(await takeUnsure()).toEqual([orderId]);
  expect(await look(orderId, aRecord())).toEqual([]);
  expect(await takeUnsure()).toEqual([]);
  await room.carryOut(capture(orderId), { kind: 'captured' });
  expect(await takeUnsure()).toEqual([orderId]);
});

test('what changed just before payments stood still is looked at when they go on, however long that was', async () => {
  const orderId = await room.captured();
  await room.query(`UPDATE operations SET settled_at = now() - interval '3 days'`);
  expect(await takeUnsure()).toEqual([orderId]);
});

test('however many changed lately, those longest ago are looked at first, each order once', async () => {
  const orderIds = [await room.captured(), await room.authorized(), await room.captured()];
  for (const [index, orderId] of orderIds.entries())
    await room.query(
      `UPDATE operations SET settled_at = now() - $2 * interval '1 minute' WHERE order_id = $1`,
      orderId,
      60 - index,
    );
  // Many that were looked at since, or whose own operation finds out, take nobody's place.
  await room.insertPayments(1_100);
  await room.query(`INSERT INTO operations (step_key, order_id, kind, body, due_at, settled_at, state)
               SELECT 'old' || n, 'ord_' || n, 'capture', '{}', now(), now() - interval '30 minutes', 'SETTLED'
               FROM generate_series(1, 1100) n`);
  await room.query(`INSERT INTO reconciliations SELECT 'ord_' || n, now() FROM generate_series(1, 1000) n`);
  await room.query(`INSERT INTO operations (step_key, order_id, kind, body, due_at)
               SELECT 'new' || n, 'ord_' || n, 'void', '{}', now() FROM generate_series(1001, 1100) n`);
  expect(await takeUnsure(2)).toEqual(orderIds.slice(0, 2).sort());
  expect(await takeUnsure(3)).toEqual([...orderIds].sort());
});

test('a hint waits behind no other of an order that is under way', async () => {
  const busy = await room.authorized();
  await payments.hear([capture(busy)]);
  const orderId = await room.authorized();
  await room.query('DELETE FROM operations WHERE order_id = $1', orderId);
  await room.query(
    `INSERT INTO webhook_events (id, type, order_id, verdict) VALUES ('evt_1', 't', $1, 'LOOK'), ('evt_2', 't', $2, 'LOOK')`,
    busy,
    orderId,
  );
  expect(await takeUnsure(1)).toEqual([orderId]);
});

test('what could not be compared is left out for some minutes, and has its turn then', async () => {
  const patient = createPostgresReconciliation({ postgres: room.postgres, logger, settleMs: 60_000 });
  const [broken, other] = [await room.authorized(), await room.authorized()];
  await room.query(
    `INSERT INTO webhook_events (id, type, order_id, verdict, received_at)
     VALUES ('evt_1', 't', $1, 'LOOK', now() - interval '1 hour'), ('evt_2', 't', $2, 'LOOK', now())`,
    broken,
    other,
  );
  expect(await patient.takeUnsure(1)).toMatchObject({ orderIds: [broken] });
  await patient.putOff([broken]);
  expect(await patient.takeUnsure(1)).toMatchObject({ orderIds: [other] });
  await room.query(`UPDATE reconciliations SET put_off_at = put_off_at - interval '5 minutes'`);
  expect(await patient.takeUnsure(1)).toMatchObject({ orderIds: [broken] });
});

test('what stands set aside for long is looked at again after an hour', async () => {
  const orderId = await room.authorized();
  await look(orderId, aRecord());
  await room.query(`UPDATE payments SET changed_at = now() - interval '11 minutes'`);
  expect(await takeUnsure()).toEqual([]);
  await room.query(`UPDATE reconciliations SET checked_at = checked_at + interval '1 second' - interval '61 minutes'`);
  await room.query(`UPDATE operations SET settled_at = now() - interval '3 hours'`);
  expect(await takeUnsure()).toEqual([orderId]);
});

test('a webhook that was news is followed, however old the order', async () => {
  const orderId = await room.authorized();
  await look(orderId, aRecord());
  const events = createPostgresEvents({ postgres: room.postgres, logger });
  const type = 'authorization.captured';
  await events.hear([{ id: newId('evt'), type, orderId, authorizationId: 'auth_1', refundId: null }]);
  expect(await takeUnsure()).toEqual([orderId]);
  await look(orderId, aRecord());
  expect(await takeUnsure()).toEqual([]);
});

test('a webhook that was heard while the processor was looked at wants a look of its own', async () => {
  const orderId = await room.captured();
  const { asOf } = await books.takeUnsure(10);
  const before = await read(orderId);
  const events = createPostgresEvents({ postgres: room.postgres, logger });
  const type = 'refund.succeeded';
  await events.hear([{ id: newId('evt'), type, orderId, authorizationId: 'auth_1', refundId: null }]);
  await books.compare(before, [aRecord({ status: 'captured' })], asOf);
  expect(await takeUnsure()).toEqual([orderId]);
  await look(orderId, aRecord({ status: 'captured', refundedMinor: 1_000 }));
  expect(await takeUnsure()).toEqual([]);
});

test('a look that is older than one that was compared changes nothing any more', async () => {
  const orderId = await room.captured();
  const { asOf } = await books.takeUnsure(10);
  const wrong = aRecord({ status: 'captured', capturedMinor: 6_000 });
  await look(orderId, wrong);
  await books.compare(await read(orderId), [aRecord({ status: 'captured' })], asOf);
  expect(await differencesOf(orderId)).toEqual([{ kind: 'CAPTURED_AMOUNT', isOpen: true }]);
});

test('a difference is open until a later look finds none', async () => {
  const orderId = await room.captured();
  const wrong = aRecord({ status: 'captured', capturedMinor: 6_000 });
  await look(orderId, wrong);
  await look(orderId, wrong);
  expect(await differencesOf(orderId)).toEqual([{ kind: 'CAPTURED_AMOUNT', isOpen: true }]);
  await look(orderId, aRecord({ status: 'captured' }));
  expect(await differencesOf(orderId)).toEqual([{ kind: 'CAPTURED_AMOUNT', isOpen: false }]);
  expect(await read(orderId)).toMatchObject({ status: 'CAPTURED', capturedMinor: 5_000 });
});

test('a void that was refused and has happened all the same is adopted', async () => {
  const orderId = await room.authorized();
  await room.carryOut(voidOf(orderId), { kind: 'refused', reason: 'VOID_REFUSED' });
  await look(orderId, aRecord({ status: 'voided' }));
  expect(await read(orderId)).toMatchObject({ status: 'VOIDED' });
  expect(await differencesOf(orderId)).toEqual([]);
});

test('a refund of which nobody knew what became is adopted with its sums', async () => {
  const orderId = await room.captured();
  const refundId = newId('rfd');
  await room.carryOut(refundOf(orderId, refundId, 2_000), { kind: 'refused', reason: 'OUTCOME_UNKNOWN' });
  expect(await read(orderId)).toMatchObject({ refundedMinor: 0, refundPendingMinor: 2_000 });
  const found = { processorRefundId: 'ref_1', reference: refundId, amountMinor: 2_000, status: 'succeeded' } as const;
  const record = aRecord({ status: 'captured', refundedMinor: 2_000, refunds: [found] });
  await look(orderId, record);
  expect(await read(orderId)).toMatchObject({ refundedMinor: 2_000, refundPendingMinor: 0 });
  expect(await room.query('SELECT status, processor_refund_id FROM refunds')).toEqual([
    { status: 'SUCCEEDED', processor_refund_id: 'ref_1' },
  ]);
});

test('what changed while the processor was asked is left for the next look', async () => {
  const orderId = await room.authorized();
  const { asOf } = await books.takeUnsure(10);
  const before = await read(orderId);
  await room.carryOut(voidOf(orderId), { kind: 'voided' });
  expect(await books.compare(before, [aRecord()], asOf)).toEqual([]);
  expect(await differencesOf(orderId)).toEqual([]);
  expect(await takeUnsure()).toEqual([orderId]);
  expect(await look(orderId, aRecord())).toEqual(['auth_1']);
});

test('what is under way is left alone, since it finds out by itself', async () => {
  const orderId = await room.authorized();
  const [leased] = await payments.hear([capture(orderId)]);
  const stray = aRecord({ authorizationId: 'auth_9' });
  expect(await look(orderId, stray)).toEqual([]);
  expect(await differencesOf(orderId)).toEqual([]);
  await payments.settle([{ operation: leased!.operation, outcome: { kind: 'captured' } }]);
});

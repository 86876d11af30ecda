import { doTurn, newId } from '@cartograph/runtime';
import type { PaymentStore } from '../ports';
import { authorize, capture, refundOf } from '../../test/commands';
import { openPostgresPaymentsRoom, type PostgresPaymentsRoom } from '../../test/postgres-payments-room';
import { pruneBooks } from './postgres-reconciliation';

jest.setTimeout(30_000);

let room: PostgresPaymentsRoom;
let payments: PaymentStore;
beforeEach(async () => {
  room = await openPostgresPaymentsRoom();
  ({ payments } = room);
});
afterEach(() => room.close());

const read = async (orderId: string) => (await payments.find([orderId]))[0]!;

test('what is settled and older than 30 days is forgotten, and payments are not', async () => {
  const orderId = await room.captured();
  const [open] = await payments.hear([refundOf(orderId, newId('rfd'), 100)]);
  const fresh = await room.authorized();
  await room.query(
    `UPDATE operations SET settled_at = now() - interval '31 days' WHERE order_id = $1 AND settled_at IS NOT NULL`,
    orderId,
  );
  await room.query(`INSERT INTO webhook_events (id, type, order_id, verdict, received_at)
               VALUES ('old', 't', 'o', 'KNOWN', now() - interval '31 days'), ('new', 't', 'o', 'KNOWN', now())`);
  await room.query(`INSERT INTO chores (name) VALUES ('prune-books')`);
  expect(await doTurn(room.postgres, pruneBooks)).toBe('over');
  expect(await room.query('SELECT order_id, kind FROM operations ORDER BY opened_at')).toEqual([
    { order_id: orderId, kind: 'refund' },
    { order_id: fresh, kind: 'authorize' },
  ]);
  expect(await room.query('SELECT id FROM webhook_events')).toEqual([{ id: 'new' }]);
  expect(await read(orderId)).toMatchObject({ status: 'CAPTURED', capturedMinor: 5_000 });
  const given = { kind: 'refunded', processorRefundId: 'ref_1' } as const;
  await payments.settle([{ operation: open!.operation, outcome: given }]);
});

test('when the inbox has forgotten a command, hearing it again has no second effect and gets the same answer', async () => {
  const orderId = await room.captured();
  const refundId = newId('rfd');
  const given = { kind: 'refunded', processorRefundId: 'ref_1' } as const;
  await room.carryOut(refundOf(orderId, refundId, 2_000), given);
  const declined = newId('ord');
  await room.carryOut(authorize(declined), { kind: 'declined', reason: 'DECLINED' });
  const said = room.sent().map(({ subject, item }) => ({ subject, body: item.body }));

  await room.query('DELETE FROM inbox');
  await room.query('DELETE FROM operations WHERE settled_at IS NOT NULL');
  const before = await payments.find([orderId, declined]);
  expect(await payments.hear([capture(orderId), refundOf(orderId, refundId, 2_000), authorize(declined)])).toEqual([]);
  expect(await payments.find([orderId, declined])).toEqual(before);
  const again = room.sent().map(({ subject, item }) => ({ subject, body: item.body }));
  expect(again.slice(said.length)).toEqual(said.slice(1));
  // An authorize of what is captured by now is nobody's question any more.
  expect(await payments.hear([authorize(orderId)])).toEqual([]);
  expect(room.sent()).toHaveLength(again.length);
});

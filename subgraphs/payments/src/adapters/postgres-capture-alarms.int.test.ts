import { createLogger } from '@cartograph/runtime';
import type { ReconciliationStore } from '../ports';
import { capture } from '../../test/commands';
import { openPostgresPaymentsRoom, type PostgresPaymentsRoom } from '../../test/postgres-payments-room';
import { createPostgresReconciliation } from './postgres-reconciliation';

jest.setTimeout(30_000);

const logger = createLogger('payments', 'silent');
let room: PostgresPaymentsRoom;
let books: ReconciliationStore;
beforeEach(async () => {
  room = await openPostgresPaymentsRoom();
  books = createPostgresReconciliation({ postgres: room.postgres, logger, settleMs: 0 });
});
afterEach(() => room.close());

test('who must capture soon is named once an hour, and counted', async () => {
  const orderId = await room.authorized();
  const other = await room.authorized();
  await room.query(`UPDATE payments SET expires_at = now() + interval '2 hours' WHERE order_id = $1`, orderId);
  await room.query(`UPDATE payments SET expires_at = now() + interval '6 days' WHERE order_id = $1`, other);
  const dayMs = 86_400_000;
  expect(await books.takeExpiring(dayMs)).toEqual([
    { orderId, expiresAt: expect.any(Number), hasLapsed: false, alarms: 1 },
  ]);
  expect(await books.takeExpiring(dayMs)).toEqual([]);
  await room.query(`UPDATE capture_alarms SET last_at = last_at - interval '61 minutes'`);
  expect(await books.takeExpiring(dayMs)).toEqual([
    { orderId, expiresAt: expect.any(Number), hasLapsed: false, alarms: 2 },
  ]);
});

test('what has lapsed already is told apart from what will', async () => {
  const [lapsed, standing] = [await room.authorized(), await room.authorized()];
  await room.query(`UPDATE payments SET expires_at = now() - interval '1 hour' WHERE order_id = $1`, lapsed);
  const expiring = await books.takeExpiring(8 * 86_400_000);
  const told = new Map(expiring.map(({ orderId, hasLapsed }) => [orderId, hasLapsed]));
  expect(told).toEqual(
    new Map([
      [lapsed, true],
      [standing, false],
    ]),
  );
});

test('however many lapse, each is told of within the hour', async () => {
  await room.insertPayments(501);
  expect(await books.takeExpiring(86_400_000)).toHaveLength(500);
  expect(await books.takeExpiring(86_400_000)).toMatchObject([{ orderId: 'ord_501', alarms: 1 }]);
});

test('money that the bank did not pay lapses with an alarm, unless nothing is held any more', async () => {
  const [refused, gone] = [await room.authorized(), await room.authorized()];
  await room.carryOut(capture(refused), { kind: 'refused', reason: 'CAPTURE_REFUSED' });
  await room.carryOut(capture(gone), { kind: 'refused', reason: 'AUTHORIZATION_VOIDED' });
  expect(await books.takeExpiring(86_400_000)).toMatchObject([{ orderId: refused, alarms: 1 }]);
});

test('an alarm ends with its cause', async () => {
  const [taken, left] = [await room.authorized(), await room.authorized()];
  expect(await books.takeExpiring(86_400_000)).toHaveLength(2);
  await room.carryOut(capture(taken), { kind: 'captured' });
  expect(await books.takeExpiring(86_400_000)).toEqual([]);
  expect(await room.query('SELECT order_id FROM capture_alarms')).toEqual([{ order_id: left }]);
});

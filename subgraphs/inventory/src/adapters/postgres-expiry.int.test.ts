import { rowsOf } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import { anOrderId, aVariantId, receipt, reserve } from '../../test/builders';
import { openPostgresStockRoom, type PostgresStockRoom } from '../../test/postgres-stock-room';
import { settleCommand, settleExpiry } from '../domain/settle-command';
import { editStock } from '../domain/stock-edit';

let room: PostgresStockRoom;
beforeAll(async () => (room = await openPostgresStockRoom()));
afterAll(() => room.close());

/** An overdue hold of a variant of its own. */
const anOverdueHold = async () => {
  const [orderId, variantId] = [anOrderId(), aVariantId()];
  await room.store.editMany([receipt(variantId, 5)], editStock);
  await room.store.settleMany([reserve(orderId, { [variantId]: 1 }, { ttlMs: 1 })], settleCommand);
  return { orderId, variantId };
};
const stateOf = async (orderId: string) => {
  const [hold] = await rowsOf<{ state: string }>(room.postgres, 'SELECT state FROM holds WHERE order_id = $1', [
    orderId,
  ]);
  return hold!.state;
};

test('a hold that the database lets nobody save keeps no other from expiring, not even where one is taken at a time', async () => {
  const broken = await anOverdueHold();
  // Its release would leave less than nothing set aside.
  await room.postgres.query('UPDATE stock SET reserved = 0 WHERE variant_id = $1', [broken.variantId]);
  const sound = [await anOverdueHold(), await anOverdueHold()];
  await waitFor(async () => {
    await room.store.expireDue(100, settleExpiry);
    return (await stateOf(sound[0]!.orderId)) === 'EXPIRED' && (await stateOf(sound[1]!.orderId)) === 'EXPIRED';
  });
  const last = await anOverdueHold();
  await waitFor(async () => (await room.store.expireDue(1, settleExpiry)) === 1);
  expect([await stateOf(broken.orderId), await stateOf(last.orderId)]).toEqual(['HELD', 'EXPIRED']);
});

import { waitFor } from '@cartograph/testkit';
import { anOrderId, reserve } from '../../test/builders';
import { openPostgresStockRoom, type PostgresStockRoom } from '../../test/postgres-stock-room';
import { useStockRoom } from '../../test/stock-room';

let room: PostgresStockRoom;
const { settle, expire, aVariantWith, levelOf } = useStockRoom(async () => (room = await openPostgresStockRoom()));

test('a hold that the database lets nobody save keeps no other of its list from expiring', async () => {
  const [variantId, broken] = [await aVariantWith(10), anOrderId()];
  await room.postgres.query(`ALTER TABLE holds ADD CHECK (order_id <> '${broken}' OR state <> 'EXPIRED')`);
  await settle(...[broken, anOrderId(), anOrderId()].map((id) => reserve(id, { [variantId]: 1 }, { ttlMs: 1 })));
  await waitFor(async () => (await expire()) === 2);
  expect(await levelOf(variantId)).toEqual([['main', 10, 1]]);
});

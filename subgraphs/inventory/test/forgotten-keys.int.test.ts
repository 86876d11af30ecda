// Step keys are forgotten after some days. Whatever is asked again after that must have no second effect.
import { rowsOf } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import { settleCommand, settleExpiry } from '../src/domain/settle-command';
import type { StockCommand } from '../src/domain/stock-command';
import { editStock } from '../src/domain/stock-edit';
import { anOrderId, aVariantId, commit, pin, receipt, release, reserve, returnAll } from './builders';
import { openPostgresStockRoom, type PostgresStockRoom } from './postgres-stock-room';

let room: PostgresStockRoom;
beforeAll(async () => {
  room = await openPostgresStockRoom();
});
afterAll(() => room.close());
afterEach(async () => expect(await room.differences()).toEqual([]));

const settle = async (...commands: readonly StockCommand[]) =>
  (await room.store.settleMany(commands, settleCommand)).map((answer) => answer?.type ?? 'no answer');

/** All that a command may change, as it is now. */
const books = async () => ({
  stock: await rowsOf(room.postgres, 'SELECT * FROM stock ORDER BY variant_id, warehouse'),
  holds: await rowsOf(room.postgres, 'SELECT * FROM holds ORDER BY order_id'),
  movements: await rowsOf(room.postgres, 'SELECT * FROM movements ORDER BY step_key, variant_id, warehouse'),
  parked: await room.parked(),
});

const forget = () => rowsOf(room.postgres, 'DELETE FROM inbox');

const aVariantWith = async (quantity: number) => {
  const variantId = aVariantId();
  await room.store.editMany([receipt(variantId, quantity)], editStock);
  return variantId;
};

type Story = (orderId: string, variantId: string) => StockCommand[];

test.each<[string, Story]>([
  ['reserved', (id, variant) => [reserve(id, { [variant]: 2 })]],
  ['reserved and released', (id, variant) => [reserve(id, { [variant]: 2 }), release(id)]],
  ['released before it was reserved', (id, variant) => [release(id), reserve(id, { [variant]: 2 })]],
  ['pinned', (id, variant) => [reserve(id, { [variant]: 2 }), pin(id)]],
  ['pinned and released', (id, variant) => [reserve(id, { [variant]: 2 }), pin(id), release(id)]],
  ['sold', (id, variant) => [reserve(id, { [variant]: 2 }), pin(id), commit(id)]],
  [
    'sold and returned',
    (id, variant) => [reserve(id, { [variant]: 2 }), pin(id), commit(id), returnAll(id, { epoch: 9 })],
  ],
  [
    'returned before it was sold',
    (id, variant) => [reserve(id, { [variant]: 2 }), pin(id), returnAll(id, { epoch: 9 }), commit(id, { epoch: 9 })],
  ],
])('an order that was %s stays so when all of it is asked again', async (_, storyOf) => {
  const story = storyOf(anOrderId(), await aVariantWith(10));
  await settle(...story);
  const before = await books();

  await forget();
  await settle(...story);
  for (const command of [...story].reverse()) {
    await forget();
    await settle(command);
  }
  expect(await books()).toEqual(before);
});

test('the last command of a story is answered as it was', async () => {
  const orderId = anOrderId();
  const variantId = await aVariantWith(10);
  await settle(reserve(orderId, { [variantId]: 2 }), pin(orderId), commit(orderId));
  await forget();
  expect(await settle(commit(orderId))).toEqual(['StockCommitted']);
  expect(await settle(returnAll(orderId, { epoch: 9 }))).toEqual(['StockReturned']);
  await forget();
  expect(await settle(returnAll(orderId, { epoch: 9 }))).toEqual(['StockReturned']);
});

test('a hold that expired is not set aside again', async () => {
  const command = reserve(anOrderId(), { [await aVariantWith(10)]: 2 }, { ttlMs: 1 });
  await settle(command);
  await waitFor(async () => (await room.store.expireDue(100, settleExpiry)) === 1);
  const before = await books();
  await forget();
  expect(await settle(command)).toEqual(['no answer']);
  expect(await books()).toEqual(before);
});

test('below the rules, the ledger takes no movement of one step twice', async () => {
  const orderId = anOrderId();
  await settle(reserve(orderId, { [await aVariantWith(10)]: 2 }));
  const again = rowsOf(room.postgres, `INSERT INTO movements SELECT * FROM movements WHERE order_id = '${orderId}'`);
  await expect(again).rejects.toMatchObject({ code: '23505', constraint: 'movements_pkey' });
});

// Several processes settle lists on the same rows at the same time, the sweeper among them.
import { inTransaction, rowsOf } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import { settleCommand, settleExpiry } from '../src/domain/settle-command';
import type { StockAnswer, StockCommand } from '../src/domain/stock-command';
import { editStock } from '../src/domain/stock-edit';
import type { StockStore } from '../src/ports';
import { anOrderId, aVariantId, commit, pin, receipt, release, reserve } from './builders';
import { openPostgresStockRoom, type PostgresStockRoom } from './postgres-stock-room';

let room: PostgresStockRoom;
let one: StockStore;
let other: StockStore;

beforeAll(async () => {
  room = await openPostgresStockRoom();
  one = room.store;
  other = room.openStore();
});
afterAll(() => room.close());
afterEach(async () => expect(await room.differences()).toEqual([]));

const settle = (store: StockStore, commands: readonly StockCommand[]) => store.settleMany(commands, settleCommand);
const count = (answers: readonly (StockAnswer | undefined)[], type: StockAnswer['type']) =>
  answers.filter((answer) => answer?.type === type).length;

const someVariants = async (howMany: number, quantity: number): Promise<string[]> => {
  const variantIds = Array.from({ length: howMany }, aVariantId);
  await one.editMany(
    variantIds.map((variantId) => receipt(variantId, quantity)),
    editStock,
  );
  return variantIds;
};

const endWhoWaits = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`;

const deadlocks = async () => {
  const [row] = await rowsOf<{ deadlocks: number }>(
    room.postgres,
    'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
  );
  return row!.deadlocks;
};

test('lists in opposite orders neither deadlock nor lose anything', async () => {
  const variantIds = await someVariants(20, 1_000);
  const ordersOver = (ids: readonly string[]) =>
    ids.map((variantId, index) => reserve(anOrderId(), { [variantId]: 1, [ids.at(-1 - index)!]: 1 }));
  for (let round = 0; round < 20; round++) {
    const [forth, back] = [ordersOver(variantIds), ordersOver([...variantIds].reverse())];
    const answers = await Promise.all([settle(one, forth), settle(other, back)]);
    expect(answers.map((list) => count(list, 'StockReserved'))).toEqual([20, 20]);
    const after = [...forth, ...back].map(({ body: { orderId } }) => orderId);
    const released = after.map((orderId) => release(orderId));
    expect(
      (await Promise.all([settle(one, released.slice(0, 20)), settle(other, released.slice(20).reverse())])).flat(),
    ).toHaveLength(40);
  }
  const available = await one.availableOf(variantIds);
  expect([...available.values()]).toEqual(variantIds.map(() => 1_000));
  expect(await deadlocks()).toBe(0);
});

test('the last pieces, wanted by two processes, are sold once each', async () => {
  const [variantId] = (await someVariants(1, 7)) as [string];
  const wanting = () => Array.from({ length: 30 }, () => reserve(anOrderId(), { [variantId]: 1 }));
  const answers = (await Promise.all([settle(one, wanting()), settle(other, wanting())])).flat();
  expect(count(answers, 'StockReserved')).toBe(7);
  expect(count(answers, 'StockShort')).toBe(53);
  expect(await one.levelsOf(variantId)).toMatchObject([{ onHand: 7, reserved: 7 }]);
});

test('a variant that two deliveries bring first at the same time has what both brought', async () => {
  const variantIds = Array.from({ length: 30 }, aVariantId);
  const deliveries = () => variantIds.map((variantId) => receipt(variantId, 2));
  await Promise.all([one.editMany(deliveries(), editStock), other.editMany(deliveries().reverse(), editStock)]);
  expect([...(await one.availableOf(variantIds)).values()]).toEqual(variantIds.map(() => 4));
});

test('a reserve and its release that arrive at the same time leave nothing set aside', async () => {
  const [variantId] = (await someVariants(1, 100)) as [string];
  const orderIds = Array.from({ length: 50 }, anOrderId);
  const [reserved, released] = await Promise.all([
    settle(
      one,
      orderIds.map((orderId) => reserve(orderId, { [variantId]: 1 })),
    ),
    settle(
      other,
      orderIds.map((orderId) => release(orderId)),
    ),
  ]);
  expect(count(released, 'StockReleased')).toBe(50);
  expect(reserved.every((answer) => answer === undefined || answer.type === 'StockReserved')).toBe(true);
  expect(await one.levelsOf(variantId)).toMatchObject([{ onHand: 100, reserved: 0 }]);
});

test('of a pin and an expiry at the same time one wins, and the pin is answered accordingly', async () => {
  const [variantId] = (await someVariants(1, 1_000)) as [string];
  let pinned = 0;
  let expired = 0;
  for (let round = 0; round < 20; round++) {
    const orderIds = Array.from({ length: 20 }, anOrderId);
    await settle(
      one,
      orderIds.map((orderId, index) => reserve(orderId, { [variantId]: 1 }, { ttlMs: 1 + index })),
    );
    const [answers] = await Promise.all([
      settle(
        one,
        orderIds.map((orderId) => pin(orderId)),
      ),
      other.expireDue(100, settleExpiry),
      room.openStore().expireDue(100, settleExpiry),
    ]);
    pinned += count(answers, 'HoldPinned');
    expired += count(answers, 'HoldExpired');
    const kept = orderIds.filter((_, index) => answers[index]?.type === 'HoldPinned');
    const sold = await settle(
      one,
      kept.map((orderId) => commit(orderId)),
    );
    expect(count(sold, 'StockCommitted')).toBe(kept.length);
  }
  expect(pinned + expired).toBe(400);
  await waitFor(async () => (await one.expireDue(100, settleExpiry)) === 0);
  expect(await one.levelsOf(variantId)).toMatchObject([{ onHand: 1_000 - pinned, reserved: 0 }]);
});

test('a poisoned item among 256 is parked by name, and its 255 neighbours are settled', async () => {
  const [variantId] = (await someVariants(1, 300)) as [string];
  const commands = Array.from({ length: 256 }, () => reserve(anOrderId(), { [variantId]: 1 }));
  // The database keeps epochs as 32-bit integers.
  commands[100] = { ...commands[100]!, epoch: 2 ** 40 };
  const answers = await settle(one, commands);
  expect(count(answers, 'StockReserved')).toBe(255);
  expect(answers[100]).toEqual({ type: 'StepParked', body: { cause: expect.stringContaining('out of range') } });
  expect(await one.levelsOf(variantId)).toMatchObject([{ onHand: 300, reserved: 255 }]);
  const parked = await rowsOf(room.postgres, 'SELECT step_key, cause FROM parked');
  expect(parked).toEqual([{ step_key: commands[100].stepKey, cause: expect.stringContaining('out of range') }]);
});

test('a process whose connection is cut amid its list settles it all the same', async () => {
  const [variantId] = (await someVariants(1, 10)) as [string];
  const commands = Array.from({ length: 10 }, () => reserve(anOrderId(), { [variantId]: 1 }));
  const settling = await inTransaction(room.postgres, async (tx) => {
    await tx.rows('SELECT 1 FROM stock WHERE variant_id = $1 FOR UPDATE', [variantId]);
    const begun = settle(one, commands);
    await waitFor(async () => (await rowsOf(room.postgres, endWhoWaits)).length > 0);
    return { begun };
  });
  expect(count(await settling.begun, 'StockReserved')).toBe(10);
  expect(await one.levelsOf(variantId)).toMatchObject([{ onHand: 10, reserved: 10 }]);
});

test('the database itself refuses to set aside more than there is', async () => {
  const [variantId] = (await someVariants(1, 1)) as [string];
  const oversell = room.postgres.query('UPDATE stock SET reserved = 2 WHERE variant_id = $1', [variantId]);
  await expect(oversell).rejects.toMatchObject({ constraint: 'never_oversold' });
  expect(await one.levelsOf(variantId)).toMatchObject([{ onHand: 1, reserved: 0 }]);
});

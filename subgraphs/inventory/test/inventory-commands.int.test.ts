// The process between a real broker and a real database.
import { waitFor } from '@cartograph/testkit';
import { anOrderId, commit, pin, release, reserve } from './builders';
import { runInventory, type RunningInventory } from './running-inventory';

let inventory: RunningInventory;
beforeAll(async () => {
  inventory = await runInventory();
});
afterAll(() => inventory.stop());
afterEach(async () => expect(await inventory.differences()).toEqual([]));

const stockOf = (variantId: string) =>
  inventory.rows<{ on_hand: number; reserved: number }>(
    `SELECT on_hand, reserved FROM stock WHERE variant_id = '${variantId}'`,
  );

test('each of 300 orders, asked twice for everything, is answered for each time and sold once', async () => {
  const variantId = await inventory.aVariantWith(1_000);
  const before = inventory.replyCount();
  const orderIds = Array.from({ length: 300 }, anOrderId);
  for (const [done, commands] of [
    ['StockReserved', orderIds.map((orderId) => reserve(orderId, { [variantId]: 2 }))],
    ['HoldPinned', orderIds.map((orderId) => pin(orderId))],
    ['StockCommitted', orderIds.map((orderId) => commit(orderId))],
  ] as const) {
    await Promise.all([inventory.send(...commands), inventory.send(...commands)]);
    await waitFor(() => commands.every((command) => inventory.repliesTo(command).length === 2));
    for (const command of commands) expect(inventory.repliesTo(command)).toEqual([done, done]);
  }
  expect(inventory.replyCount() - before).toBe(1_800);
  expect(await stockOf(variantId)).toEqual([{ on_hand: 400, reserved: 0 }]);
  expect(await inventory.rows('SELECT * FROM parked')).toEqual([]);
});

test('at rest nothing waits to be sent', async () => {
  const variantId = await inventory.aVariantWith(1);
  const command = reserve(anOrderId(), { [variantId]: 1 });
  await inventory.send(command);
  await waitFor(() => inventory.repliesTo(command).length === 1);
  await waitFor(async () => (await inventory.rows('SELECT 1 FROM outbox')).length === 0);
});

test('an overdue hold is taken back by the sweeper', async () => {
  const variantId = await inventory.aVariantWith(5);
  const orderId = anOrderId();
  await inventory.send(reserve(orderId, { [variantId]: 3 }, { ttlMs: 1 }));
  await waitFor(async () => (await inventory.rows(`SELECT 1 FROM holds WHERE order_id = '${orderId}'`)).length === 1);
  await waitFor(async () => (await stockOf(variantId))[0]!.reserved === 0);
  await inventory.send(pin(orderId), release(orderId));
  await waitFor(
    () => inventory.repliesTo(release(orderId)).length === 1 && inventory.repliesTo(pin(orderId)).length === 1,
  );
  expect(inventory.repliesTo(pin(orderId))).toEqual(['HoldExpired']);
  expect(inventory.repliesTo(release(orderId))).toEqual(['StockReleased']);
  expect(await stockOf(variantId)).toEqual([{ on_hand: 5, reserved: 0 }]);
});

test('killed after its effect and before its answer, it answers when it is back, and the effect is one', async () => {
  const variantId = await inventory.aVariantWith(5);
  const command = reserve(anOrderId(), { [variantId]: 3 });
  await inventory.restart('outbox.committed');
  await inventory.send(command);
  expect(await inventory.ended()).toBe('SIGKILL');
  expect(await stockOf(variantId)).toEqual([{ on_hand: 5, reserved: 3 }]);
  expect(inventory.repliesTo(command)).toEqual([]);

  await inventory.restart();
  await waitFor(() => inventory.repliesTo(command).length > 0);
  expect(new Set(inventory.repliesTo(command))).toEqual(new Set(['StockReserved']));
  expect(await stockOf(variantId)).toEqual([{ on_hand: 5, reserved: 3 }]);
});

test('a broker that loses everything costs nothing but the time to ask again', async () => {
  const variantId = await inventory.aVariantWith(5);
  const command = reserve(anOrderId(), { [variantId]: 1 });
  await inventory.restart('consume.heard:cmd.inventory.reserve-stock.v1');
  await inventory.send(command);
  await inventory.ended();
  await inventory.nats.wipe();
  await inventory.nats.start();
  await inventory.restart();
  await waitFor(async () => {
    await inventory.send(command);
    return true;
  });
  await waitFor(() => inventory.repliesTo(command).length > 0);
  expect(await stockOf(variantId)).toEqual([{ on_hand: 5, reserved: 1 }]);
});

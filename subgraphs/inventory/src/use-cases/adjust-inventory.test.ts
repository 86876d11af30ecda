import { accept, refuse } from '@cartograph/kernel';
import { createCachedAvailability } from '../adapters/cached-availability';
import { createMemoryStock } from '../adapters/memory-stock';
import { createApp } from '../app';
import type { AdjustInventory } from './adjust-inventory';

const aShop = async () => {
  const stock = createMemoryStock();
  const availability = createCachedAvailability(stock, { ttlMs: 60_000, entries: 10 }, () => 0);
  const app = createApp({ stock, availability, discrepancies: { list: async () => [] } });
  const delivery = { idempotencyKey: 'first', variantId: 'var_A', sku: 'SKU-A', warehouse: 'main', quantity: 5 };
  await app.receiveStock([delivery]);
  return { app, stock, delivery };
};

const anAdjustment = (given: Partial<AdjustInventory> = {}): AdjustInventory => ({
  scope: 'operator',
  idempotencyKey: 'key',
  variantId: 'var_A',
  warehouse: 'main',
  change: { kind: 'adjust', delta: -2, reason: 'DAMAGE' },
  ...given,
});

const level = { variantId: 'var_A', sku: 'SKU-A', warehouse: 'main', onHand: 3, reserved: 0, available: 3 };

test('what was adjusted once is answered again, and changed once', async () => {
  const { app } = await aShop();
  expect(await app.adjustInventory(anAdjustment())).toEqual(accept({ level, isReplay: false }));
  expect(await app.adjustInventory(anAdjustment())).toEqual(accept({ level, isReplay: true }));
  expect(await app.stockLevels('var_A')).toEqual([level]);
});

test('a key that was used for something else is refused and changes nothing', async () => {
  const { app } = await aShop();
  await app.adjustInventory(anAdjustment());
  const other = anAdjustment({ change: { kind: 'adjust', delta: -3, reason: 'DAMAGE' } });
  expect(await app.adjustInventory(other)).toEqual(refuse({ code: 'IDEMPOTENCY_KEY_REUSED' }));
  expect(await app.stockLevels('var_A')).toEqual([level]);
});

test('two operators may use one key', async () => {
  const { app } = await aShop();
  await app.adjustInventory(anAdjustment());
  const decision = await app.adjustInventory(anAdjustment({ scope: 'another' }));
  expect(decision).toMatchObject({ ok: true, state: { isReplay: false, level: { onHand: 1 } } });
});

test('who adjusted sees it on the product page at once', async () => {
  const { app } = await aShop();
  expect(await app.readAvailability(['var_A'])).toEqual([{ status: 'LOW_STOCK', quantityHint: 5 }]);
  await app.adjustInventory(anAdjustment());
  expect(await app.readAvailability(['var_A'])).toEqual([{ status: 'LOW_STOCK', quantityHint: 3 }]);
});

test('a delivery with a known key changes nothing, whatever it brings', async () => {
  const { app, delivery } = await aShop();
  expect(await app.receiveStock([{ ...delivery, quantity: 100 }])).toEqual([
    { ok: true, variantId: 'var_A', onHand: 5 },
  ]);
  expect(await app.stockLevels('var_A')).toMatchObject([{ onHand: 5 }]);
});

test('nothing is known of a variant that never was here, and none can be had', async () => {
  const { app } = await aShop();
  expect(await app.readAvailability(['var_B'])).toEqual([undefined]);
  expect(await app.askAvailableQuantities(['var_B', 'var_A'])).toEqual([
    { variantId: 'var_B', available: 0 },
    { variantId: 'var_A', available: 5 },
  ]);
});

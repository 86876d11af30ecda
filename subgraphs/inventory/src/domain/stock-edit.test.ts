import { accept, refuse } from '@cartograph/kernel';
import { aBalance, adjustment, aStock, count, receipt } from '../../test/builders';
import type { Stock } from './stock';
import { editStock } from './stock-edit';
import { stockKey, warehouseKey, type StockRow } from './stock-rows';

const rowsWith = (stock?: Stock) =>
  new Map<string, StockRow>([
    ...['main', 'east'].map((code) => [warehouseKey(code), { code }] as const),
    ...(stock ? [[stockKey(stock.variantId), stock] as const] : []),
  ]);

const reservedFour = aStock({ balances: [aBalance({ reserved: 4 })] });

test('a delivery brings a variant that never was here', () => {
  const edit = receipt('var_A', 5);
  expect(editStock(rowsWith(), edit)).toEqual(
    accept({
      variantId: 'var_A',
      sku: 'SKU var_A',
      balances: [aBalance({ onHand: 5, version: 0 })],
      moved: [{ stepKey: edit.stepKey, kind: 'received', variantId: 'var_A', warehouse: 'main', quantity: 5 }],
    }),
  );
});

test('a delivery adds to what is there, in its own warehouse', () => {
  const decision = editStock(rowsWith(aStock()), receipt('var_A', 5, { warehouse: 'east' }));
  expect(decision).toMatchObject({
    ok: true,
    state: { balances: [aBalance(), aBalance({ warehouse: 'east', onHand: 5, version: 0 })] },
  });
});

test('an adjustment moves by its difference and keeps its reason', () => {
  const edit = adjustment('var_A', -3);
  expect(editStock(rowsWith(aStock()), edit)).toMatchObject({
    ok: true,
    state: {
      balances: [{ onHand: 7 }],
      moved: [{ kind: 'adjusted', quantity: -3, reason: 'CORRECTION', stepKey: edit.stepKey }],
    },
  });
});

test('a count moves by what is missing', () => {
  expect(editStock(rowsWith(aStock()), count('var_A', 4))).toMatchObject({
    ok: true,
    state: { balances: [{ onHand: 4 }], moved: [{ kind: 'adjusted', quantity: -6, reason: 'STOCKTAKE' }] },
  });
});

test('a count that finds what is known leaves no entry', () => {
  expect(editStock(rowsWith(aStock()), count('var_A', 10))).toEqual(accept(aStock()));
});

test('stock may fall to what is set aside for orders', () => {
  expect(editStock(rowsWith(reservedFour), adjustment('var_A', -6))).toMatchObject({ ok: true });
});

test.each([adjustment('var_A', -7), count('var_A', 3)])('stock may not fall below it: $change', (edit) => {
  expect(editStock(rowsWith(reservedFour), edit)).toEqual(refuse({ code: 'STOCK_BELOW_RESERVED', reserved: 4 }));
});

test('a warehouse is never filled past its limit', () => {
  expect(editStock(rowsWith(aStock()), receipt('var_A', 999_999_991))).toEqual(refuse({ code: 'STOCK_ABOVE_LIMIT' }));
});

test('a warehouse that does not exist is refused', () => {
  expect(editStock(rowsWith(aStock()), receipt('var_A', 1, { warehouse: 'moon' }))).toEqual(
    refuse({ code: 'WAREHOUSE_NOT_FOUND', warehouse: 'moon' }),
  );
});

test('only a delivery may bring a variant that never was here', () => {
  expect(editStock(rowsWith(), adjustment('var_A', 1))).toEqual(
    refuse({ code: 'VARIANT_NOT_FOUND', variantId: 'var_A' }),
  );
});

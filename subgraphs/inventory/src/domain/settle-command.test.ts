import { toInstant } from '@cartograph/kernel';
import { aBalance, aHold, aStock, pin, release, reserve } from '../../test/builders';
import { settleCommand, settleExpiry } from './settle-command';
import type { Hold } from './hold';
import type { Stock } from './stock';
import { holdKey, stockKey, type StockRow } from './stock-rows';

const now = toInstant(500);

const rowsOf = (...rows: (Hold | Stock)[]) =>
  new Map<string, StockRow>(rows.map((row) => ['state' in row ? holdKey(row.orderId) : stockKey(row.variantId), row]));

test('a reserve changes the hold and each stock that it takes from, with its own entry in the ledger', () => {
  const settled = settleCommand(rowsOf(aStock()), reserve('ord_A', { var_A: 2 }, { ttlMs: 500 }), now);
  const entry = {
    stepKey: 'ord_A/reserve',
    kind: 'reserved',
    variantId: 'var_A',
    warehouse: 'main',
    quantity: 2,
    orderId: 'ord_A',
  };
  expect(settled).toEqual({
    answer: { type: 'StockReserved', body: { orderId: 'ord_A' } },
    rows: [
      [holdKey('ord_A'), aHold({ version: 0 })],
      [stockKey('var_A'), aStock({ balances: [aBalance({ reserved: 2 })], moved: [entry] as never })],
    ],
  });
});

test('a hold that is split over two warehouses is one row of stock, moved twice', () => {
  const stock = aStock({ balances: [aBalance({ onHand: 1 }), aBalance({ warehouse: 'east' })] });
  const settled = settleCommand(rowsOf(stock), reserve('ord_A', { var_A: 2 }), now);
  expect(settled.rows.map(([key]) => key)).toEqual([holdKey('ord_A'), stockKey('var_A')]);
  expect(settled.rows[1]![1]).toMatchObject({
    balances: [
      { warehouse: 'main', reserved: 1 },
      { warehouse: 'east', reserved: 1 },
    ],
    moved: [{ warehouse: 'main' }, { warehouse: 'east' }],
  });
});

test('a short reserve is answered and changes nothing', () => {
  expect(settleCommand(rowsOf(aStock()), reserve('ord_A', { var_A: 11 }), now)).toEqual({
    answer: {
      type: 'StockShort',
      body: { orderId: 'ord_A', lines: [{ variantId: 'var_A', requested: 11, available: 10 }] },
    },
    rows: [],
  });
});

test('a reserve after its undo is unheard, and says why to a person who looks', () => {
  expect(settleCommand(rowsOf(aHold({ state: 'TOMBSTONE' })), reserve('ord_A', { var_A: 1 }), now)).toEqual({
    rows: [],
    refusal: 'HOLD_UNDONE',
  });
});

test('asking for what is so already is answered and writes nothing', () => {
  expect(settleCommand(rowsOf(aHold({ state: 'PINNED' })), pin('ord_A'), now)).toEqual({
    answer: { type: 'HoldPinned', body: { orderId: 'ord_A' } },
    rows: [],
  });
});

test('a command that nobody who follows the saga sends is thrown out by name', () => {
  expect(() => settleCommand(rowsOf(aHold({ state: 'SOLD' })), release('ord_A'), now)).toThrow(
    'ReleaseStock for ord_A, whose hold is SOLD',
  );
});

test('an overdue hold gives back its lines under a step key of its own', () => {
  const rows = rowsOf(aHold({ expiresAt: now }), aStock({ balances: [aBalance({ reserved: 2 })] }));
  const [hold, stock] = settleExpiry(rows, 'ord_A', now);
  expect(hold).toEqual([holdKey('ord_A'), aHold({ expiresAt: now, state: 'EXPIRED' })]);
  expect(stock![1]).toMatchObject({
    balances: [{ onHand: 10, reserved: 0 }],
    moved: [{ kind: 'released', quantity: 2, stepKey: 'expire/ord_A' }],
  });
});

test('the sweeper leaves a hold that was pinned before it came', () => {
  expect(settleExpiry(rowsOf(aHold({ state: 'PINNED', expiresAt: now })), 'ord_A', now)).toEqual([]);
});

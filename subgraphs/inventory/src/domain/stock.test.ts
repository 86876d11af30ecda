import { aBalance, aStock } from '../../test/builders';
import { availableOf, levelsOf, moveStock, portionsOf, type Movement, type MovementKind } from './stock';

const movement = (kind: MovementKind, quantity: number, warehouse = 'main'): Movement => ({
  stepKey: 'step',
  kind,
  variantId: 'var_A',
  warehouse,
  quantity,
});

test.each<[MovementKind, number, number, number]>([
  ['received', 3, 13, 4],
  ['adjusted', -3, 7, 4],
  ['returned', 3, 13, 4],
  ['reserved', 3, 10, 7],
  ['released', 3, 10, 1],
  ['committed', 3, 7, 1],
])('%s %d leaves %d on hand and %d reserved of 10 and 4', (kind, quantity, onHand, reserved) => {
  const stock = aStock({ balances: [aBalance({ onHand: 10, reserved: 4 })] });
  const moved = moveStock(stock, movement(kind, quantity));
  expect(moved.balances).toEqual([aBalance({ onHand, reserved })]);
  expect(moved.moved).toEqual([movement(kind, quantity)]);
});

test.each<[MovementKind, number]>([
  ['reserved', 7],
  ['released', 5],
  ['committed', 5],
  ['adjusted', -7],
])('%s %d of 10 on hand and 4 reserved is no legal balance and throws', (kind, quantity) => {
  const stock = aStock({ balances: [aBalance({ onHand: 10, reserved: 4 })] });
  expect(() => moveStock(stock, movement(kind, quantity))).toThrow(RangeError);
});

test('a movement in a warehouse that never had the variant throws', () => {
  expect(() => moveStock(aStock(), movement('received', 1, 'moon'))).toThrow(RangeError);
});

test('a movement touches its own warehouse only', () => {
  const stock = aStock({ balances: [aBalance(), aBalance({ warehouse: 'east' })] });
  expect(moveStock(stock, movement('reserved', 1, 'east')).balances).toEqual([
    aBalance(),
    aBalance({ warehouse: 'east', reserved: 1 }),
  ]);
});

test('what is available is what is on hand and not set aside, over all warehouses', () => {
  const balances = [aBalance({ onHand: 5, reserved: 2 }), aBalance({ warehouse: 'east', onHand: 1 })];
  expect(availableOf(aStock({ balances }))).toBe(4);
});

test('nothing is available of a variant that never was here', () => {
  expect(availableOf(undefined)).toBe(0);
});

test('a quantity is taken from the first warehouse as far as it goes, then from the next', () => {
  const balances = [
    aBalance({ warehouse: 'main', onHand: 5, reserved: 3 }),
    aBalance({ warehouse: 'empty', onHand: 0 }),
    aBalance({ warehouse: 'east', onHand: 9 }),
    aBalance({ warehouse: 'west', onHand: 9 }),
  ];
  expect(portionsOf(aStock({ balances }), 6)).toEqual([
    { warehouse: 'main', quantity: 2 },
    { warehouse: 'east', quantity: 4 },
  ]);
});

test('a level shows each warehouse with what could be sold', () => {
  expect(levelsOf(aStock({ balances: [aBalance({ onHand: 5, reserved: 2 })] }))).toEqual([
    { variantId: 'var_A', sku: 'SKU-A', warehouse: 'main', onHand: 5, reserved: 2, available: 3 },
  ]);
});

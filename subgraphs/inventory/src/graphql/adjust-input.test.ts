import { newId } from '@cartograph/runtime';
import { readAdjustInput } from './adjust-input';
import type { InventoryAdjustInput } from './generated';

const variantId = newId('var');

const anInput = (given: Partial<InventoryAdjustInput> = {}): InventoryAdjustInput => ({
  idempotencyKey: 'key',
  variantId,
  warehouse: 'main',
  reason: 'FOUND',
  ...given,
});

const fieldsOf = (input: InventoryAdjustInput) => {
  const read = readAdjustInput(input);
  return 'problems' in read ? read.problems.map(({ field }) => field) : [];
};

test('a difference is read', () => {
  expect(readAdjustInput(anInput({ delta: -3 }))).toEqual({
    correction: {
      idempotencyKey: 'key',
      variantId,
      warehouse: 'main',
      change: { kind: 'adjust', delta: -3, reason: 'FOUND' },
    },
  });
});

test('a count is read, zero included', () => {
  expect(readAdjustInput(anInput({ setOnHand: 0 }))).toMatchObject({
    correction: { change: { kind: 'count', onHand: 0, reason: 'FOUND' } },
  });
});

test.each([1_000_000, -1_000_000])('a difference of %d is still read', (delta) => {
  expect(fieldsOf(anInput({ delta }))).toEqual([]);
});

test.each([0, 1_000_001, -1_000_001])('a difference of %d is refused', (delta) => {
  expect(fieldsOf(anInput({ delta }))).toEqual(['delta']);
});

test.each([-1, 1_000_001])('a count of %d is refused', (setOnHand) => {
  expect(fieldsOf(anInput({ setOnHand }))).toEqual(['setOnHand']);
});

test('neither a difference nor a count is refused', () => {
  expect(fieldsOf(anInput())).toEqual(['delta']);
});

test('both a difference and a count are refused', () => {
  expect(fieldsOf(anInput({ delta: 1, setOnHand: 1 }))).toEqual(['setOnHand']);
});

test('everything that is wrong is told at once', () => {
  const input = anInput({ idempotencyKey: 'k'.repeat(256), variantId: 'var_1', delta: 0 });
  expect(fieldsOf(input)).toEqual(['idempotencyKey', 'variantId', 'delta']);
});

test.each([
  ['idempotencyKey', { idempotencyKey: 'k\0' }],
  ['warehouse', { warehouse: 'main\0' }],
  ['warehouse', { warehouse: '' }],
])('%s is a text that can be stored', (field, given) => {
  expect(fieldsOf(anInput({ ...given, delta: 1 }))).toEqual([field]);
});

test('an empty key is refused', () => {
  expect(fieldsOf(anInput({ idempotencyKey: '', delta: 1 }))).toEqual(['idempotencyKey']);
});

import {
  isCartId,
  isOrderId,
  isPlacementId,
  isProductId,
  isSagaId,
  isVariantId,
  orderIdOf,
  placementIdOf,
  sagaIdOf,
} from './ids';
import type { SagaId } from './ids';

const body = '01JABCDEFGHJKMNPQRSTVWXYZ0';
const saga = body as SagaId;

test('an order and a placement share the body of their saga', () => {
  expect(orderIdOf(saga)).toBe(`ord_${body}`);
  expect(placementIdOf(saga)).toBe(`plc_${body}`);
  expect(sagaIdOf(orderIdOf(saga))).toBe(body);
  expect(sagaIdOf(placementIdOf(saga))).toBe(body);
});

test.each([
  ['an order', isOrderId, 'ord'],
  ['a placement', isPlacementId, 'plc'],
  ['a product', isProductId, 'prd'],
  ['a variant', isVariantId, 'var'],
])('%s is known by its prefix and its body', (_, isId, prefix) => {
  expect(isId(`${prefix}_${body}`)).toBe(true);
  expect(isId(body)).toBe(false);
  expect(isId(`xyz_${body}`)).toBe(false);
  expect(isId(`${prefix}_${body.toLowerCase()}`)).toBe(false);
  expect(isId(`${prefix}_${body}0`)).toBe(false);
  expect(isId(`${prefix}_${body}\n`)).toBe(false);
  expect(isId('')).toBe(false);
});

test('letters that read like digits are in no id', () => {
  expect(isSagaId(body)).toBe(true);
  for (const letter of 'ILOU') expect(isSagaId(letter + body.slice(1))).toBe(false);
});

test('a cart id is 128 random bits in base64url', () => {
  expect(isCartId(`crt_${'aZ09_-'.repeat(4).slice(0, 22)}`)).toBe(true);
  expect(isCartId(`crt_${'a'.repeat(21)}`)).toBe(false);
  expect(isCartId(`crt_${'a'.repeat(21)}=`)).toBe(false);
});

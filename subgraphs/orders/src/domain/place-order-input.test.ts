import { anOrder } from '../../test/builders';
import { canonicalOrder } from './fingerprint';
import { readOrderToPlace, type GivenOrder, type OrderToPlace } from './place-order-input';

const fieldsWrongWith = (changes: Partial<GivenOrder>) => {
  const read = readOrderToPlace(anOrder(changes));
  return 'problems' in read ? read.problems.map(({ field }) => field.join('.')) : [];
};
const { shippingAddress } = anOrder();

test('a good order is read, its total as minor units', () => {
  expect(readOrderToPlace(anOrder())).toMatchObject({
    expectedTotal: { amountMinor: 2_495, currency: 'USD' },
    couponCodes: [],
  });
});

test.each<[string, Partial<GivenOrder>]>([
  ['idempotencyKey', { idempotencyKey: '' }],
  ['idempotencyKey', { idempotencyKey: 'k'.repeat(256) }],
  ['cartId', { cartId: 'crt_short' }],
  ['cartVersion', { cartVersion: -1 }],
  ['expectedTotal.amount', { expectedTotal: { amount: '1.005', currencyCode: 'USD' } }],
  ['expectedTotal.amount', { expectedTotal: { amount: '-1', currencyCode: 'USD' } }],
  ['expectedTotal.amount', { expectedTotal: { amount: '1.5', currencyCode: 'JPY' } }],
  ['idempotencyKey', { idempotencyKey: 'k\0' }],
  ['paymentMethodToken', { paymentMethodToken: 'tok\0' }],
  ['email', { email: 'nobody' }],
  ['email', { email: 'ada\0@example.com' }],
  ['email', { email: 'ada@example.com\ud83d' }],
  ['shippingAddress.countryCode', { shippingAddress: { ...shippingAddress, countryCode: 'usa' } }],
  ['shippingAddress.name', { shippingAddress: { ...shippingAddress, name: ' ' } }],
  ['shippingAddress.name', { shippingAddress: { ...shippingAddress, name: 'Ada \ud83d' } }],
  ['shippingAddress.line2', { shippingAddress: { ...shippingAddress, line2: '\0' } }],
  ['deliveryOptionId', { deliveryOptionId: 'standard\0' }],
  ['couponCodes', { couponCodes: ['TEN\0'] }],
  ['couponCodes', { couponCodes: ['A', 'B', 'C', 'D', 'E', 'F'] }],
  ['waitMs', { waitMs: 10_001 }],
])('what is wrong is told by its field: %s', (field, changes) => {
  expect(fieldsWrongWith(changes)).toEqual([field]);
});

test('everything that is wrong is told at once', () => {
  expect(fieldsWrongWith({ email: '', idempotencyKey: '', cartId: '' })).toEqual(['idempotencyKey', 'cartId', 'email']);
});

test('coupons are compared in capitals, each once', () => {
  expect(readOrderToPlace(anOrder({ couponCodes: ['ten', ' TEN '] }))).toMatchObject({ couponCodes: ['TEN'] });
});

const canonical = (changes: Partial<GivenOrder> = {}) =>
  canonicalOrder(readOrderToPlace(anOrder(changes)) as OrderToPlace);

test('how long to wait is no part of what is asked for', () => {
  expect(canonical({ waitMs: 9_000 })).toBe(canonical());
});

test('the order of fields is no part of it, their values are', () => {
  const { name, ...rest } = shippingAddress;
  expect(canonical({ shippingAddress: { ...rest, name } })).toBe(canonical());
  expect(canonical({ paymentMethodToken: 'tok_other' })).not.toBe(canonical());
});

import { accept, refuse } from '@cartograph/kernel';
import { cancelOrder, type Cancellable } from './cancel-order';
import type { OrderStatus } from './order';

const confirmed: Cancellable = {
  orderId: 'ord_1',
  status: 'CONFIRMED',
  checkout: 'AT_REST',
  hasRefundUnderWay: false,
};
const request = { idempotencyKey: 'k', reason: 'changed my mind' };
const cancelled: Cancellable = { ...confirmed, status: 'CANCELLED', cancellation: request };

test('a confirmed order is cancelled', () => {
  expect(cancelOrder(confirmed, request)).toEqual(accept('CANCELLED', 'cancelled'));
});

test('so is one whose checkout waits for a person', () => {
  expect(cancelOrder({ ...confirmed, checkout: 'IN_REVIEW' }, request)).toEqual(accept('CANCELLED', 'cancelled'));
});

test('asking twice is not an error, and tells nobody twice', () => {
  expect(cancelOrder(cancelled, request)).toEqual(accept('CANCELLED'));
  expect(cancelOrder(cancelled, { idempotencyKey: 'another', reason: 'too slow' })).toEqual(accept('CANCELLED'));
});

test('a key is not used for two reasons', () => {
  expect(cancelOrder(cancelled, { ...request, reason: 'too slow' })).toEqual(
    refuse({ code: 'IDEMPOTENCY_KEY_REUSED' }),
  );
});

test.each<[OrderStatus, string]>([
  ['SHIPPED', 'ORDER_ALREADY_SHIPPED'],
  ['DELIVERED', 'ORDER_ALREADY_SHIPPED'],
  ['PENDING_PAYMENT', 'ORDER_NOT_CONFIRMED'],
  ['PAYMENT_FAILED', 'ORDER_NOT_CONFIRMED'],
  ['REJECTED', 'ORDER_NOT_CONFIRMED'],
  ['EXPIRED', 'ORDER_NOT_CONFIRMED'],
  ['CANCELLED', 'ORDER_NOT_CONFIRMED'],
])('an order that is %s is not: %s', (status, code) => {
  expect(cancelOrder({ ...confirmed, status }, request)).toEqual(refuse({ code }));
});

test('what is still moving is waited for', () => {
  expect(cancelOrder({ ...confirmed, checkout: 'UNDER_WAY' }, request)).toEqual(
    refuse({ code: 'CHECKOUT_IN_PROGRESS' }),
  );
  expect(cancelOrder({ ...confirmed, hasRefundUnderWay: true }, request)).toEqual(
    refuse({ code: 'REFUND_IN_PROGRESS' }),
  );
});

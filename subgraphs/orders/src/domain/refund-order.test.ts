import { accept, money, refuse } from '@cartograph/kernel';
import type { OrderStatus } from './order';
import { refundOrder, type Refund, type Refundable } from './refund-order';

const usd = (amountMinor: number) => money(amountMinor, 'USD');
const captured: Refundable = {
  orderId: 'ord_1',
  status: 'CONFIRMED',
  total: usd(1_000),
  isCaptured: true,
  refunds: [],
};
const request = { id: 'rfd_1', idempotencyKey: 'k', amount: usd(400), reason: 'scratched' };
const aRefund = (changes: Partial<Refund> = {}): Refund => ({ ...request, status: 'SUCCEEDED', ...changes });

test('captured money is given back in part', () => {
  expect(refundOrder(captured, request)).toEqual(accept({ ...request, status: 'PENDING' }, 'refunded'));
});

test('the same key and request is the same refund, whatever became of it', () => {
  const known = aRefund({ status: 'FAILED' });
  expect(refundOrder({ ...captured, refunds: [known] }, { ...request, id: 'rfd_2' })).toEqual(accept(known));
});

test('a key is not used for two refunds', () => {
  const refunds = [aRefund()];
  for (const change of [{ amount: usd(1) }, { reason: 'late' }])
    expect(refundOrder({ ...captured, refunds }, { ...request, ...change })).toEqual(
      refuse({ code: 'IDEMPOTENCY_KEY_REUSED' }),
    );
});

test('refunds under way count, refunds given up do not', () => {
  const refunds = [aRefund({ id: 'a', idempotencyKey: 'a', status: 'PENDING' })];
  const more = { ...request, idempotencyKey: 'b', amount: usd(601) };
  expect(refundOrder({ ...captured, refunds }, more)).toEqual(
    refuse({ code: 'REFUND_EXCEEDS_CAPTURED', refundable: usd(600) }),
  );
  expect(refundOrder({ ...captured, refunds: [{ ...refunds[0]!, status: 'FAILED' }] }, more).ok).toBe(true);
});

test('only captured money in its own currency is given back', () => {
  expect(refundOrder({ ...captured, isCaptured: false }, request)).toEqual(refuse({ code: 'PAYMENT_NOT_CAPTURED' }));
  expect(refundOrder(captured, { ...request, amount: money(1, 'EUR') })).toEqual(refuse({ code: 'CURRENCY_MISMATCH' }));
});

test.each<[OrderStatus, string]>([
  ['CANCELLED', 'ORDER_CANCELLED'],
  ['PENDING_PAYMENT', 'ORDER_NOT_CONFIRMED'],
  ['PAYMENT_FAILED', 'ORDER_NOT_CONFIRMED'],
  ['REJECTED', 'ORDER_NOT_CONFIRMED'],
  ['EXPIRED', 'ORDER_NOT_CONFIRMED'],
])('an order that is %s is not refunded: %s', (status, code) => {
  expect(refundOrder({ ...captured, status }, request)).toEqual(refuse({ code }));
});

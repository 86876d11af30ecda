import { accept, money, refuse, toInstant, type OrderId } from '@cartograph/kernel';
import type { AfterSaleStore, RefundRead } from '../ports-after-sale';
import { createRefundOrder } from './refund-order';

const orderId = 'ord_01JZ8Q6V3M4N5P6R7S8T9VWXYZ' as OrderId;
const given = { orderId, idempotencyKey: 'k', amount: { amount: '5.00', currencyCode: 'USD' }, reason: 'scratched' };
const actor = { by: 'operator:ada' };
const refund: RefundRead = {
  id: 'rfd_1',
  orderId,
  amount: money(500, 'USD'),
  reason: 'scratched',
  status: 'PENDING',
  requestedAt: toInstant(0),
  settledAt: null,
};

/** A refunding whose store answers so, and what it was asked. */
const refunding = (answer: Awaited<ReturnType<AfterSaleStore['refund']>>) => {
  const asked: unknown[] = [];
  const afterSale = {
    refund: async (request) => {
      asked.push(request);
      return answer;
    },
    refundsOf: async () => [{ ...refund, id: 'rfd_0' }, refund],
  } satisfies Partial<AfterSaleStore> as unknown as AfterSaleStore;
  return { refundOrder: createRefundOrder({ afterSale }), asked };
};

test('what was asked for is given back, in minor units, and read', async () => {
  const { refundOrder, asked } = refunding(accept({ refundId: 'rfd_1', replayed: false }));
  expect(await refundOrder(given, actor)).toEqual(accept({ refund, replayed: false }));
  expect(asked).toEqual([
    { orderId, idempotencyKey: 'k', amount: money(500, 'USD'), reason: 'scratched', by: 'operator:ada' },
  ]);
});

test('a refusal of the store is the answer', async () => {
  const { refundOrder } = refunding(refuse({ code: 'ORDER_CANCELLED' }));
  expect(await refundOrder(given, actor)).toEqual(refuse({ code: 'ORDER_CANCELLED' }));
});

test.each([
  ['reason', { ...given, reason: '' }],
  ['amount', { ...given, amount: { amount: '0', currencyCode: 'USD' } }],
])('a malformed %s is refused before the store is asked', async (field, malformed) => {
  const { refundOrder, asked } = refunding(accept({ refundId: 'rfd_1', replayed: false }));
  expect(await refundOrder(malformed, actor)).toMatchObject({ refusal: { code: 'INVALID_INPUT', field: [field] } });
  expect(asked).toEqual([]);
});

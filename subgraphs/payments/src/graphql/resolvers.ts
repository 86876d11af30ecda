import { sharedResolvers } from '@cartograph/runtime';
import type { Payment } from '../domain/payment';
import type { OrderResolvers, PaymentStatus } from './generated';

const statusOf = ({ status, capturedMinor, refundedMinor }: Payment): PaymentStatus => {
  if (refundedMinor === 0) return status;
  return refundedMinor < capturedMinor ? 'PARTIALLY_REFUNDED' : 'REFUNDED';
};

const summarize = (payment: Payment) => {
  const { currency, authorizedMinor, capturedMinor, refundedMinor, refundPendingMinor } = payment;
  // A tombstone: something was undone that was never asked for, so there is no amount to speak of.
  if (currency === null) return null;
  const inCurrency = (amountMinor: number) => ({ amountMinor, currency });
  return {
    status: statusOf(payment),
    authorized: inCurrency(authorizedMinor),
    captured: inCurrency(capturedMinor),
    refunded: inCurrency(refundedMinor),
    refundPending: inCurrency(refundPendingMinor),
  };
};

// No viewer is checked here: only our gateway can call, and it reaches an order's payment through `order`, which the
// orders subgraph shows to those who may see it.
const order: OrderResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  payment: async ({ id }, _, { paymentOf }) => {
    const payment = await paymentOf(id);
    return payment ? summarize(payment) : null;
  },
};

export const resolvers = { ...sharedResolvers, Order: order };

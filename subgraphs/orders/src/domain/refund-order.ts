// Giving captured money back, in part or whole, each refund once.
import { accept, equalMoney, money, refuse, type Decision, type Money } from '@cartograph/kernel';
import type { OrderStatus } from './order';

export type RefundStatus = 'PENDING' | 'IN_REVIEW' | 'SUCCEEDED' | 'FAILED';

export interface Refund {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly reason: string;
  readonly status: RefundStatus;
}

/** What is known of an order whose money somebody wants back. */
export interface Refundable {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly total: Money;
  readonly isCaptured: boolean;
  readonly refunds: readonly Refund[];
}

export interface RefundRequest {
  /** The id that it gets when it is new. */
  readonly id: string;
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly reason: string;
}

export type RefundRefusal =
  | { readonly code: 'ORDER_NOT_CONFIRMED' }
  | { readonly code: 'ORDER_CANCELLED' }
  | { readonly code: 'PAYMENT_NOT_CAPTURED' }
  | { readonly code: 'CURRENCY_MISMATCH' }
  | { readonly code: 'REFUND_EXCEEDS_CAPTURED'; readonly refundable: Money }
  | { readonly code: 'IDEMPOTENCY_KEY_REUSED' };

/** What could still be given back: refunds under way count as given. */
export const refundableOf = ({ total, refunds }: Refundable): Money => {
  const given = refunds.filter(({ status }) => status !== 'FAILED');
  const givenMinor = given.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  return money(total.amountMinor - givenMinor, total.currency);
};

const whyNot = (order: Refundable, { amount }: RefundRequest): RefundRefusal | undefined => {
  switch (order.status) {
    case 'CONFIRMED':
    case 'SHIPPED':
    case 'DELIVERED':
      break;
    case 'CANCELLED':
      return { code: 'ORDER_CANCELLED' };
    case 'PENDING_PAYMENT':
    case 'PAYMENT_FAILED':
    case 'REJECTED':
    case 'EXPIRED':
      return { code: 'ORDER_NOT_CONFIRMED' };
  }
  if (!order.isCaptured) return { code: 'PAYMENT_NOT_CAPTURED' };
  if (amount.currency !== order.total.currency) return { code: 'CURRENCY_MISMATCH' };
  const refundable = refundableOf(order);
  return amount.amountMinor > refundable.amountMinor ? { code: 'REFUND_EXCEEDS_CAPTURED', refundable } : undefined;
};

/** The refund under this key; tells `refunded` when it is new. */
export const refundOrder = (order: Refundable, request: RefundRequest): Decision<Refund, 'refunded', RefundRefusal> => {
  const { id, idempotencyKey, amount, reason } = request;
  const known = order.refunds.find((refund) => refund.idempotencyKey === idempotencyKey);
  if (known)
    return equalMoney(known.amount, amount) && known.reason === reason
      ? accept(known)
      : refuse({ code: 'IDEMPOTENCY_KEY_REUSED' });
  const refusal = whyNot(order, request);
  if (refusal) return refuse(refusal);
  return accept({ id, idempotencyKey, amount, reason, status: 'PENDING' }, 'refunded');
};

// Calling a confirmed order off before it is shipped. Its pieces and its money go back by a saga of its own.
import { accept, refuse, type Decision } from '@cartograph/kernel';
import type { OrderStatus } from './order';

/** What is known of an order that somebody wants to cancel. */
export interface Cancellable {
  readonly orderId: string;
  readonly status: OrderStatus;
  /** What the checkout saga still does: nothing, something by itself, or something that waits for a person. */
  readonly checkout: 'AT_REST' | 'UNDER_WAY' | 'IN_REVIEW';
  readonly hasRefundUnderWay: boolean;
  readonly cancellation?: { readonly idempotencyKey: string; readonly reason: string };
}

export interface CancelRequest {
  readonly idempotencyKey: string;
  readonly reason: string;
}

export type CancelRefusal =
  | { readonly code: 'ORDER_NOT_CONFIRMED' }
  | { readonly code: 'ORDER_ALREADY_SHIPPED' }
  /** Its money or stock is still moving; try again shortly. */
  | { readonly code: 'CHECKOUT_IN_PROGRESS' }
  | { readonly code: 'REFUND_IN_PROGRESS' }
  | { readonly code: 'IDEMPOTENCY_KEY_REUSED' };

/** Tells `cancelled` once; an order that is cancelled already stays so, and tells nobody twice. */
export const cancelOrder = (
  order: Cancellable,
  { idempotencyKey, reason }: CancelRequest,
): Decision<OrderStatus, 'cancelled', CancelRefusal> => {
  const { cancellation, checkout, hasRefundUnderWay } = order;
  if (cancellation?.idempotencyKey === idempotencyKey && cancellation.reason !== reason)
    return refuse({ code: 'IDEMPOTENCY_KEY_REUSED' });
  switch (order.status) {
    case 'CONFIRMED':
      if (checkout === 'UNDER_WAY') return refuse({ code: 'CHECKOUT_IN_PROGRESS' });
      if (hasRefundUnderWay) return refuse({ code: 'REFUND_IN_PROGRESS' });
      return accept('CANCELLED', 'cancelled');
    case 'CANCELLED':
      return cancellation ? accept('CANCELLED') : refuse({ code: 'ORDER_NOT_CONFIRMED' });
    case 'SHIPPED':
    case 'DELIVERED':
      return refuse({ code: 'ORDER_ALREADY_SHIPPED' });
    case 'PENDING_PAYMENT':
    case 'PAYMENT_FAILED':
    case 'REJECTED':
    case 'EXPIRED':
      return refuse({ code: 'ORDER_NOT_CONFIRMED' });
  }
};

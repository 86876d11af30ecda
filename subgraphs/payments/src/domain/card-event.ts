// What the processor tells us unasked. It may come twice, late, out of order or never, so it is a hint to look and
// never the truth.
import type { Payment } from './payment';
import type { Refund } from './refund';

export type CardEventType =
  'authorization.authorized' | 'authorization.captured' | 'authorization.voided' | 'refund.succeeded' | 'refund.failed';

export interface CardEvent {
  readonly id: string;
  readonly type: CardEventType;
  readonly orderId: string;
  readonly authorizationId: string;
  /** Our refund id; null when a person gave the money back by hand. */
  readonly refundId: string | null;
}

/**
 * KNOWN: no news. HURRIED: what is under way is tried at once. LOOK: the processor's books are looked at. NOBODYS: no
 * order of ours, since a payment is written down before the processor hears of it.
 */
export type EventVerdict = 'KNOWN' | 'HURRIED' | 'LOOK' | 'NOBODYS';

const isKnown = (payment: Payment, refund: Refund | undefined, { type, authorizationId }: CardEvent): boolean => {
  switch (type) {
    case 'authorization.authorized':
      return payment.authorizationId === authorizationId;
    case 'authorization.captured':
      return payment.authorizationId === authorizationId && payment.status === 'CAPTURED';
    case 'authorization.voided':
      return payment.status === 'VOIDED';
    case 'refund.succeeded':
      return refund?.status === 'SUCCEEDED';
    case 'refund.failed':
      return refund?.status === 'FAILED';
  }
};

/** What an event means for the payment and the refund that it speaks of. */
export const judgeEvent = (
  payment: Payment | undefined,
  refund: Refund | undefined,
  event: CardEvent,
): EventVerdict => {
  if (!payment) return 'NOBODYS';
  if (isKnown(payment, refund, event)) return 'KNOWN';
  return (payment.operation ?? refund?.operation) ? 'HURRIED' : 'LOOK';
};

// Captured money that goes back, in part or whole, once for each refund id. It is set aside on the payment as soon as it
// is asked for, so that refunds at the same time never exceed what was captured.
import type { Money } from '@cartograph/kernel';
import type { RefundOperation } from './operation';

/** PENDING until the processor has said how it went, which may take the bank days. */
export type RefundStatus = 'PENDING' | 'SUCCEEDED' | 'FAILED';

export interface Refund {
  readonly refundId: string;
  readonly orderId: string;
  readonly amount: Money;
  readonly status: RefundStatus;
  /** The highest epoch heard: a refund is a saga of its own. */
  readonly epoch: number;
  /** The highest attempt begun. */
  readonly attempt: number;
  readonly processorRefundId: string | null;
  /** Why it failed; or, while PENDING, why nobody works on it. */
  readonly refusal: string | null;
  readonly operation: RefundOperation | null;
}

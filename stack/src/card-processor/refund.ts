// Money given back: a part or all of what was captured, at once or after the bank has thought about it.
import { accept, refuse, type Decision, type Instant } from '@cartograph/kernel';
import { asOf, type Authorization } from './authorization';

export type RefundStatus = 'pending' | 'succeeded' | 'failed';

export interface Refund {
  readonly id: string;
  readonly authorizationId: string;
  /** The merchant's own word for it: its refund id. */
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: RefundStatus;
  readonly createdAt: Instant;
  readonly failureCode?: 'refund_failed';
}

export type RefundRefusal = 'not_captured' | 'refund_too_large';

const sumOf = (refunds: readonly Refund[]): number => refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** What may still be given back: a pending refund counts as given, a failed one does not. */
export const refundableMinor = ({ capturedMinor, refunds }: Authorization): number =>
  capturedMinor - sumOf(refunds.filter(({ status }) => status !== 'failed'));

export const refund = (
  authorization: Authorization,
  asked: Pick<Refund, 'id' | 'reference' | 'amountMinor' | 'status'>,
  at: Instant,
): Decision<Refund, never, RefundRefusal> => {
  if (asOf(authorization, at).status !== 'captured') return refuse('not_captured');
  if (asked.amountMinor > refundableMinor(authorization)) return refuse('refund_too_large');
  return accept({ ...asked, authorizationId: authorization.id, currency: authorization.currency, createdAt: at });
};

/** The bank has made up its mind about a pending refund. */
export const settleRefund = (pending: Refund, status: 'succeeded' | 'failed'): Refund => ({
  ...pending,
  status,
  ...(status === 'failed' && { failureCode: 'refund_failed' }),
});

/** The authorization with this refund as it is now. */
export const withRefund = (authorization: Authorization, changed: Refund): Authorization => {
  const others = authorization.refunds.filter(({ id }) => id !== changed.id);
  const refunds = [...others, changed].sort((one, other) => one.createdAt - other.createdAt);
  return { ...authorization, refunds, refundedMinor: sumOf(refunds.filter(({ status }) => status === 'succeeded')) };
};

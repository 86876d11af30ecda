// What a webhook says of a line of the ledger, and how the merchant knows that it is ours.
import { createHmac } from 'node:crypto';
import type { Instant } from '@cartograph/kernel';
import { standingSince, type LedgerEntry } from './ledger';

export interface WebhookEvent {
  readonly id: string;
  readonly type:
    | 'authorization.authorized'
    | 'authorization.captured'
    | 'authorization.voided'
    | 'refund.succeeded'
    | 'refund.failed';
  readonly createdAt: Instant;
  /** The authorization's. */
  readonly reference: string;
  readonly authorizationId: string;
  /** Ours. */
  readonly refundId?: string;
  /** The merchant's. */
  readonly refundReference?: string;
}

/** Undefined for a line that tells nobody: a refusal, or a refund that is still pending. */
export const eventOf = (entry: LedgerEntry): WebhookEvent | undefined => {
  const standing = standingSince(entry);
  const { eventId: id, at: createdAt, reference } = entry;
  if (!standing || id === undefined || standing.status === 'pending' || standing.status === 'expired') return undefined;
  if (!('authorizationId' in standing))
    return { id, type: `authorization.${standing.status}`, createdAt, reference, authorizationId: standing.id };
  const { authorizationId, reference: refundReference } = standing;
  return {
    ...{ id, type: `refund.${standing.status}` as const, createdAt, reference, authorizationId },
    ...{ refundId: standing.id, refundReference },
  };
};

/** The value of the header Cartograph-Signature. */
export const signatureOf = (body: string, secret: string, at: Instant): string => {
  const seconds = Math.floor(at / 1_000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
};

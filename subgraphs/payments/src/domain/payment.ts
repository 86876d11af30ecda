// A payment is what stands between one order and the card processor: how far its money is, and at most one operation
// that is under way. Refunds of captured money have rows of their own (refund.ts); their sums are kept here.
import type { Instant, Money } from '@cartograph/kernel';
import type { Operation } from './operation';

export type PaymentStatus =
  | 'AUTHORIZING'
  | 'AUTHORIZED'
  | 'DECLINED'
  | 'VOIDING'
  | 'VOIDED'
  | 'VOID_REFUSED'
  | 'CAPTURING'
  | 'CAPTURED'
  | 'CAPTURE_REFUSED';

export interface Payment {
  readonly orderId: string;
  readonly status: PaymentStatus;
  /** The highest epoch heard: a command with a lower one comes from a saga that has turned since. */
  readonly epoch: number;
  /** Null while nothing but a void was heard: nobody has named an amount yet. */
  readonly currency: string | null;
  readonly authorizedMinor: number;
  readonly capturedMinor: number;
  readonly refundedMinor: number;
  /** Of the captured money, what is on its way back; nobody else may give it back meanwhile. */
  readonly refundPendingMinor: number;
  /** The processor's name for the authorization. */
  readonly authorizationId: string | null;
  readonly expiresAt: Instant | null;
  /** Why it was declined, or why the capture or the void was refused. */
  readonly refusal: string | null;
  /** The highest attempts begun: asking for one of them again begins nothing. */
  readonly captureAttempt: number;
  readonly voidAttempt: number;
  /** An authorize was never answered: money may be set aside of which we do not know. */
  readonly isUncertain: boolean;
  /** What is being done with the processor now. */
  readonly operation: Exclude<Operation, { kind: 'refund' }> | null;
  /** How often it was written; 0 is not stored yet. */
  readonly version: number;
}

/** A payment of which nothing is known but that somebody speaks of it. */
export const unknownPayment = (orderId: string, status: PaymentStatus, epoch: number): Payment => ({
  orderId,
  status,
  epoch,
  currency: null,
  authorizedMinor: 0,
  capturedMinor: 0,
  refundedMinor: 0,
  refundPendingMinor: 0,
  authorizationId: null,
  expiresAt: null,
  refusal: null,
  captureAttempt: 0,
  voidAttempt: 0,
  isUncertain: false,
  operation: null,
  version: 0,
});

/** Captured money; the caller knows that an amount was named. */
export const capturedMoney = ({ capturedMinor, currency }: Payment): Money => ({
  amountMinor: capturedMinor,
  currency: currency!,
});

export const authorizedMoney = ({ authorizedMinor, currency }: Payment): Money => ({
  amountMinor: authorizedMinor,
  currency: currency!,
});

/** What of the captured money is neither given back nor on its way. */
export const refundableMinor = ({ capturedMinor, refundedMinor, refundPendingMinor }: Payment): number =>
  capturedMinor - refundedMinor - refundPendingMinor;

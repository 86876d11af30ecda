// What the processor's own books say of an order. A find proves something; finding nothing proves nothing.
import type { Capture, Evidence, Operation, Outcome, Pending, RefundOperation } from './operation';

export interface RefundRecord {
  readonly processorRefundId: string;
  /** Our refund id, unless a person gave the money back by hand. */
  readonly reference: string | null;
  readonly amountMinor: number;
  readonly status: 'pending' | 'succeeded' | 'failed';
}

export interface AuthorizationRecord {
  readonly authorizationId: string;
  readonly status: 'authorized' | 'captured' | 'voided' | 'expired';
  readonly amountMinor: number;
  readonly capturedMinor: number;
  /** Counts refunds that succeeded. */
  readonly refundedMinor: number;
  readonly expiresInMs: number;
  readonly refunds: readonly RefundRecord[];
}

export type Records = readonly AuthorizationRecord[];

export const isLive = ({ status }: AuthorizationRecord): boolean => status === 'authorized';

/** Whether money was taken that was not given back whole. */
export const isTaken = ({ capturedMinor, refundedMinor }: AuthorizationRecord): boolean =>
  refundedMinor < capturedMinor;

/** Whether a capture of this amount stands. One that was given back whole pays for nothing any more. */
export const hasTaken = (record: AuthorizationRecord, amountMinor: number): boolean =>
  isTaken(record) && record.capturedMinor === amountMinor;

/** The records as a person reads them in a review. */
export const evidenceOf = (records: Records): Evidence => ({ authorizations: records });

const readVoid = (records: Records, authorizationId: string | null): Outcome | undefined => {
  const found = records.find((record) => record.authorizationId === authorizationId);
  switch (found?.status) {
    case undefined:
    case 'authorized':
      return undefined;
    case 'voided':
    case 'expired':
      return { kind: 'voided' };
    case 'captured':
      return { kind: 'refused', reason: 'ALREADY_CAPTURED', evidence: evidenceOf(records) };
  }
};

const readCapture = (records: Records, { authorizationId, amount }: Capture): Outcome | undefined => {
  const found = records.find((record) => record.authorizationId === authorizationId);
  if (found?.status !== 'captured') return undefined;
  return hasTaken(found, amount.amountMinor)
    ? { kind: 'captured' }
    : { kind: 'refused', reason: 'ALREADY_CAPTURED', evidence: evidenceOf(records) };
};

/** All attempts share our reference, so one that failed by then says nothing of the attempt under way. */
const isOfAttempt =
  ({ processorRefundId, refundId }: RefundOperation) =>
  (record: RefundRecord): boolean =>
    processorRefundId === undefined
      ? record.reference === refundId && record.status !== 'failed'
      : record.processorRefundId === processorRefundId;

const readRefund = (records: Records, operation: RefundOperation): Outcome | Pending | undefined => {
  const found = records.flatMap(({ refunds }) => refunds).find(isOfAttempt(operation));
  if (!found) return undefined;
  const { processorRefundId } = found;
  switch (found.status) {
    case 'succeeded':
      return { kind: 'refunded', processorRefundId };
    case 'pending':
      return { kind: 'pending', processorRefundId };
    case 'failed':
      return { kind: 'refused', reason: 'REFUND_FAILED', evidence: evidenceOf(records) };
  }
};

/** The answer to an operation as far as the records prove one. */
export const readRecords = (operation: Operation, records: Records): Outcome | Pending | undefined => {
  switch (operation.kind) {
    case 'authorize': {
      const found = records.find(isLive);
      return found && { kind: 'authorized', authorizationId: found.authorizationId, expiresInMs: found.expiresInMs };
    }
    case 'void':
      return readVoid(records, operation.authorizationId);
    case 'capture':
      return readCapture(records, operation);
    case 'refund':
      return readRefund(records, operation);
  }
};

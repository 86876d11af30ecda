// Our books against the processor's. What is safe to believe is adopted; what is not is shown to a person. A payment
// with something under way is left alone, since its own operation finds out.
import type { Payment, PaymentStatus } from './payment';
import { hasTaken, isLive, isTaken, type AuthorizationRecord, type Records } from './records';
import type { Refund } from './refund';

export type DifferenceKind =
  | 'STRAY_AUTHORIZATION'
  | 'UNKNOWN_THERE'
  | 'VOIDED_THERE'
  | 'CAPTURED_THERE'
  | 'NOT_CAPTURED_THERE'
  | 'CAPTURED_AMOUNT'
  | 'CAPTURED_TWICE'
  | 'REFUNDED_AMOUNT';

export interface Difference {
  readonly kind: DifferenceKind;
  readonly ours: Pick<Payment, 'status' | 'authorizationId' | 'capturedMinor' | 'refundedMinor'>;
  readonly theirs: Records;
}

export interface Reconciled {
  /** The payment as the processor's word makes it, when that word can be taken. */
  readonly payment?: Payment;
  readonly refunds: readonly Refund[];
  readonly differences: readonly Difference[];
  /** Live authorizations that belong to nothing: money that nobody will take, to be let go. */
  readonly strays: readonly string[];
}

const holding: readonly PaymentStatus[] = ['AUTHORIZED', 'VOID_REFUSED', 'CAPTURE_REFUSED'];

const isClosed = (record: AuthorizationRecord): boolean => !isLive(record) && !isTaken(record);

/** What was asked for and refused, or never answered, and has happened all the same. */
const adopt = (payment: Payment, records: Records): Payment | undefined => {
  const own = records.find(({ authorizationId }) => authorizationId === payment.authorizationId);
  if (payment.status === 'VOID_REFUSED' && records.length > 0 && records.every(isClosed))
    return { ...payment, status: 'VOIDED', isUncertain: false };
  if (payment.status === 'CAPTURE_REFUSED' && own && hasTaken(own, payment.authorizedMinor))
    return { ...payment, status: 'CAPTURED', capturedMinor: own.capturedMinor, refusal: null };
  return undefined;
};

/** Refunds of which nobody knew what became, and of which the processor knows. */
const adoptRefunds = (refunds: readonly Refund[], records: Records): Refund[] =>
  refunds.flatMap((refund) => {
    if (refund.status !== 'PENDING' || refund.operation) return [];
    const found = records
      .flatMap((record) => record.refunds)
      .find(({ reference, status }) => reference === refund.refundId && status === 'succeeded');
    if (!found) return [];
    return [{ ...refund, status: 'SUCCEEDED', processorRefundId: found.processorRefundId, refusal: null }];
  });

const compareOwn = (payment: Payment, own: AuthorizationRecord | undefined): DifferenceKind[] => {
  const { status, capturedMinor, refundedMinor, refundPendingMinor } = payment;
  // A total of nothing is nobody's business but ours.
  if (payment.authorizationId === null) return [];
  if (!own) return holding.includes(status) || status === 'CAPTURED' ? ['UNKNOWN_THERE'] : [];
  if (status !== 'CAPTURED') {
    if (isTaken(own)) return ['CAPTURED_THERE'];
    // What was taken and given back whole can no more be captured than what was let go.
    return status === 'AUTHORIZED' && (own.status === 'voided' || own.status === 'captured') ? ['VOIDED_THERE'] : [];
  }
  if (own.status !== 'captured') return ['NOT_CAPTURED_THERE'];
  const isRefundWrong = own.refundedMinor < refundedMinor || own.refundedMinor > refundedMinor + refundPendingMinor;
  return [
    ...(own.capturedMinor === capturedMinor ? [] : (['CAPTURED_AMOUNT'] as const)),
    ...(isRefundWrong ? (['REFUNDED_AMOUNT'] as const) : []),
  ];
};

export const reconcilePayment = (before: Payment, refunds: readonly Refund[], records: Records): Reconciled => {
  const given = adoptRefunds(refunds, records);
  const givenMinor = given.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  const adopted = adopt(before, records);
  const payment: Payment = {
    ...(adopted ?? before),
    refundedMinor: before.refundedMinor + givenMinor,
    refundPendingMinor: before.refundPendingMinor - givenMinor,
  };
  const isOwn = ({ authorizationId }: AuthorizationRecord) => authorizationId === payment.authorizationId;
  const strays = records.filter((record) => isLive(record) && !(holding.includes(payment.status) && isOwn(record)));
  // Captured with us and live there is no stray: a person must see why.
  const toLetGo = strays.filter((record) => !(payment.status === 'CAPTURED' && isOwn(record)));
  const captures = records.filter((record) => isTaken(record) && !isOwn(record));
  const kinds: DifferenceKind[] = [
    ...compareOwn(payment, records.find(isOwn)),
    ...(toLetGo.length > 0 ? (['STRAY_AUTHORIZATION'] as const) : []),
    ...(captures.length > 0 ? ([payment.capturedMinor > 0 ? 'CAPTURED_TWICE' : 'CAPTURED_THERE'] as const) : []),
  ];
  const { status, authorizationId, capturedMinor, refundedMinor } = payment;
  const ours = { status, authorizationId, capturedMinor, refundedMinor };
  return {
    ...((adopted || given.length > 0) && { payment }),
    refunds: given,
    differences: [...new Set(kinds)].map((kind) => ({ kind, ours, theirs: records })),
    strays: toLetGo.map((record) => record.authorizationId),
  };
};

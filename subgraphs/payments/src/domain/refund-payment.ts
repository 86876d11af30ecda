import type { BodyOf, RefundPayment } from '@cartograph/contracts';
import { equalMoney, type Money } from '@cartograph/kernel';
import { idempotencyKeyOf, type Outcome, type RefundOperation, type Step } from './operation';
import { refundableMinor, type Payment } from './payment';
import { evidenceOf } from './records';
import type { Refund } from './refund';
import { refunded, refundRefused, returned, type Answer, type Settlement, type Verdict } from './verdict';

export interface OpenRefund {
  readonly refundId: string;
  readonly amount: Money;
  readonly attempt: number;
  readonly isSettledByHand?: boolean | undefined;
  readonly isReturn?: boolean;
}

/** Sets captured money aside and begins to give it back; what does not fit is refused and changes nothing. */
export const openRefund = (payment: Payment, refund: Refund | undefined, asked: OpenRefund, step: Step): Verdict => {
  const { orderId } = payment;
  const { refundId, amount, attempt, isSettledByHand, isReturn } = asked;
  // Nobody knows what became of the last attempt, so its money is still set aside.
  const isUnsure = refund?.status === 'PENDING';
  const asideMinor = isUnsure ? refund.amount.amountMinor : 0;
  if (amount.amountMinor > refundableMinor(payment) + asideMinor)
    return { answer: refundRefused(orderId, refundId, 'REFUND_EXCEEDS_CAPTURED') };
  const operation: RefundOperation = {
    kind: 'refund',
    step,
    orderId,
    idempotencyKey: idempotencyKeyOf(refundId, 'refund', attempt),
    refundId,
    authorizationId: payment.authorizationId!,
    amount,
    ...(isReturn && { isReturn }),
    ...(isSettledByHand && { isSettledByHand }),
    ...(isUnsure && { isUnsure }),
  };
  const processorRefundId = refund?.processorRefundId ?? null;
  const { epoch } = step;
  return {
    payment: { ...payment, refundPendingMinor: payment.refundPendingMinor + amount.amountMinor - asideMinor },
    refund: {
      refundId,
      orderId,
      amount,
      status: 'PENDING',
      epoch,
      attempt,
      processorRefundId,
      refusal: null,
      operation,
    },
    answer: 'later',
  };
};

/** Gives captured money back, in part or whole, once for each refund id. */
export const refundPayment = (
  payment: Payment | undefined,
  refund: Refund | undefined,
  { orderId, refundId, amount, attempt = 1, isSettledByHand }: BodyOf<typeof RefundPayment>,
  step: Step,
): Verdict => {
  const no = (reason: string): Verdict => ({ answer: refundRefused(orderId, refundId, reason) });
  if (refund && (refund.orderId !== orderId || !equalMoney(refund.amount, amount))) return no('REFUND_ID_REUSED');
  if (refund?.status === 'SUCCEEDED') return { answer: refunded(refund) };
  if (refund?.operation) return { answer: 'unheard' };
  if (refund && attempt <= refund.attempt) return no(refund.refusal!);
  switch (payment?.status) {
    case 'CAPTURED':
      if (amount.currency !== payment.currency) return no('CURRENCY_MISMATCH');
      if (amount.amountMinor <= 0) return no('AMOUNT_INVALID');
      return openRefund(payment, refund, { refundId, amount, attempt, isSettledByHand }, step);
    // Whether there will be anything to give back is being decided.
    case 'CAPTURING':
      return { answer: 'unheard' };
    case undefined:
    case 'AUTHORIZING':
    case 'AUTHORIZED':
    case 'DECLINED':
    case 'VOIDING':
    case 'VOIDED':
    case 'VOID_REFUSED':
    case 'CAPTURE_REFUSED':
      return no('NOT_CAPTURED');
  }
};

/** A person says that it was given back: true when the processor gave back all that we count, this refund included. */
const judgeByHand = (payment: Payment, outcome: Outcome): Outcome => {
  if (outcome.kind !== 'looked') return outcome;
  const { records } = outcome;
  const givenMinor = records.reduce((sum, { refundedMinor }) => sum + refundedMinor, 0);
  return givenMinor >= payment.refundedMinor + payment.refundPendingMinor
    ? { kind: 'refunded', processorRefundId: 'by hand' }
    : { kind: 'refused', reason: 'NOT_SETTLED', evidence: evidenceOf(records) };
};

export const settleRefund = (
  payment: Payment,
  refund: Refund,
  operation: RefundOperation,
  heard: Outcome,
): Settlement => {
  const { step, orderId, refundId, isReturn, isUnsure } = operation;
  const { amountMinor } = refund.amount;
  const outcome = judgeByHand(payment, heard);
  const settled = { ...refund, operation: null };
  const without = { ...payment, refundPendingMinor: payment.refundPendingMinor - amountMinor };
  const answers = (answer: Answer) => [{ step, answer }];
  if (outcome.kind === 'refunded') {
    const { processorRefundId } = outcome;
    const given: Refund = { ...settled, status: 'SUCCEEDED', processorRefundId, refusal: null };
    return {
      payment: { ...without, refundedMinor: payment.refundedMinor + amountMinor },
      refund: given,
      answers: answers(isReturn ? returned(orderId, refundId, refund.amount) : refunded(given)),
    };
  }
  if (outcome.kind !== 'refused') throw new TypeError(`${outcome.kind} does not answer refund`);
  const { evidence } = outcome;
  // That a look does not show it proves nothing.
  const refusal = isUnsure && outcome.reason === 'NOT_SETTLED' ? 'OUTCOME_UNKNOWN' : outcome.reason;
  const no = answers(refundRefused(orderId, refundId, refusal, evidence));
  // The money stays set aside: it may have been given back, and must not be given a second time.
  if (refusal === 'OUTCOME_UNKNOWN') return { payment, refund: { ...settled, refusal }, answers: no };
  return { payment: without, refund: { ...settled, status: 'FAILED', refusal }, answers: no };
};

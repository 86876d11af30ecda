import type { AuthorizePayment, BodyOf } from '@cartograph/contracts';
import { dayMs, plusMs, type Instant } from '@cartograph/kernel';
import { idempotencyKeyOf, type DeclineReason, type Operation, type Outcome, type Step } from './operation';
import { unknownPayment, type Payment } from './payment';
import { authorized, declined, voided, type Settlement, type Verdict } from './verdict';

// As long as a card's would: nothing is set aside, so nothing can expire.
const freeForMs = 7 * dayMs;

/** Sets money aside on a card, once for an order. */
export const authorizePayment = (
  payment: Payment | undefined,
  { orderId, amount, paymentMethodToken }: BodyOf<typeof AuthorizePayment>,
  step: Step,
  at: Instant,
): Verdict => {
  if (!payment) {
    if (amount.amountMinor < 0) throw new RangeError(`cannot authorize less than nothing: ${amount.amountMinor}`);
    const fresh = { ...unknownPayment(orderId, 'AUTHORIZING', step.epoch), currency: amount.currency };
    if (amount.amountMinor === 0) {
      const free: Payment = { ...fresh, status: 'AUTHORIZED', expiresAt: plusMs(at, freeForMs) };
      return { payment: free, answer: authorized(free, freeForMs) };
    }
    const idempotencyKey = idempotencyKeyOf(orderId, 'authorize');
    const operation: Operation = { kind: 'authorize', step, orderId, idempotencyKey, amount, paymentMethodToken };
    return { payment: { ...fresh, operation }, answer: 'later' };
  }
  switch (payment.status) {
    case 'AUTHORIZED':
      return { answer: authorized(payment, payment.expiresAt! - at) };
    case 'DECLINED':
      return { answer: declined(payment, payment.refusal as DeclineReason) };
    // VOIDED may be the tombstone of an undo that came before its do: the saga has turned back and expects no answer.
    case 'VOIDED':
    case 'AUTHORIZING':
    case 'VOIDING':
    case 'CAPTURING':
    case 'CAPTURED':
    case 'CAPTURE_REFUSED':
      return { answer: 'unheard' };
  }
};

/** What the processor's answer to an authorize means; undone at once when a void was heard meanwhile. */
export const settleAuthorize = (
  payment: Payment,
  { step, amount, undo }: Extract<Operation, { kind: 'authorize' }>,
  outcome: Extract<Outcome, { kind: 'authorized' | 'declined' }>,
  at: Instant,
): Settlement => {
  if (outcome.kind === 'declined') {
    const closed = { ...payment, refusal: outcome.reason, operation: null };
    if (undo) return { payment: { ...closed, status: 'VOIDED' }, answers: [{ step: undo, answer: voided(payment) }] };
    return {
      payment: { ...closed, status: 'DECLINED' },
      answers: [{ step, answer: declined(payment, outcome.reason) }],
    };
  }
  const { orderId } = payment;
  const { authorizationId, expiresInMs } = outcome;
  const held = {
    ...payment,
    authorizedMinor: amount.amountMinor,
    authorizationId,
    expiresAt: plusMs(at, expiresInMs),
  };
  if (undo) {
    const idempotencyKey = idempotencyKeyOf(orderId, 'void');
    const operation: Operation = { kind: 'void', step: undo, orderId, idempotencyKey, authorizationId };
    return { payment: { ...held, status: 'VOIDING', operation }, answers: [] };
  }
  const standing: Payment = { ...held, status: 'AUTHORIZED', operation: null };
  return { payment: standing, answers: [{ step, answer: authorized(standing, expiresInMs) }] };
};

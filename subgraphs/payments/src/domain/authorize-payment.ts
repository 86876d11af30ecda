import type { AuthorizePayment, BodyOf } from '@cartograph/contracts';
import { dayMs, plusMs, type Instant } from '@cartograph/kernel';
import {
  idempotencyKeyOf,
  type Authorize,
  type DeclineReason,
  type Outcome,
  type Refused,
  type Step,
} from './operation';
import { unknownPayment, type Payment } from './payment';
import { openCapture, refuseCapture } from './reauthorize';
import { authorized, declined, voided, voidRefused, type Settlement, type Verdict } from './verdict';
import { letGo } from './void-authorization';

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
    const operation: Authorize = { kind: 'authorize', step, orderId, idempotencyKey, amount, paymentMethodToken };
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
    case 'VOID_REFUSED':
    case 'CAPTURING':
    case 'CAPTURED':
    case 'CAPTURE_REFUSED':
      return { answer: 'unheard' };
  }
};

/** Nobody knows, and by now nobody ever will: what was to be undone or captured waits for a person. */
const giveUp = (payment: Payment, { step, undo, captureAttempt }: Authorize, outcome: Refused): Settlement => {
  const uncertain = { ...payment, isUncertain: true };
  if (captureAttempt !== undefined) return refuseCapture(uncertain, step, outcome);
  const { reason, evidence } = outcome;
  return {
    payment: { ...uncertain, status: 'VOID_REFUSED', refusal: reason, operation: null },
    answers: [{ step: undo ?? step, answer: voidRefused(payment.orderId, reason, evidence) }],
  };
};

const settleDeclined = (
  payment: Payment,
  { step, undo, captureAttempt }: Authorize,
  reason: DeclineReason,
): Settlement => {
  if (captureAttempt !== undefined) return refuseCapture(payment, step, { kind: 'refused', reason });
  const closed = { ...payment, refusal: reason, operation: null };
  if (undo) return { payment: { ...closed, status: 'VOIDED' }, answers: [{ step: undo, answer: voided(payment) }] };
  return { payment: { ...closed, status: 'DECLINED' }, answers: [{ step, answer: declined(payment, reason) }] };
};

/** What the processor's answer to an authorize means; undone at once when a void was heard meanwhile. */
export const settleAuthorize = (
  payment: Payment,
  operation: Authorize,
  outcome: Extract<Outcome, { kind: 'authorized' | 'declined' | 'refused' }>,
  at: Instant,
): Settlement => {
  if (outcome.kind === 'declined') return settleDeclined(payment, operation, outcome.reason);
  if (outcome.kind === 'refused') return giveUp(payment, operation, outcome);
  const { step, amount, undo, captureAttempt } = operation;
  const { authorizationId, expiresInMs } = outcome;
  const held = {
    ...payment,
    authorizedMinor: amount.amountMinor,
    authorizationId,
    expiresAt: plusMs(at, expiresInMs),
    isUncertain: false,
  };
  if (undo) return { payment: letGo(held, undo, { attempt: held.voidAttempt }).payment!, answers: [] };
  if (captureAttempt !== undefined) return { payment: openCapture(held, step, amount, captureAttempt), answers: [] };
  const standing: Payment = { ...held, status: 'AUTHORIZED', operation: null };
  return { payment: standing, answers: [{ step, answer: authorized(standing, expiresInMs) }] };
};

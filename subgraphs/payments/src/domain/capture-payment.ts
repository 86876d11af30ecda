import type { BodyOf, CapturePayment } from '@cartograph/contracts';
import { equalMoney, type Instant } from '@cartograph/kernel';
import type { Capture, Outcome, Step } from './operation';
import { capturedMoney, type Payment } from './payment';
import { isCapturable, openCapture, reauthorize, refuseCapture } from './reauthorize';
import { evidenceOf, hasTaken } from './records';
import { captured, captureRefused, type Settlement, type Verdict } from './verdict';

type Asked = BodyOf<typeof CapturePayment>;

const takeMoney = (payment: Payment, asked: Asked, step: Step): Verdict => {
  const { orderId, amount, attempt = 1, isSettledByHand } = asked;
  if (amount.amountMinor < 0 || amount.amountMinor > payment.authorizedMinor)
    return { answer: captureRefused(orderId, 'AMOUNT_NOT_AUTHORIZED') };
  if (amount.amountMinor === 0) {
    const free: Payment = { ...payment, status: 'CAPTURED' };
    return { payment: free, answer: captured(free) };
  }
  const isAgain = payment.refusal === 'CAPTURE_REFUSED';
  const given = { ...(isSettledByHand && { isSettledByHand }), ...(isAgain && { isAgain }) };
  return { payment: openCapture(payment, step, amount, attempt, given), answer: 'later' };
};

/** Another attempt after a refusal for good. */
const captureAgain = (payment: Payment, asked: Asked, step: Step, at: Instant): Verdict => {
  const { orderId, amount, attempt = 1, paymentMethodToken, isSettledByHand } = asked;
  if (attempt <= payment.captureAttempt) return { answer: captureRefused(orderId, payment.refusal!) };
  if (isSettledByHand)
    return { payment: openCapture(payment, step, amount, attempt, { isSettledByHand }), answer: 'later' };
  if (isCapturable(payment, at)) return takeMoney(payment, asked, step);
  if (paymentMethodToken === undefined) return { answer: captureRefused(orderId, 'PAYMENT_METHOD_MISSING') };
  return {
    payment: reauthorize(payment, { step, amount, captureAttempt: attempt, paymentMethodToken }),
    answer: 'later',
  };
};

/** Takes the authorized money, once. */
export const capturePayment = (payment: Payment | undefined, asked: Asked, step: Step, at: Instant): Verdict => {
  const { orderId, amount } = asked;
  if (!payment) return { answer: captureRefused(orderId, 'NOT_AUTHORIZED') };
  const isMismatch = amount.currency !== payment.currency;
  switch (payment.status) {
    case 'AUTHORIZED':
      return isMismatch ? { answer: captureRefused(orderId, 'CURRENCY_MISMATCH') } : takeMoney(payment, asked, step);
    case 'CAPTURE_REFUSED':
      return isMismatch
        ? { answer: captureRefused(orderId, 'CURRENCY_MISMATCH') }
        : captureAgain(payment, asked, step, at);
    case 'CAPTURED':
      return equalMoney(amount, capturedMoney(payment))
        ? { answer: captured(payment) }
        : { answer: captureRefused(orderId, 'ALREADY_CAPTURED') };
    case 'AUTHORIZING':
    case 'CAPTURING':
      return { answer: 'unheard' };
    case 'DECLINED':
    case 'VOIDING':
    case 'VOIDED':
    case 'VOID_REFUSED':
      return { answer: captureRefused(orderId, 'NOT_AUTHORIZED') };
  }
};

/** A person says that it was captured: true when the processor's books show it. */
const judgeByHand = (payment: Payment, { amount }: Capture, outcome: Outcome): [Payment, Outcome] => {
  if (outcome.kind !== 'looked') return [payment, outcome];
  const { records } = outcome;
  const found = records.find((record) => hasTaken(record, amount.amountMinor));
  if (!found) return [payment, { kind: 'refused', reason: 'NOT_SETTLED', evidence: evidenceOf(records) }];
  const { authorizationId, amountMinor: authorizedMinor } = found;
  return [{ ...payment, authorizationId, authorizedMinor }, { kind: 'captured' }];
};

export const settleCapture = (before: Payment, operation: Capture, heard: Outcome): Settlement => {
  const { step, amount, isAgain, isSettledByHand } = operation;
  const [payment, outcome] = judgeByHand(before, operation, heard);
  if (outcome.kind === 'refused') {
    const refused = refuseCapture(payment, step, outcome);
    // What a person said does not change what the processor once said.
    if (isSettledByHand)
      return { ...refused, payment: { ...refused.payment, refusal: payment.refusal ?? outcome.reason } };
    // The bank has refused it twice: the next attempt asks for another authorization.
    if (isAgain && outcome.reason === 'CAPTURE_REFUSED')
      return { ...refused, payment: { ...refused.payment, refusal: 'AUTHORIZATION_UNUSABLE' } };
    return refused;
  }
  const { amountMinor: capturedMinor } = amount;
  const standing: Payment = { ...payment, status: 'CAPTURED', capturedMinor, refusal: null, operation: null };
  return { payment: standing, answers: [{ step, answer: captured(standing) }] };
};

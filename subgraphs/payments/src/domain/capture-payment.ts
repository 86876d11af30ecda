import type { BodyOf, CapturePayment } from '@cartograph/contracts';
import { equalMoney } from '@cartograph/kernel';
import { idempotencyKeyOf, type Operation, type Outcome } from './operation';
import type { Step } from './operation';
import { capturedMoney, type Payment } from './payment';
import { captured, captureRefused, type Settlement, type Verdict } from './verdict';

type Asked = BodyOf<typeof CapturePayment>;

const takeMoney = (payment: Payment, { orderId, amount }: Asked, step: Step): Verdict => {
  if (amount.currency !== payment.currency) return { answer: captureRefused(orderId, 'CURRENCY_MISMATCH') };
  if (amount.amountMinor < 0 || amount.amountMinor > payment.authorizedMinor)
    return { answer: captureRefused(orderId, 'AMOUNT_NOT_AUTHORIZED') };
  if (amount.amountMinor === 0) {
    const free: Payment = { ...payment, status: 'CAPTURED' };
    return { payment: free, answer: captured(free) };
  }
  const operation: Operation = {
    kind: 'capture',
    step,
    orderId,
    idempotencyKey: idempotencyKeyOf(orderId, 'capture'),
    authorizationId: payment.authorizationId!,
    amount,
  };
  return { payment: { ...payment, status: 'CAPTURING', operation }, answer: 'later' };
};

/** Takes the authorized money, once. */
export const capturePayment = (payment: Payment | undefined, asked: Asked, step: Step): Verdict => {
  if (!payment) return { answer: captureRefused(asked.orderId, 'NOT_AUTHORIZED') };
  switch (payment.status) {
    case 'AUTHORIZED':
      return takeMoney(payment, asked, step);
    case 'CAPTURED':
      return equalMoney(asked.amount, capturedMoney(payment))
        ? { answer: captured(payment) }
        : { answer: captureRefused(asked.orderId, 'ALREADY_CAPTURED') };
    case 'CAPTURE_REFUSED':
      return { answer: captureRefused(asked.orderId, payment.refusal!) };
    case 'AUTHORIZING':
    case 'CAPTURING':
      return { answer: 'unheard' };
    case 'DECLINED':
    case 'VOIDING':
    case 'VOIDED':
      return { answer: captureRefused(asked.orderId, 'NOT_AUTHORIZED') };
  }
};

export const settleCapture = (
  payment: Payment,
  { step, orderId, amount }: Extract<Operation, { kind: 'capture' }>,
  outcome: Extract<Outcome, { kind: 'captured' | 'refused' }>,
): Settlement => {
  if (outcome.kind === 'refused')
    return {
      payment: { ...payment, status: 'CAPTURE_REFUSED', refusal: outcome.reason, operation: null },
      answers: [{ step, answer: captureRefused(orderId, outcome.reason) }],
    };
  const standing: Payment = {
    ...payment,
    status: 'CAPTURED',
    capturedMinor: amount.amountMinor,
    operation: null,
  };
  return { payment: standing, answers: [{ step, answer: captured(standing) }] };
};

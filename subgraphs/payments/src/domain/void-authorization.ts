import type { BodyOf, VoidAuthorization } from '@cartograph/contracts';
import { idempotencyKeyOf, type Operation, type Step } from './operation';
import { unknownPayment, type Payment } from './payment';
import { voided, type Settlement, type Verdict } from './verdict';

const letGo = (payment: Payment, step: Step): Verdict => {
  const { orderId, authorizationId } = payment;
  if (!authorizationId) return { payment: { ...payment, status: 'VOIDED' }, answer: voided(payment) };
  const idempotencyKey = idempotencyKeyOf(orderId, 'void');
  const operation: Operation = { kind: 'void', step, orderId, idempotencyKey, authorizationId };
  return { payment: { ...payment, status: 'VOIDING', operation }, answer: 'later' };
};

/** Undoes an authorize: answered only when nothing is set aside any more and nothing can be. */
export const voidAuthorization = (
  payment: Payment | undefined,
  { orderId }: BodyOf<typeof VoidAuthorization>,
  step: Step,
): Verdict => {
  // Heard before its do: the tombstone sees to it that the do, when it comes, does nothing.
  if (!payment) {
    const tombstone = unknownPayment(orderId, 'VOIDED', step.epoch);
    return { payment: tombstone, answer: voided(tombstone) };
  }
  switch (payment.status) {
    case 'AUTHORIZING': {
      // Whether money is set aside is not known yet, and "not found" would prove nothing: wait until it is.
      const operation = { ...payment.operation!, undo: step } as Operation;
      return { payment: { ...payment, status: 'VOIDING', operation }, answer: 'later' };
    }
    case 'AUTHORIZED':
    case 'CAPTURE_REFUSED':
      return letGo(payment, step);
    case 'VOIDED':
    case 'DECLINED':
      return { answer: voided(payment) };
    case 'VOIDING':
    case 'CAPTURING':
      return { answer: 'unheard' };
    case 'CAPTURED':
      throw new Error(`the money of ${orderId} is captured: it can be refunded, not voided`);
  }
};

export const settleVoid = (payment: Payment, step: Step): Settlement => ({
  payment: { ...payment, status: 'VOIDED', operation: null },
  answers: [{ step, answer: voided(payment) }],
});

// The way out of a refused capture: the authorization that is of no use is let go, another is asked for and captured.
// One after the other, so that two never live at once.
import type { Instant, Money } from '@cartograph/kernel';
import { idempotencyKeyOf, type Authorize, type Capture, type Refused, type Step, type Void } from './operation';
import type { Payment } from './payment';
import { captureRefused, type Settlement } from './verdict';

/** A capture that is under way. */
export const openCapture = (
  payment: Payment,
  step: Step,
  amount: Money,
  attempt: number,
  given: Pick<Capture, 'isSettledByHand' | 'isAgain'> = {},
): Payment => {
  const { orderId, authorizationId } = payment;
  const idempotencyKey = idempotencyKeyOf(orderId, 'capture', attempt);
  const operation: Capture = { kind: 'capture', step, orderId, idempotencyKey, authorizationId, amount, ...given };
  return { ...payment, status: 'CAPTURING', captureAttempt: attempt, operation };
};

/** The bank does not pay: a person looks at it. */
export const refuseCapture = (payment: Payment, step: Step, { reason, evidence }: Refused): Settlement => ({
  payment: { ...payment, status: 'CAPTURE_REFUSED', refusal: reason, operation: null },
  answers: [{ step, answer: captureRefused(payment.orderId, reason, evidence) }],
});

interface Reauthorize {
  readonly step: Step;
  readonly amount: Money;
  readonly captureAttempt: number;
  readonly paymentMethodToken?: string;
}

/** Nothing is set aside any more; the authorization that will be captured is asked for. */
export const openAuthorize = (payment: Payment, asked: Reauthorize): Payment => {
  const { step, amount, captureAttempt, paymentMethodToken = '' } = asked;
  const operation: Authorize = {
    kind: 'authorize',
    step,
    orderId: payment.orderId,
    idempotencyKey: idempotencyKeyOf(payment.orderId, 'authorize', captureAttempt),
    amount,
    paymentMethodToken,
    captureAttempt,
    ...(payment.isUncertain && { isUnsure: true }),
  };
  return { ...payment, authorizationId: null, expiresAt: null, status: 'CAPTURING', captureAttempt, operation };
};

// The processor itself says that these hold nothing any more.
const gone: readonly (string | null)[] = ['AUTHORIZATION_EXPIRED', 'AUTHORIZATION_VOIDED'];

/** Whether another try might take the money of the authorization at hand. */
export const isCapturable = ({ authorizationId, refusal, expiresAt }: Payment, at: Instant): boolean =>
  authorizationId !== null &&
  !gone.includes(refusal) &&
  refusal !== 'AUTHORIZATION_UNUSABLE' &&
  (expiresAt === null || expiresAt > at);

/** Begins with letting go what is still set aside. */
export const reauthorize = (payment: Payment, asked: Reauthorize): Payment => {
  const { orderId, authorizationId } = payment;
  if (!authorizationId || gone.includes(payment.refusal)) return openAuthorize(payment, asked);
  const { step, amount, captureAttempt, paymentMethodToken } = asked;
  const operation: Void = {
    kind: 'void',
    step,
    orderId,
    // Not a void that anybody asked for, so it takes no attempt of theirs.
    idempotencyKey: `${idempotencyKeyOf(orderId, 'void', captureAttempt)}:reauthorize`,
    authorizationId,
    reauthorize: { amount, captureAttempt },
    ...(paymentMethodToken !== undefined && { paymentMethodToken }),
  };
  return { ...payment, status: 'CAPTURING', captureAttempt, operation };
};

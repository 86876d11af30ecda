import type { BodyOf, VoidAuthorization } from '@cartograph/contracts';
import { idempotencyKeyOf, type Authorize, type Outcome, type Step, type Void } from './operation';
import { unknownPayment, type Payment } from './payment';
import { evidenceOf, isLive, isTaken } from './records';
import { openAuthorize, refuseCapture } from './reauthorize';
import { refundRefused, returned, voided, voidRefused, type Answer, type Settlement, type Verdict } from './verdict';

const saysVoided = (payment: Payment, returning: string | undefined): Answer =>
  returning === undefined
    ? voided(payment)
    : returned(payment.orderId, returning, { amountMinor: 0, currency: payment.currency! });

interface LetGo {
  readonly attempt?: number | undefined;
  readonly isSettledByHand?: boolean | undefined;
  readonly returning?: string;
}

/** Lets an authorization go. `returning` names the refund whose asker is answered instead. */
export const letGo = (
  payment: Payment,
  step: Step,
  { attempt = 1, isSettledByHand = false, returning }: LetGo = {},
): Verdict => {
  const { orderId, authorizationId } = payment;
  if (!authorizationId && !payment.isUncertain)
    return { payment: { ...payment, status: 'VOIDED' }, answer: saysVoided(payment, returning) };
  const operation: Void = {
    kind: 'void',
    step,
    orderId,
    idempotencyKey: idempotencyKeyOf(orderId, 'void', attempt),
    authorizationId,
    ...(returning !== undefined && { returning }),
    ...(isSettledByHand && { isSettledByHand }),
  };
  return { payment: { ...payment, status: 'VOIDING', voidAttempt: attempt, operation }, answer: 'later' };
};

/** Undoes an authorize: answered only when nothing is set aside any more and nothing can be. */
export const voidAuthorization = (
  payment: Payment | undefined,
  { orderId, attempt = 1, isSettledByHand }: BodyOf<typeof VoidAuthorization>,
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
      const operation = { ...payment.operation!, undo: step } as Authorize;
      return { payment: { ...payment, status: 'VOIDING', voidAttempt: attempt, operation }, answer: 'later' };
    }
    case 'AUTHORIZED':
    case 'CAPTURE_REFUSED':
      return letGo(payment, step, { attempt, isSettledByHand });
    case 'VOID_REFUSED':
      return attempt > payment.voidAttempt
        ? letGo(payment, step, { attempt, isSettledByHand })
        : { answer: voidRefused(orderId, payment.refusal!) };
    case 'VOIDED':
    case 'DECLINED':
      return { answer: voided(payment) };
    case 'VOIDING':
    case 'CAPTURING':
      return { answer: 'unheard' };
    case 'CAPTURED':
      return { answer: voidRefused(orderId, 'ALREADY_CAPTURED', { capturedMinor: payment.capturedMinor }) };
  }
};

/** A person says that it was let go: true when the processor's books show it, and nothing that speaks against it. */
const judgeByHand = ({ authorizationId }: Void, outcome: Outcome): Outcome => {
  if (outcome.kind !== 'looked') return outcome;
  const { records } = outcome;
  const isShown = authorizationId === null || records.some((record) => record.authorizationId === authorizationId);
  const isHeld = records.some((record) => isLive(record) || isTaken(record));
  if (isShown && !isHeld) return { kind: 'voided' };
  return { kind: 'refused', reason: 'NOT_SETTLED', evidence: evidenceOf(records) };
};

export const settleVoid = (payment: Payment, operation: Void, heard: Outcome): Settlement => {
  const { step, orderId, returning, reauthorize, isSettledByHand } = operation;
  const outcome = judgeByHand(operation, heard);
  if (outcome.kind === 'refused') {
    const { reason, evidence } = outcome;
    // Two authorizations must not live at once, so the other one is not asked for.
    if (reauthorize) return refuseCapture(payment, step, outcome);
    const answer =
      returning === undefined
        ? voidRefused(orderId, reason, evidence)
        : refundRefused(orderId, returning, reason, evidence);
    // What a person said does not change what the processor once said.
    const refusal = isSettledByHand ? (payment.refusal ?? reason) : reason;
    return {
      payment: { ...payment, status: 'VOID_REFUSED', refusal, operation: null },
      answers: [{ step, answer }],
    };
  }
  if (reauthorize) return { payment: openAuthorize(payment, { ...operation, ...reauthorize }), answers: [] };
  return {
    payment: { ...payment, status: 'VOIDED', isUncertain: false, operation: null },
    answers: [{ step, answer: saysVoided(payment, returning) }],
  };
};

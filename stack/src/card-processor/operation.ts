// What a merchant asks, and what the rules and the bank make of it.
import { plusMs, type Decision, type Instant } from '@cartograph/kernel';
import { authorize, capture, voidAuthorization, type Authorization } from './authorization';
import type { Conduct } from './card-tokens';
import type { Answer, Settlement } from './ledger';
import { refund, type Refund } from './refund';
import { refusalAnswer, type RefusalCode } from './refusals';

export type Operation =
  | { kind: 'authorize'; amountMinor: number; currency: string; token: string; reference: string }
  | { kind: 'capture'; authorizationId: string; amountMinor: number }
  | { kind: 'void'; authorizationId: string }
  | { kind: 'refund'; authorizationId: string; amountMinor: number; reference: string };

export interface Circumstances {
  readonly at: Instant;
  readonly newId: (prefix: string) => string;
  readonly conduct: Conduct;
  /** What the operation is about; an authorize has none yet. */
  readonly target: Authorization | undefined;
}

export interface Performed {
  readonly answer: Answer;
  readonly settlement?: Settlement;
}

const changeOf = (
  operation: Exclude<Operation, { kind: 'authorize' }>,
  target: Authorization,
  circumstances: Circumstances,
) => {
  const { at, newId, conduct } = circumstances;
  switch (operation.kind) {
    case 'capture':
      return capture(target, operation.amountMinor, at);
    case 'void':
      return voidAuthorization(target, at);
    case 'refund': {
      const { amountMinor, reference } = operation;
      const status = conduct.settlement ? 'pending' : 'succeeded';
      return refund(target, { id: newId('re'), amountMinor, reference, status }, at);
    }
  }
};

export const perform = (operation: Operation, circumstances: Circumstances): Performed => {
  const { at, newId, conduct, target } = circumstances;
  if (operation.kind === 'authorize') {
    if (conduct.refusal) return { answer: refusalAnswer(conduct.refusal) };
    const { reference, token, amountMinor, currency } = operation;
    const asked = { id: newId('auth'), reference, token, amountMinor, currency };
    return { answer: { status: 200, body: authorize(asked, at, conduct.lifetimeMs) } };
  }
  if (!target) return { answer: refusalAnswer('authorization_not_found') };
  const decision: Decision<Authorization | Refund, never, RefusalCode> = changeOf(operation, target, circumstances);
  if (!decision.ok) return { answer: refusalAnswer(decision.refusal) };
  if (conduct.refusal) return { answer: refusalAnswer(conduct.refusal) };
  const { settlement } = conduct;
  return {
    answer: { status: 200, body: decision.state },
    ...(settlement && { settlement: { at: plusMs(at, settlement.afterMs), status: settlement.status } }),
  };
};

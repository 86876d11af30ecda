// Payments, refunds and operations in memory, as several processes would share them: for tests of what stands above
// the store.
import { plusMs, toInstant, type Instant } from '@cartograph/kernel';
import { newIdBody, toReply } from '@cartograph/runtime';
import type { Outgoing } from '@cartograph/contracts';
import { hearCommand, type PaymentCommand } from '../domain/hear-command';
import type { Operation } from '../domain/operation';
import type { Payment } from '../domain/payment';
import type { Refund } from '../domain/refund';
import { settleOperation } from '../domain/settle-operation';
import type { Answer } from '../domain/verdict';
import type { LeasedOperation, PaymentStore, Result } from '../ports';

interface Open {
  readonly openedAt: Instant;
  holder: string | null;
  dueAt: Instant;
  tries: number;
}

export interface MemoryPayments {
  /** The store as one process has it, with leases of its own. */
  open(): PaymentStore;
  /** Moves the store's clock. */
  pass(ms: number): void;
  refund(refundId: string): Refund | undefined;
  readonly sent: Outgoing[];
}

const leaseMs = 2_000;

export const createMemoryPayments = (start = toInstant(1_800_000_000_000)): MemoryPayments => {
  let at = start;
  const payments = new Map<string, Payment>();
  const refunds = new Map<string, Refund>();
  const answers = new Map<string, Answer | 'later'>();
  const open = new Map<string, Open>();
  const sent: Outgoing[] = [];

  const operations = (): Operation[] =>
    [...payments.values(), ...refunds.values()].flatMap(({ operation }) => operation ?? []);
  const openOf = ({ idempotencyKey }: Operation) => open.get(idempotencyKey)!;
  const leasedAs = (operation: Operation): LeasedOperation => {
    const { openedAt, tries } = openOf(operation);
    return { operation, ageMs: at - openedAt, tries };
  };
  const answer = (step: PaymentCommand['step'], given: Answer) => {
    answers.set(step.stepKey, given);
    sent.push(toReply(step, given));
  };
  const save = (payment: Payment | undefined, refund: Refund | undefined, holder: string) => {
    if (payment) payments.set(payment.orderId, { ...payment, version: payment.version + 1 });
    if (refund) refunds.set(refund.refundId, refund);
    for (const { idempotencyKey } of [payment?.operation, refund?.operation].flatMap((each) => each ?? []))
      if (!open.has(idempotencyKey))
        open.set(idempotencyKey, { openedAt: at, holder, dueAt: plusMs(at, leaseMs), tries: 0 });
  };
  const knownOf = (named: { orderId: string; refundId?: string }) => ({
    payment: payments.get(named.orderId),
    refund: named.refundId === undefined ? undefined : refunds.get(named.refundId),
    isRefunding: [...refunds.values()].some(
      ({ orderId, refundId, operation }) => orderId === named.orderId && refundId !== named.refundId && operation,
    ),
  });

  const hearOne = (command: PaymentCommand, holder: string): void => {
    const { step, body } = command;
    const known = answers.get(step.stepKey);
    if (known === 'later') return;
    if (known) return answer(step, known);
    const verdict = hearCommand(knownOf(body), command, at);
    save(verdict.payment, verdict.refund, holder);
    if (verdict.answer === 'later') answers.set(step.stepKey, 'later');
    else if (verdict.answer !== 'unheard') answer(step, verdict.answer);
  };

  const putBack = (operation: Operation, outcome: Extract<Result['outcome'], { kind: 'unknown' | 'pending' }>) => {
    const lease = openOf(operation);
    const isTried = outcome.kind === 'pending' || !outcome.isUncalled;
    Object.assign(lease, { holder: null, dueAt: at, tries: lease.tries + Number(isTried) });
    if (outcome.kind !== 'pending' || operation.kind !== 'refund') return;
    const refund = refunds.get(operation.refundId)!;
    const { processorRefundId } = outcome;
    refunds.set(refund.refundId, { ...refund, operation: { ...operation, processorRefundId } });
  };

  const settleOne = ({ operation, outcome }: Result, holder: string): LeasedOperation[] => {
    const { payment, refund } = knownOf(operation);
    const current = operation.kind === 'refund' ? refund?.operation : payment?.operation;
    if (!payment || current?.idempotencyKey !== operation.idempotencyKey) return [];
    if (outcome.kind === 'unknown' || outcome.kind === 'pending') {
      putBack(operation, outcome);
      return [];
    }
    const settlement = settleOperation(payment, refund, outcome, at);
    open.delete(operation.idempotencyKey);
    save(settlement.payment, settlement.refund, holder);
    for (const { step, answer: given } of settlement.answers) answer(step, given);
    return settlement.payment.operation ? [leasedAs(settlement.payment.operation)] : [];
  };

  const openStore = (): PaymentStore => {
    const holder = newIdBody();
    return {
      hear: async (commands) => {
        for (const command of commands) hearOne(command, holder);
        const heard = new Set(commands.map(({ step }) => step.stepKey));
        const isOurs = (operation: Operation) =>
          heard.has(operation.step.stepKey) && openOf(operation).holder === holder;
        return operations().filter(isOurs).map(leasedAs);
      },
      settle: async (results) => results.flatMap((result) => settleOne(result, holder)),
      takeDue: async (limit) => {
        const due = operations().filter((operation) => openOf(operation).dueAt <= at);
        const taken = due.slice(0, limit);
        for (const operation of taken) Object.assign(openOf(operation), { holder, dueAt: plusMs(at, leaseMs) });
        return taken.map(leasedAs);
      },
      keep: async (stepKeys) => {
        for (const operation of operations()) {
          const lease = openOf(operation);
          if (stepKeys.includes(operation.step.stepKey) && lease.holder === holder) lease.dueAt = plusMs(at, leaseMs);
        }
      },
      find: async (orderIds) => orderIds.flatMap((orderId) => payments.get(orderId) ?? []),
    };
  };

  return {
    open: openStore,
    pass: (ms) => (at = plusMs(at, ms)),
    refund: (refundId) => refunds.get(refundId),
    sent,
  };
};

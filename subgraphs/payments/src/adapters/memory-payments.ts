// Payments and operations in memory, as several processes would share them: for tests of what stands above the store.
import { hourMs, plusMs, toInstant, type Instant } from '@cartograph/kernel';
import { newIdBody, toReply } from '@cartograph/runtime';
import type { Outgoing } from '@cartograph/contracts';
import { hearCommand, type PaymentCommand } from '../domain/hear-command';
import type { Operation } from '../domain/operation';
import type { Payment } from '../domain/payment';
import { settleOperation } from '../domain/settle-operation';
import type { Answer } from '../domain/verdict';
import type { LeasedOperation, PaymentStore, Result } from '../ports';

interface Open {
  readonly openedAt: Instant;
  holder: string | null;
  dueAt: Instant;
}

export interface MemoryPayments {
  /** The store as one process has it, with leases of its own. */
  open(): PaymentStore;
  /** Moves the store's clock. */
  pass(ms: number): void;
  readonly sent: Outgoing[];
}

const leaseMs = 2_000;
const keyLifetimeMs = 23 * hourMs;

export const createMemoryPayments = (start = toInstant(1_800_000_000_000)): MemoryPayments => {
  let at = start;
  const payments = new Map<string, Payment>();
  const answers = new Map<string, Answer | 'later'>();
  const open = new Map<string, Open>();
  const sent: Outgoing[] = [];

  const operations = () => [...payments.values()].flatMap(({ operation }) => operation ?? []);
  const leasedAs = (operation: Operation): LeasedOperation => ({
    operation,
    isOld: at - open.get(operation.step.stepKey)!.openedAt > keyLifetimeMs,
  });
  const answer = (step: PaymentCommand['step'], given: Answer) => {
    answers.set(step.stepKey, given);
    sent.push(toReply(step, given));
  };
  const save = (payment: Payment, holder: string) => {
    payments.set(payment.orderId, { ...payment, version: payment.version + 1 });
    const stepKey = payment.operation?.step.stepKey;
    if (stepKey !== undefined && !open.has(stepKey))
      open.set(stepKey, { openedAt: at, holder, dueAt: plusMs(at, leaseMs) });
  };

  const hearOne = (command: PaymentCommand, holder: string): void => {
    const { step, body } = command;
    const known = answers.get(step.stepKey);
    if (known === 'later') return;
    if (known) return answer(step, known);
    const verdict = hearCommand(payments.get(body.orderId), command, at);
    if (verdict.payment) save(verdict.payment, holder);
    if (verdict.answer === 'later') answers.set(step.stepKey, 'later');
    else if (verdict.answer !== 'unheard') answer(step, verdict.answer);
  };

  const settleOne = ({ operation, outcome }: Result, holder: string): LeasedOperation[] => {
    const { stepKey } = operation.step;
    const payment = payments.get(operation.orderId);
    if (payment?.operation?.step.stepKey !== stepKey) return [];
    if (!outcome) {
      Object.assign(open.get(stepKey)!, { holder: null, dueAt: at });
      return [];
    }
    const settlement = settleOperation(payment, outcome, at);
    save(settlement.payment, holder);
    for (const { step, answer: given } of settlement.answers) answer(step, given);
    return settlement.payment.operation ? [leasedAs(settlement.payment.operation)] : [];
  };

  const openStore = (): PaymentStore => {
    const holder = newIdBody();
    return {
      hear: async (commands) => {
        for (const command of commands) hearOne(command, holder);
        const heard = new Set(commands.map(({ step }) => step.stepKey));
        const isOurs = ({ step }: Operation) => heard.has(step.stepKey) && open.get(step.stepKey)!.holder === holder;
        return operations().filter(isOurs).map(leasedAs);
      },
      settle: async (results) => results.flatMap((result) => settleOne(result, holder)),
      takeDue: async (limit) => {
        const due = operations().filter(({ step }) => open.get(step.stepKey)!.dueAt <= at);
        const taken = due.slice(0, limit);
        for (const { step } of taken) Object.assign(open.get(step.stepKey)!, { holder, dueAt: plusMs(at, leaseMs) });
        return taken.map(leasedAs);
      },
      keep: async (stepKeys) => {
        for (const stepKey of stepKeys) {
          const lease = open.get(stepKey);
          if (lease?.holder === holder) lease.dueAt = plusMs(at, leaseMs);
        }
      },
      find: async (orderIds) => orderIds.flatMap((orderId) => payments.get(orderId) ?? []),
    };
  };

  return { open: openStore, pass: (ms) => (at = plusMs(at, ms)), sent };
};

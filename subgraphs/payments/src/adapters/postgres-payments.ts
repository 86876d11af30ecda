// Payments, refunds and operations in Postgres: lists in, lists out.
import {
  answerLater,
  bisect,
  bytewise,
  changeMany,
  commandChange,
  inTransaction,
  judgeFault,
  killPoint,
  newIdBody,
  remember,
  rowsOf,
  toReply,
  unheard,
  type ListChange,
  type ListStore,
  type Tx,
} from '@cartograph/runtime';
import { hearCommand, type PaymentCommand } from '../domain/hear-command';
import type { Operation, Outcome, Pending, Unknown } from '../domain/operation';
import type { Payment } from '../domain/payment';
import { settleOperation } from '../domain/settle-operation';
import type { Answer } from '../domain/verdict';
import type { LeasedOperation, PaymentStore, Result } from '../ports';
import { entriesOf, knownOf, leaseMs, lockRows, saveRows, type Row } from './postgres-payment-rows';
import { statementIn } from './sql-files';

const statement = statementIn('postgres-payments');
const findPayments = statement('find-payments');
const heldOperations = statement('held-operations');
const closeOperations = statement('close-operations');
const takeDue = statement('take-due');
const keep = statement('keep');
const putBack = statement('put-back');

const stepKeyOf = ({ operation }: Result): string => operation.step.stepKey;

const isOpen = ({ outcome }: Result): boolean => outcome.kind === 'unknown' || outcome.kind === 'pending';
const heardOf = (outcome: Outcome | Unknown | Pending): string => {
  if (outcome.kind === 'unknown') return outcome.cause;
  return outcome.kind === 'refused' ? outcome.reason : outcome.kind;
};

const hearing = (holder: string): ListChange<PaymentCommand, Row, Answer> => ({
  ...commandChange<PaymentCommand>(({ step }) => step),
  lock: (tx, commands) =>
    lockRows(
      tx,
      commands.map(({ body }) => body),
    ),
  decide: (rows, command, at) => {
    const verdict = hearCommand(knownOf(rows, command.body), command, at);
    const { answer, refusal } = verdict;
    return {
      answer: answer === 'later' ? answerLater : answer === 'unheard' ? unheard : answer,
      rows: entriesOf(verdict),
      ...(refusal && { refusal }),
    };
  },
  save: (tx, changed) => saveRows(tx, changed, holder),
});

/** Settles what is still open of a list, on locked rows. */
const settleAll = async (tx: Tx, results: readonly Result[], holder: string) => {
  const rows = await lockRows(
    tx,
    results.map(({ operation }) => operation),
  );
  const changed = new Map<string, Row>();
  const closed = new Map<string, string>();
  const answers: { step: Operation['step']; answer: Answer }[] = [];
  const opened = results.map((result) => {
    const { operation } = result;
    const { payment, refund } = knownOf(rows, operation);
    // Settled already by another process that tried the same key.
    const current = operation.kind === 'refund' ? refund?.operation : payment?.operation;
    if (!payment || current?.idempotencyKey !== operation.idempotencyKey) return undefined;
    const settlement = settleOperation(payment, refund, result.outcome as Outcome, tx.at);
    for (const [key, row] of entriesOf(settlement)) {
      rows.set(key, row);
      changed.set(key, row);
    }
    closed.set(stepKeyOf(result), heardOf(result.outcome));
    answers.push(...settlement.answers);
    return settlement.payment.operation ?? undefined;
  });
  if (closed.size > 0) await tx.rows(closeOperations, [[...closed.keys()], [...closed.values()]]);
  if (changed.size > 0) await saveRows(tx, changed, holder);
  await remember(tx, new Map(answers.map(({ step, answer }) => [step.stepKey, answer])));
  return { opened, outgoing: answers.map(({ step, answer }) => toReply(step, answer)) };
};

export const createPostgresPayments = (store: ListStore): PaymentStore => {
  const { postgres, outbox, logger } = store;
  const holder = newIdBody();
  const hearings = hearing(holder);

  const giveBack = (results: readonly Result[]) => {
    const sorted = [...results].sort((one, other) => (stepKeyOf(one) < stepKeyOf(other) ? -1 : 1));
    const outcomes = sorted.map(({ outcome }) => outcome);
    const unknowns = outcomes.map((outcome) => (outcome.kind === 'unknown' ? outcome : undefined));
    return rowsOf(postgres, putBack, [
      sorted.map(stepKeyOf),
      outcomes.map(heardOf),
      unknowns.map((unknown) => !unknown?.isUncalled),
      outcomes.map((outcome) => (outcome.kind === 'pending' ? outcome.processorRefundId : null)),
      unknowns.map((unknown) => Math.min(unknown?.retryAfterMs ?? 0, 60_000)),
      holder,
    ]);
  };

  /** In list order, the operations that settling opened: a void, where one was heard during the authorize. */
  const settleList = async (results: readonly Result[]): Promise<(Operation | undefined)[]> => {
    const { opened, outgoing } = await outbox.leaving((leaving) =>
      inTransaction(postgres, async (tx) => {
        const settled = await settleAll(tx, results, holder);
        await leaving(tx, settled.outgoing);
        return settled;
      }),
    );
    if (outgoing.length > 0) killPoint('payments.settled');
    outbox.publish(outgoing);
    return opened;
  };

  const giveBackPoisoned = async (result: Result, fault: unknown): Promise<undefined> => {
    logger.error({ stepKey: stepKeyOf(result), outcome: result.outcome.kind, err: fault }, 'could not settle');
    await giveBack([{ ...result, outcome: { kind: 'unknown', cause: String(fault) } }]);
    return undefined;
  };

  return {
    hear: async (commands) => {
      const outcomes = await changeMany(store, hearings, commands);
      const unanswered = commands.filter((_, index) => outcomes[index]!.kind === 'unanswered');
      if (unanswered.length === 0) return [];
      // Read after the commit: only what is written down may be performed.
      const stepKeys = bytewise(unanswered.map(({ step }) => step.stepKey));
      return rowsOf<LeasedOperation>(postgres, heldOperations, [stepKeys, holder]);
    },
    settle: async (results) => {
      const open = results.filter(isOpen);
      const known = results.filter((result) => !isOpen(result));
      if (open.length > 0) await giveBack(open);
      if (known.length === 0) return [];
      const opened = await bisect(known, settleList, (fault) => judgeFault(fault) !== 'again', giveBackPoisoned);
      return opened.flatMap((operation) => (operation ? [{ operation, ageMs: 0, tries: 0 }] : []));
    },
    takeDue: (limit) => rowsOf<LeasedOperation>(postgres, takeDue, [holder, leaseMs, limit]),
    keep: async (stepKeys) => void (await rowsOf(postgres, keep, [bytewise(stepKeys), holder, leaseMs])),
    find: async (orderIds) => {
      const rows = await rowsOf<Omit<Payment, 'operation'>>(postgres, findPayments, [orderIds]);
      return rows.map((row) => ({ ...row, operation: null }));
    },
  };
};

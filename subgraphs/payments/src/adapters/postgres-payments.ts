// Payments and operations in Postgres: lists in, lists out, one statement a table. Statements with their inputs and
// outputs stand in postgres-payments/.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  answerLater,
  bisect,
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
import type { Operation } from '../domain/operation';
import type { Payment } from '../domain/payment';
import { settleOperation } from '../domain/settle-operation';
import type { Answer } from '../domain/verdict';
import type { LeasedOperation, PaymentStore, Result } from '../ports';

const statement = (name: string) =>
  readFileSync(join(__dirname, '../../src/adapters/postgres-payments', `${name}.sql`), 'utf8');
const lockPayments = statement('lock-payments');
const findPayments = statement('find-payments');
const savePayments = statement('save-payments');
const openOperations = statement('open-operations');
const underWay = statement('under-way');
const heldOperations = statement('held-operations');
const closeOperations = statement('close-operations');
const takeDue = statement('take-due');
const keep = statement('keep');
const putBack = statement('put-back');

// Short, since it only keeps two workers from one call, which the processor's keys make harmless: after a crash the
// operations are taken up this much later.
const leaseMs = 2_000;

const stepKeyOf = ({ operation }: Result): string => operation.step.stepKey;
const bytewise = (keys: Iterable<string>): string[] => [...new Set(keys)].sort();

/** Locks payments and reads what is under way for them, in two statements: the second must see what the lock waited for. */
const lock = async (tx: Tx, orderIds: readonly string[]): Promise<Map<string, Payment>> => {
  const rows = await tx.rows<Payment>(lockPayments, [bytewise(orderIds)]);
  if (rows.length === 0) return new Map();
  const busy = await tx.rows<{ orderId: string; body: Operation }>(underWay, [rows.map(({ orderId }) => orderId)]);
  const operationOf = new Map(busy.map(({ orderId, body }) => [orderId, body]));
  return new Map(rows.map((row) => [row.orderId, { ...row, operation: operationOf.get(row.orderId) ?? null }]));
};

const save = async (tx: Tx, changed: ReadonlyMap<string, Payment>, holder: string): Promise<void> => {
  const payments = [...changed.values()];
  const rows = payments.map(({ operation: _, ...row }) => row);
  const written = await tx.rows(savePayments, [JSON.stringify(rows)]);
  // SQLSTATE 40001: the list is tried again, and then finds and locks the row that another process has just inserted.
  if (written.length < rows.length) throw Object.assign(new Error('another process was first'), { code: '40001' });
  const operations = payments.flatMap(({ operation }) => operation ?? []);
  if (operations.length > 0) await tx.rows(openOperations, [JSON.stringify(operations), holder, leaseMs]);
};

const hearing = (holder: string): ListChange<PaymentCommand, Payment, Answer> => ({
  ...commandChange(({ step }: PaymentCommand) => step),
  lock: (tx, commands) =>
    lock(
      tx,
      commands.map(({ body }) => body.orderId),
    ),
  decide: (payments, command, at) => {
    const { orderId } = command.body;
    const { payment, answer } = hearCommand(payments.get(orderId), command, at);
    return {
      answer: answer === 'later' ? answerLater : answer === 'unheard' ? unheard : answer,
      ...(payment && { rows: [[orderId, payment]] }),
    };
  },
  save: (tx, changed) => save(tx, changed, holder),
});

export const createPostgresPayments = (store: ListStore): PaymentStore => {
  const { postgres, outbox, logger } = store;
  const holder = newIdBody();
  const hearings = hearing(holder);

  const giveBack = (results: readonly Result[]) =>
    rowsOf(postgres, putBack, [bytewise(results.map(stepKeyOf)), holder]);

  /** In list order, the operations that settling opened: a void, where one was heard during the authorize. */
  const settleList = async (results: readonly Result[]): Promise<(Operation | undefined)[]> => {
    const { opened, outgoing } = await outbox.leaving((leaving) =>
      inTransaction(postgres, async (tx) => {
        const payments = await lock(
          tx,
          results.map(({ operation }) => operation.orderId),
        );
        const changed = new Map<string, Payment>();
        const closed: string[] = [];
        const answers: { step: Operation['step']; answer: Answer }[] = [];
        const opened = results.map((result) => {
          const { orderId } = result.operation;
          const payment = changed.get(orderId) ?? payments.get(orderId);
          // Settled already by another process that tried the same key.
          if (payment?.operation?.step.stepKey !== stepKeyOf(result)) return undefined;
          const settlement = settleOperation(payment, result.outcome!, tx.at);
          changed.set(orderId, settlement.payment);
          closed.push(stepKeyOf(result));
          answers.push(...settlement.answers);
          return settlement.payment.operation ?? undefined;
        });
        if (closed.length > 0) await tx.rows(closeOperations, [closed]);
        if (changed.size > 0) await save(tx, changed, holder);
        await remember(tx, new Map(answers.map(({ step, answer }) => [step.stepKey, answer])));
        const outgoing = answers.map(({ step, answer }) => toReply(step, answer));
        await leaving(tx, outgoing);
        return { opened, outgoing };
      }),
    );
    if (outgoing.length > 0) killPoint('payments.settled');
    outbox.publish(outgoing);
    return opened;
  };

  const giveBackPoisoned = async (result: Result, fault: unknown): Promise<undefined> => {
    logger.error({ stepKey: stepKeyOf(result), outcome: result.outcome?.kind, err: fault }, 'could not settle');
    await giveBack([result]);
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
      const silent = results.filter(({ outcome }) => !outcome);
      const known = results.filter(({ outcome }) => outcome);
      if (silent.length > 0) await giveBack(silent);
      if (known.length === 0) return [];
      const opened = await bisect(known, settleList, (fault) => judgeFault(fault) !== 'again', giveBackPoisoned);
      return opened.flatMap((operation) => (operation ? [{ operation, isOld: false }] : []));
    },
    takeDue: (limit) => rowsOf<LeasedOperation>(postgres, takeDue, [holder, leaseMs, limit]),
    keep: async (stepKeys) => void (await rowsOf(postgres, keep, [bytewise(stepKeys), holder, leaseMs])),
    find: async (orderIds) => {
      const rows = await rowsOf<Omit<Payment, 'operation'>>(postgres, findPayments, [orderIds]);
      return rows.map((row) => ({ ...row, operation: null }));
    },
  };
};

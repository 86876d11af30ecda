// What was looked at in the processor's books, what was adopted from them, and where the two differ.
import { inTransaction, rowsOf, type Chore, type Logger, type Postgres } from '@cartograph/runtime';
import type { Payment } from '../domain/payment';
import { reconcilePayment, type DifferenceKind } from '../domain/reconcile-payment';
import type { Refund } from '../domain/refund';
import type { Expiring, ReconciliationStore, Unsure } from '../ports';
import { entriesOf, lockRows, saveRows } from './postgres-payment-rows';
import { statementIn } from './sql-files';

const statement = statementIn('postgres-books');
const takeUnsure = statement('take-unsure');
const looked = statement('looked');
const noteDifferences = statement('note-differences');
const unclearRefunds = statement('unclear-refunds');
const putOff = statement('put-off');
const takeExpiring = statement('take-expiring');
const prune = statement('prune');

export interface ReconciliationOptions {
  readonly postgres: Postgres;
  readonly logger: Logger;
  /** How long a change is left to settle before it is looked at, in milliseconds; what is put off waits five times that. */
  readonly settleMs: number;
}

export const createPostgresReconciliation = (options: ReconciliationOptions): ReconciliationStore => {
  const { postgres, logger, settleMs } = options;
  return {
    takeUnsure: async (limit) => {
      const [unsure] = await rowsOf<Unsure>(postgres, takeUnsure, [limit, settleMs]);
      return unsure!;
    },
    compare: ({ orderId, version }, records, asOf) =>
      inTransaction(postgres, async (tx) => {
        const payment = (await lockRows(tx, [{ orderId }])).get(orderId) as Payment | undefined;
        if (!payment || payment.operation || payment.version !== version) return [];
        // Another process may have looked later and been quicker.
        if ((await tx.rows(looked, [orderId, asOf])).length === 0) return [];
        const unclear =
          payment.refundPendingMinor > 0
            ? (await tx.rows<Refund>(unclearRefunds, [orderId])).map((refund) => ({ ...refund, operation: null }))
            : [];
        const { payment: adopted, refunds, differences, strays } = reconcilePayment(payment, unclear, records);
        if (adopted) {
          const rows = [...entriesOf({ payment: adopted }), ...refunds.flatMap((refund) => entriesOf({ refund }))];
          await saveRows(tx, new Map(rows), 'nobody');
          logger.warn({ orderId, was: payment.status, is: adopted.status }, 'the processor’s word was taken');
        }
        const fresh = await tx.rows<{ kind: DifferenceKind }>(noteDifferences, [orderId, JSON.stringify(differences)]);
        for (const { kind } of fresh) logger.error({ orderId, kind }, 'our books differ from the processor’s');
        return strays;
      }),
    putOff: async (orderIds) => void (await rowsOf(postgres, putOff, [orderIds])),
    takeExpiring: (withinMs) => rowsOf<Expiring>(postgres, takeExpiring, [withinMs, settleMs]),
  };
};

/** Forgets settled operations, webhooks and looks that are older than 30 days; payments and refunds are kept. */
export const pruneBooks: Chore<object> = {
  name: 'prune-books',
  everyMs: 60 * 60 * 1_000,
  turn: async (tx) => {
    const [gone] = await tx.rows<Record<'operations' | 'events' | 'looks', number>>(prune);
    return Math.max(gone!.operations, gone!.events, gone!.looks) === 1_000 ? {} : undefined;
  },
};

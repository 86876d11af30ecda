// Stock, holds and the ledger in Postgres. The rules decide on locked rows; this file locks, saves and answers.
import type { Refused } from '@cartograph/kernel';
import {
  bisect,
  changeMany,
  inTransaction,
  judgeFault,
  rowsOf,
  unheard,
  type ListChange,
  type ListStore,
  type Postgres,
} from '@cartograph/runtime';
import { touchedBy, type StockAnswer, type StockCommand } from '../domain/stock-command';
import {
  editAnswer,
  fingerprintOf,
  touchedByEdit,
  type EditAnswer,
  type EditRefusal,
  type StockEdit,
} from '../domain/stock-edit';
import { stockKey, type StockRow } from '../domain/stock-rows';
import type { StockLevel } from '../domain/stock';
import type { EditOutcome, StockStore } from '../ports';
import { lockRows } from './postgres-stock/read-rows';
import { replyTo } from './reply-to';
import { findDueHolds, lockDueHolds } from './postgres-stock/statements';
import { saveRows } from './postgres-stock/write-rows';

const save: ListChange<unknown, StockRow, unknown>['save'] = (tx, changed) => saveRows(tx, changed.values());

const settling = (
  settle: Parameters<StockStore['settleMany']>[1],
): ListChange<StockCommand, StockRow, StockAnswer> => ({
  stepKey: (command) => command.stepKey,
  lock: (tx, commands) => lockRows(tx, commands.map(touchedBy)),
  decide: (rows, command, at) => {
    const { answer, rows: changed, refusal } = settle(rows, command, at);
    return { answer: answer ?? unheard, rows: changed, ...(refusal && { refusal }) };
  },
  save,
  answering: { reply: replyTo, parked: (cause) => ({ type: 'StepParked', body: { cause } }) },
});

const editing = (
  edit: Parameters<StockStore['editMany']>[1],
): ListChange<StockEdit, StockRow, EditAnswer | Refused<EditRefusal>> => ({
  stepKey: (one) => one.stepKey,
  lock: (tx, edits) => lockRows(tx, edits.map(touchedByEdit)),
  decide: (rows, one) => {
    const decision = edit(rows, one);
    // The key stays free for the corrected edit.
    if (!decision.ok) return { answer: decision, isKeyFree: true };
    return { answer: editAnswer(one, decision.state), rows: [[stockKey(one.variantId), decision.state]] };
  },
  save,
});

/** Tells of each whether it expired; those that somebody else is working on did not. */
const expireList = (
  postgres: Postgres,
  orderIds: readonly string[],
  expire: Parameters<StockStore['expireDue']>[1],
): Promise<boolean[]> =>
  inTransaction(postgres, async (tx) => {
    const locked = await tx.rows<{ order_id: string }>(lockDueHolds, [orderIds]);
    const due = new Set(locked.map(({ order_id }) => order_id));
    const rows = await lockRows(tx, [{ orderIds: [...due], variantIds: [], warehouses: [], heldStock: true }]);
    const changed = new Map<string, StockRow>();
    const isExpired = orderIds.map((orderId) => {
      const entries = due.has(orderId) ? expire(rows, orderId, tx.at) : [];
      for (const [key, row] of entries) {
        rows.set(key, row);
        changed.set(key, row);
      }
      return entries.length > 0;
    });
    await saveRows(tx, changed.values());
    return isExpired;
  });

const levelsSql = `/* stock: levels */ SELECT variant_id AS "variantId", sku, warehouse, on_hand AS "onHand", reserved,
  on_hand - reserved AS available
  FROM stock JOIN warehouses ON code = warehouse WHERE variant_id = $1 ORDER BY priority, warehouse`;

const availableSql = `/* stock: available */ SELECT variant_id, sum(on_hand - reserved) AS available
  FROM stock WHERE variant_id = ANY($1) GROUP BY variant_id`;

export const createPostgresStock = (lists: ListStore): StockStore => {
  const { postgres, logger } = lists;

  return {
    settleMany: async (commands, settle) => {
      const outcomes = await changeMany(lists, settling(settle), commands);
      return outcomes.map((outcome) => ('answer' in outcome ? outcome.answer : undefined));
    },

    editMany: async (edits, edit) => {
      const outcomes = await changeMany(lists, editing(edit), edits);
      return outcomes.map((outcome, index): EditOutcome => {
        if ('fault' in outcome) throw outcome.fault;
        if (outcome.kind === 'unanswered') throw new Error('it is always answered');
        if ('ok' in outcome.answer) return outcome.answer;
        const { fingerprint, level } = outcome.answer;
        const isSameEdit = fingerprint === fingerprintOf(edits[index]!);
        return { ok: true, level, isReplay: outcome.isReplay, isSameEdit };
      });
    },

    expireDue: async (atMost, expire) => {
      const found = await rowsOf<{ order_id: string }>(postgres, findDueHolds, [atMost]);
      if (found.length === 0) return 0;
      const isExpired = await bisect(
        found.map(({ order_id }) => order_id),
        (orderIds) => expireList(postgres, orderIds, expire),
        (fault) => judgeFault(fault) !== 'again',
        async (orderId, fault) => {
          // One broken hold must not keep all others from expiring.
          logger.error({ orderId, err: fault }, 'a hold could not expire');
          return false;
        },
      );
      return isExpired.filter(Boolean).length;
    },

    levelsOf: (variantId) => rowsOf<StockLevel>(postgres, levelsSql, [variantId]),

    availableOf: async (variantIds) => {
      const rows = await rowsOf<{ variant_id: string; available: number }>(postgres, availableSql, [variantIds]);
      return new Map(rows.map(({ variant_id, available }) => [variant_id, available]));
    },
  };
};

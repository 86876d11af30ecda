// Stock in memory, for tests of what stands on it. It keeps the same promises as postgres-stock.ts (they pass one
// contract suite), except that it forgets everything with its process.
import type { Outgoing } from '@cartograph/contracts';
import { toInstant } from '@cartograph/kernel';
import type { Hold } from '../domain/hold';
import { availableOf, levelsOf, type Balance, type Movement, type Stock } from '../domain/stock';
import type { StockAnswer } from '../domain/stock-command';
import { editAnswer, fingerprintOf, type EditAnswer, type StockEdit } from '../domain/stock-edit';
import { stockIn, warehouseKey, type RowEntry, type StockRow } from '../domain/stock-rows';
import type { EditOutcome, StockStore } from '../ports';
import { replyTo } from './reply-to';

export interface MemoryStock extends StockStore {
  /** The replies that left, in order. */
  readonly sent: readonly Outgoing[];
  readonly ledger: readonly Movement[];
  /** Step keys of commands that no answer can be right for. */
  readonly parked: readonly string[];
  readonly stocks: () => readonly Stock[];
  readonly holds: () => readonly Hold[];
}

/** `priorities` are the warehouses there are; those with a lower number give first. */
export const createMemoryStock = (
  priorities: Readonly<Record<string, number>> = { main: 1 },
  now: () => number = Date.now,
): MemoryStock => {
  const rows = new Map<string, StockRow>(Object.keys(priorities).map((code) => [warehouseKey(code), { code }]));
  const inbox = new Map<string, StockAnswer | EditAnswer>();
  const sent: Outgoing[] = [];
  const ledger: Movement[] = [];
  const parked: string[] = [];

  const byPriority = (a: Balance, b: Balance) =>
    priorities[a.warehouse]! - priorities[b.warehouse]! || (a.warehouse < b.warehouse ? -1 : 1);

  const saved = (row: StockRow): StockRow => {
    if (!('balances' in row)) return row;
    ledger.push(...row.moved);
    return { ...row, balances: [...row.balances].sort(byPriority), moved: [] };
  };

  const save = (entries: readonly RowEntry[]) => {
    for (const [key, row] of entries) rows.set(key, saved(row));
  };

  const holds = () => [...rows.values()].filter((row) => 'state' in row);
  const stocks = () => [...rows.values()].filter((row) => 'balances' in row);

  const editOne = (one: StockEdit, edit: Parameters<StockStore['editMany']>[1]): EditOutcome => {
    const known = inbox.get(one.stepKey) as EditAnswer | undefined;
    if (known)
      return { ok: true, level: known.level, isReplay: true, isSameEdit: known.fingerprint === fingerprintOf(one) };
    const decision = edit(rows, one);
    if (!decision.ok) return decision;
    const answer = editAnswer(one, decision.state);
    inbox.set(one.stepKey, answer);
    save([[`stock/${one.variantId}`, decision.state]]);
    return { ok: true, level: answer.level, isReplay: false, isSameEdit: true };
  };

  return {
    sent,
    ledger,
    parked,
    stocks,
    holds,

    settleMany: async (commands, settle) => {
      const at = toInstant(now());
      return commands.map((command) => {
        if (!inbox.has(command.stepKey)) {
          try {
            const { answer, rows: changed } = settle(rows, command, at);
            save(changed);
            if (answer) inbox.set(command.stepKey, answer);
          } catch (fault) {
            parked.push(command.stepKey);
            inbox.set(command.stepKey, { type: 'StepParked', body: { cause: (fault as Error).message } });
          }
        }
        const answer = inbox.get(command.stepKey) as StockAnswer | undefined;
        if (answer) sent.push(replyTo(command, answer));
        return answer;
      });
    },

    editMany: async (edits, edit) => edits.map((one) => editOne(one, edit)),

    expireDue: async (atMost, expire) => {
      const at = toInstant(now());
      const due = holds().filter(({ state, expiresAt }) => state === 'HELD' && expiresAt <= at);
      let expired = 0;
      for (const { orderId } of due) {
        if (expired === atMost) break;
        try {
          const entries = expire(rows, orderId, at);
          save(entries);
          if (entries.length > 0) expired++;
        } catch {
          // One broken hold must not keep all others from expiring.
        }
      }
      return expired;
    },

    levelsOf: async (variantId) => {
      const stock = stockIn(rows, variantId);
      return stock ? levelsOf(stock) : [];
    },

    availableOf: async (variantIds) => {
      const known = variantIds.flatMap((variantId) => stockIn(rows, variantId) ?? []);
      return new Map(known.map((stock) => [stock.variantId, availableOf(stock)]));
    },
  };
};

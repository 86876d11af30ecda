// Looks for what does not add up, records it and tells it once; it never changes stock or holds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId, rowsOf, type Chore, type Logger, type Postgres, type Tx } from '@cartograph/runtime';
import type { Discrepancy, DiscrepancyKind, LedgerDifference, OverduePin } from '../domain/discrepancy';
import type { DiscrepancyStore } from '../ports';

const folder = join(__dirname, '../../src/adapters/postgres-discrepancies');
const statement = (name: string) =>
  `/* discrepancies: ${name} */\n${readFileSync(join(folder, `${name}.sql`), 'utf8')}`;
const open = statement('open');
const close = statement('close');
const nextStock = statement('next-stock');
const findDifferences = statement('find-differences');
const findOverduePins = statement('find-overdue-pins');

// With twenty movements each they are compared in 9 ms.
const stockRowsInTurn = 500;
const pinAlarmAfterMs = 30 * 60_000;
const minuteMs = 60_000;

interface LookNote<Position> {
  readonly from: Position;
  /** What this round has found so far. */
  readonly subjects: readonly string[];
}

interface Look<Position, Finding> {
  readonly name: string;
  readonly everyMs: number;
  readonly kind: DiscrepancyKind;
  readonly told: string;
  readonly start: Position;
  readonly subjectOf: (finding: Finding) => string;
  /** What does not add up from a position on, and where to look next; nowhere at the end of the round. */
  readonly find: (tx: Tx, from: Position) => Promise<{ found: readonly Finding[]; next?: Position }>;
}

const createLook = <Position, Finding extends object>(
  logger: Logger,
  { name, everyMs, kind, told, start, subjectOf, find }: Look<Position, Finding>,
): Chore<LookNote<Position>> => ({
  name,
  everyMs,
  turn: async (tx, { from, subjects: before } = { from: start, subjects: [] }) => {
    const { found, next } = await find(tx, from);
    const subjects = [...before, ...found.map(subjectOf)];
    if (found.length > 0) {
      const rows = await tx.rows<{ id: string; details: Finding; isNew: boolean }>(open, [
        kind,
        found.map(() => newId('dsc')),
        found.map(subjectOf),
        found.map((finding) => JSON.stringify(finding)),
      ]);
      for (const { id, details, isNew } of rows) if (isNew) logger.error({ discrepancyId: id, details }, told);
    }
    if (next !== undefined) return { from: next, subjects };
    await tx.rows(close, [kind, subjects]);
    return undefined;
  },
});

/** Compares all balances with the ledger and the holds, some hundreds in a turn, all of them each quarter of an hour. */
export const createLedgerLook = (logger: Logger, rowsInTurn = stockRowsInTurn) =>
  createLook<readonly [variantId: string, warehouse: string], LedgerDifference>(logger, {
    name: 'look-at-ledger',
    everyMs: 15 * minuteMs,
    kind: 'LEDGER',
    told: 'stock differs from its ledger',
    start: ['', ''],
    subjectOf: ({ variantId, warehouse }) => `${variantId}/${warehouse}`,
    find: async (tx, from) => {
      const [end] = await tx.rows<{ variant_id: string; warehouse: string }>(nextStock, [...from, rowsInTurn]);
      const upTo = end ? ([end.variant_id, end.warehouse] as const) : ([null, null] as const);
      const found = await tx.rows<LedgerDifference>(findDifferences, [...from, ...upTo]);
      return { found, ...(end && { next: [end.variant_id, end.warehouse] as const }) };
    },
  });

/** Looks for pins that outlive their sagas, and for holds that could not expire, each minute. */
export const createPinLook = (logger: Logger) =>
  createLook<null, OverduePin>(logger, {
    name: 'look-at-pins',
    everyMs: minuteMs,
    kind: 'OVERDUE_PIN',
    told: 'stock is set aside for longer than an order should take',
    start: null,
    subjectOf: ({ orderId }) => orderId,
    find: async (tx) => ({ found: await tx.rows<OverduePin>(findOverduePins, [pinAlarmAfterMs]) }),
  });

const list = `/* discrepancies: list */ SELECT id, kind, details, first_seen_at AS "firstSeenAt",
  last_seen_at AS "lastSeenAt", gone_at AS "goneAt"
  FROM stock_discrepancies WHERE id < $1 AND ($2 OR gone_at IS NULL) ORDER BY id DESC LIMIT $3`;

/** Sorts after every id. */
const end = '~';

export const createPostgresDiscrepancies = (postgres: Postgres): DiscrepancyStore => ({
  list: ({ before = end, isGoneIncluded, limit }) =>
    rowsOf<Discrepancy>(postgres, list, [before, isGoneIncluded, limit]),
});

// Pages of rows by their ids, which sort by time: the newest first, or from the one before a given id downwards.
import { rowsOf, type Postgres } from '@cartograph/runtime';
import type { ListPage } from '../ports';

/** Sorts after every id. */
const end = '~';

export interface NewestFirst<Status extends string> {
  /** What it is called in the list of slow queries. */
  readonly label: string;
  readonly table: 'placements' | 'orders';
  readonly statuses: readonly Status[];
  /** What every row must be, besides; `values` stand behind $3, $4, … */
  readonly where?: string;
  readonly values?: readonly unknown[];
}

/**
 * The ids of a page. Each status is a search of its own with the status literally in its text, so that the planner knows
 * which partial index serves it; that text is made of the list's own statuses only.
 */
export const idsOfPage = async <Status extends string>(
  postgres: Postgres,
  { label, table, statuses, where = 'true', values = [] }: NewestFirst<Status>,
  { status: wanted, before = end, limit }: ListPage<Status>,
): Promise<string[]> => {
  const search = (condition: string) =>
    `(SELECT id FROM ${table} WHERE ${condition} AND ${where} AND id < $1 ORDER BY id DESC LIMIT $2)`;
  const searches = wanted
    ? statuses.filter((status) => wanted.includes(status)).map((status) => search(`status = '${status}'`))
    : [search('true')];
  if (searches.length === 0) return [];
  const sql = `/* ${label} */ SELECT id FROM (${searches.join(' UNION ALL ')}) AS found ORDER BY id DESC LIMIT $2`;
  return (await rowsOf<{ id: string }>(postgres, sql, [before, limit, ...values])).map(({ id }) => id);
};

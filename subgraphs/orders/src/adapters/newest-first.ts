// Pages of rows by their ids, which sort by time: from the newest, or from the one before, downwards.

/** Sorts after every id. */
const end = '~';

export interface NewestFirst<Status extends string> {
  readonly table: 'placements' | 'orders';
  /** All statuses that may be asked for, since they become part of the statement's text. */
  readonly statuses: readonly Status[];
  /** What every row must be, besides; its values come after those of `pageValues`. */
  readonly where?: string | undefined;
}

/**
 * SQL for the ids of a page. Each status is a search of its own, literally in the text, so that the planner knows which
 * of the partial indexes serves it. Without statuses all rows are meant.
 */
export const pageOfIds = <Status extends string>(
  { table, statuses, where = 'true' }: NewestFirst<Status>,
  wanted: readonly Status[] | undefined,
): string => {
  const search = (status: string) =>
    `(SELECT id FROM ${table} WHERE ${status} AND ${where} AND id < $1 ORDER BY id DESC LIMIT $2)`;
  const searches = wanted
    ? statuses.filter((status) => wanted.includes(status)).map((status) => search(`status = '${status}'`))
    : [search('true')];
  return `SELECT id FROM (${searches.join(' UNION ALL ')}) AS found ORDER BY id DESC LIMIT $2`;
};

/** The values that the SQL takes first. */
export const pageValues = ({ before, limit }: { readonly before: string | undefined; readonly limit: number }) => [
  before ?? end,
  limit,
];

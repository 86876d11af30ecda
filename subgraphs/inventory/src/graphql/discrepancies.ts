// Pages of what does not add up.
import { toIso } from '@cartograph/kernel';
import { Fault } from '@cartograph/runtime';
import type { App } from '../app';
import type { Discrepancy } from '../domain/discrepancy';
import type { QueryStockDiscrepanciesArgs } from './generated';

const usualPage = 20;
const largestPage = 100;
const idShape = /^dsc_[0-9A-Z]{26}$/;

const toNode = ({ id, firstSeenAt, lastSeenAt, goneAt, ...seen }: Discrepancy) => {
  const times = { id, firstSeenAt: toIso(firstSeenAt), lastSeenAt: toIso(lastSeenAt), goneAt: goneAt && toIso(goneAt) };
  switch (seen.kind) {
    case 'LEDGER':
      return { __typename: 'LedgerDiscrepancy', ...times, ...seen.details };
    case 'OVERDUE_PIN':
      return {
        __typename: 'OverduePin',
        ...times,
        orderId: seen.details.orderId,
        expiredAt: toIso(seen.details.expiresAt),
      };
  }
};

const readCursor = (after: string): string => {
  const id = Buffer.from(after, 'base64url').toString();
  if (!idShape.test(id)) throw new Fault('BAD_USER_INPUT', 'This is no cursor of this list.');
  return id;
};

/** Throws Fault BAD_USER_INPUT when `first` is not 1 to 100 or the cursor is none of ours. */
export const discrepancyPage = async (
  { stockDiscrepancies }: App,
  { first: wanted, after, includeGone }: QueryStockDiscrepanciesArgs,
) => {
  const first = wanted ?? usualPage;
  if (first < 1 || first > largestPage) throw new Fault('BAD_USER_INPUT', `first is 1 to ${largestPage}.`);
  const before = after ? readCursor(after) : undefined;
  // One more than the page tells whether there is a next one.
  const found = await stockDiscrepancies({ before, isGoneIncluded: includeGone ?? false, limit: first + 1 });
  const nodes = found.slice(0, first).map(toNode);
  const edges = nodes.map((node) => ({ node, cursor: Buffer.from(node.id).toString('base64url') }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: before !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
};

// Pages of what does not add up.
import { isIdOf, toIso } from '@cartograph/kernel';
import { readPage, toConnection } from '@cartograph/runtime';
import type { App } from '../app';
import type { Discrepancy } from '../domain/discrepancy';
import type { QueryStockDiscrepanciesArgs } from './generated';

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

const isDiscrepancyId = isIdOf('dsc');

/** Throws Fault BAD_USER_INPUT when `first` is not 1 to 100 or the cursor is none of ours. */
export const discrepancyPage = async (
  { stockDiscrepancies }: App,
  { first, after, includeGone }: QueryStockDiscrepanciesArgs,
) => {
  const page = readPage({ first, after }, isDiscrepancyId);
  const { before } = page;
  const found = await stockDiscrepancies({ before, isGoneIncluded: includeGone ?? false, limit: page.first + 1 });
  return toConnection(found.map(toNode), page, ({ id }) => id);
};

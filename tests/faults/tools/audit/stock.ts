// I1 and I6: the pieces in the warehouse.
import { byKey, type Check, type Story } from './audited';
import type { Pieces } from './books';

/** I1 Balances are what the ledger and the holds say, and nothing is promised that is not there. */
export const balancesHold: Check = ({ inventory }) => [
  ...inventory.differences.map((row) => `I1 a balance is not what the ledger says: ${JSON.stringify(row)}`),
  ...inventory.oversold.map((row) => `I1 oversold: ${JSON.stringify(row)}`),
];

const counted = (lines: readonly Pieces[]): string =>
  [...byKey(lines, ({ variantId }) => variantId)]
    .map(([variantId, same]) => `${variantId} ${same.reduce((sum, { quantity }) => sum + quantity, 0)}`)
    .sort()
    .join(', ');

const wrongPieces = ({ placed, hold }: Story): string[] => {
  const ordered = counted(placed.lines);
  const held = counted(hold?.lines ?? []);
  return ordered === held ? [] : [`I1 order ${placed.id} is of ${ordered}, its hold of ${held || 'nothing'}`];
};

/** I1 Who bought three pieces has three pieces: a promise without stock behind it is an oversale too. */
export const confirmedOrdersHavePieces: Check = ({ stories }) =>
  stories.filter(({ isConfirmed }) => isConfirmed).flatMap(wrongPieces);

/** I6 A hold ends in time, and a pinned one lives only as long as its saga. */
export const holdsEnd: Check = ({ inventory, stories }) => [
  ...inventory.holds
    .filter(({ isOverdue }) => isOverdue)
    .map(({ orderId }) => `I6 the hold of ${orderId} has outlived its time`),
  ...stories
    .filter(({ hold, saga }) => hold?.state === 'PINNED' && saga && ['DONE', 'UNDONE'].includes(saga.status))
    .map(({ placed, saga }) => `I6 the hold of ${placed.id} is pinned, its saga ${saga!.status}`),
];

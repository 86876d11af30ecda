// The auditor: reads the stores and the card processor's ledger, and nothing else, and says in words what is not as
// docs/guarantees.md and the design promise. An empty list is the only good answer. I1 to I12 name the invariants.
import { Client } from 'pg';
import { storiesOf, type Audited, type Check } from './audit/audited';
import type { Books } from './audit/books';
import { frozenCarts } from './audit/carts';
import { readLedger } from './audit/ledger';
import { captureFollowsPivot, ledgersAgree, moneyFitsOrders, nothingTwice } from './audit/money';
import { nothingIsOfStrangers, placementsStay, promisesAreKept } from './audit/placements';
import { readInventory, readOrders, readPayments } from './audit/read-books';
import {
  cancelledKeepsNothing,
  endsAreClean,
  everythingEnds,
  parkedIsReviewed,
  reviewsAreOfSagas,
  takingBackEnds,
} from './audit/sagas';
import { balancesHold, confirmedOrdersHavePieces, holdsEnd } from './audit/stock';
import { everybodyKeepsToTheirOwn, noStaleEffects, undoneInReverse } from './audit/undoing';

export type { Books } from './audit/books';

/** Hold within one store's snapshot, or between two of which the later must know what the earlier had. */
const atAnyTime: readonly Check[] = [
  balancesHold,
  captureFollowsPivot,
  nothingTwice,
  nothingIsOfStrangers,
  placementsStay,
  promisesAreKept,
  reviewsAreOfSagas,
  undoneInReverse,
  everybodyKeepsToTheirOwn,
];

/** Hold once nothing is under way any more. */
const atRest: readonly Check[] = [
  holdsEnd,
  confirmedOrdersHavePieces,
  moneyFitsOrders,
  ledgersAgree,
  everythingEnds,
  takingBackEnds,
  endsAreClean,
  cancelledKeepsNothing,
  parkedIsReviewed,
  noStaleEffects,
];

// The order matters while the shop is busy: the ledger, which knows first, is read before and after everybody else.
const readAll = async ({ orders, inventory, payments, ledgerFile }: Books): Promise<Audited> => {
  const ledgerBefore = await readLedger(ledgerFile);
  const [inventoryBook, paymentsBook] = await Promise.all([readInventory(inventory), readPayments(payments)]);
  const ordersBook = await readOrders(orders);
  return {
    orders: ordersBook,
    inventory: inventoryBook,
    payments: paymentsBook,
    ledgerBefore,
    ledger: await readLedger(ledgerFile),
    stories: storiesOf(ordersBook, inventoryBook, paymentsBook),
  };
};

const run = (checks: readonly Check[], audited: Audited): string[] => checks.flatMap((check) => check(audited));

/** What is wrong in the books of a shop at rest. */
export const auditBooks = async (books: Books): Promise<string[]> => {
  const audited = await readAll(books);
  const frozen = await frozenCarts(books.carts, audited.orders);
  return [...run([...atAnyTime, ...atRest], audited), ...frozen];
};

/**
 * What is wrong in the books of a shop that is busy, or broken just now. `seenConfirmed`: ids of orders that somebody was
 * told are confirmed before this began.
 */
export const auditDuring = async (books: Books, seenConfirmed: Iterable<string> = []): Promise<string[]> => {
  const seen = [...seenConfirmed];
  const audited = await readAll(books);
  const confirmed = new Set(audited.stories.filter((it) => it.isConfirmed).map(({ placed }) => `ord_${placed.id}`));
  const vanished = seen.filter((orderId) => !confirmed.has(orderId));
  return [
    ...run(atAnyTime, audited),
    ...vanished.map((orderId) => `I9 somebody was told that ${orderId} is confirmed, and it is not`),
  ];
};

/** How many sagas are neither done, undone nor in review. */
export const sagasUnderWay = async (ordersUrl: string): Promise<number> => {
  const client = new Client({ connectionString: ordersUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>(
      `SELECT count(*) FROM sagas WHERE status NOT IN ('DONE', 'UNDONE', 'IN_REVIEW')`,
    );
    return Number(rows[0]!.count);
  } finally {
    await client.end();
  }
};

import { waitFor } from '@cartograph/testkit';
import type { Buyer, PlaceOrderReply, ReadyCart } from '../../tools/buyer';
import { GatewayFault } from '../../tools/graphql';
import type { OpenShop } from '../../tools/open-shop';
import { askUntilFinal } from '../../tools/shoppers';
import { auditBooks, sagasUnderWay, type Books } from './invariants';

/** Where the auditor finds what this shop has written down. */
export const booksOf = ({ databases, shop }: OpenShop): Books => ({
  ...databases,
  ledgerFile: shop.ledgerFile,
  carts: shop.variables['CART_REDIS_URL']!,
});

/** Waits until nothing is under way any more, then expects the books to hold every invariant. */
export const expectBooksInOrder = async (open: OpenShop, withinMs = 30_000): Promise<void> => {
  const books = booksOf(open);
  await waitFor(async () => (await sagasUnderWay(books.orders)) === 0, { withinMs });
  let broken: string[] = ['never read'];
  // The last messages leave their outboxes a moment after the last saga ends.
  await waitFor(async () => (broken = await auditBooks(books)).length === 0, { withinMs: 5_000 }).catch(
    () => undefined,
  );
  expect(broken).toEqual([]);
};

/** Places an order and takes a fault of the gateway for what it is: an open question. */
export const tryToPlace = async (
  buyer: Buyer,
  cart: ReadyCart,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<PlaceOrderReply | undefined> => {
  try {
    return await buyer.placeOrder(cart, changes);
  } catch (fault) {
    if (fault instanceof GatewayFault) return undefined;
    throw fault;
  }
};

/** Asks with the same key, as a client that lost its answer does, until the order is placed; throws at another end. */
export const placeUntilConfirmed = async (
  buyer: Buyer,
  cart: ReadyCart,
  changes: Readonly<Record<string, unknown>> = {},
  withinMs = 30_000,
): Promise<PlaceOrderReply> => {
  const reply = await askUntilFinal(buyer, cart, changes, withinMs);
  if (reply.result?.__typename !== 'OrderPlaced') throw new Error(`it ended with ${JSON.stringify(reply)}`);
  return reply;
};

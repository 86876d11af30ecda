// The end of most stories: whatever broke, each cart is bought once, paid once, and gone from the warehouse once.
import { basename } from 'node:path';
import { elapse } from '@cartograph/testkit';
import type { Buyer, PlaceOrderReply, ReadyCart } from '../../tools/buyer';
import type { OpenShop } from '../../tools/open-shop';
import { askUntilFinal, forEachOf } from '../../tools/shoppers';
import type { Chance } from './chance';
import { createHistory, type History } from './history';
import { expectBooksInOrder } from './settled';
import { auditUntil } from './storm';

const histories = new Map<string, History>();

/** The raw history of the test file that runs. */
const historyOfFile = (): History => {
  const name = basename(expect.getState().testPath!).replace(/(\.long)?\.fault\.test\.ts$/, '');
  const known = histories.get(name) ?? createHistory(name);
  histories.set(name, known);
  return known;
};

/** The states of each reference's authorizations, as the card processor's own ledger has them. */
export const moneyByOrder = async ({ shop }: OpenShop): Promise<Map<string, string[]>> => {
  const response = await fetch(`${shop.variables['CARD_PROCESSOR_URL']}/v1/ledger`);
  const { authorizations } = (await response.json()) as {
    authorizations: readonly { readonly reference: string; readonly status: string }[];
  };
  const byOrder = new Map<string, string[]>();
  for (const { reference, status } of authorizations)
    byOrder.set(reference, [...(byOrder.get(reference) ?? []), status]);
  return byOrder;
};

/** Asks for each cart with its own key until it is placed, and expects one order, one capture for each. */
export const expectEachBoughtOnce = async (
  open: OpenShop,
  buyer: Buyer,
  carts: readonly ReadyCart[],
  changes: (index: number) => Readonly<Record<string, unknown>> = () => ({}),
  withinMs = 60_000,
): Promise<PlaceOrderReply[]> => {
  const history = historyOfFile();
  const replies = await forEachOf(carts, 40, async (cart, index) => {
    const reply = await askUntilFinal(buyer, cart, changes(index), withinMs);
    history.note('final', { cartId: cart.cartId, result: reply.result, userErrors: reply.userErrors });
    return reply;
  });
  expect(replies.map(({ result }) => result?.__typename)).toEqual(carts.map(() => 'OrderPlaced'));
  const orderIds = replies.map(({ result }) => result!.order!.id);
  expect(new Set(orderIds).size).toBe(carts.length);
  await expectBooksInOrder(open, withinMs);
  const money = await moneyByOrder(open);
  expect(orderIds.map((orderId) => money.get(orderId))).toEqual(carts.map(() => ['captured']));
  return replies;
};

interface Buying {
  readonly clients?: number;
  readonly thinkMs?: number;
  readonly card?: (index: number) => { readonly paymentMethodToken?: string };
}

/**
 * Buys the carts one after another by some clients at once, each pausing up to `thinkMs` before the next. The books are
 * audited meanwhile.
 */
export const buyAllAlong = async (
  open: OpenShop,
  buyer: Buyer,
  carts: readonly ReadyCart[],
  chance: Chance,
  { clients = 12, thinkMs = 100, card = () => ({}) }: Buying = {},
): Promise<void> => {
  const history = historyOfFile();
  const seen = new Set<string>();
  let isOver = false;
  const auditing = auditUntil({ open, history, seen }, () => isOver);
  const buying = forEachOf(carts, clients, async (cart, index) => {
    await elapse(chance.next() * thinkMs);
    const ask = () => buyer.placeOrder(cart, { waitMs: 1_000, ...card(index) });
    const reply = await history.call(`placeOrder ${cart.cartId}`, ask);
    if (reply?.result?.order) seen.add(reply.result.order.id);
  }).finally(() => (isOver = true));
  const [{ broken, audits }] = await Promise.all([auditing, buying]);
  expect(broken).toEqual([]);
  expect(audits).toBeGreaterThan(0);
};

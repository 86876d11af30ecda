// The broker stores and does not say so, delivers twice, in another order, late, or not at all.
// Turned red by `no-relay`: acknowledgements are lost, deliveries are lost, doubled, reordered and late while orders are placed
import { waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { askUntilFinal, fillCarts, forEachOf, putOnSale, tally } from '../tools/shoppers';
import { buyAllAlong, expectEachBoughtOnce } from './tools/bought-once';
import { createChance } from './tools/chance';
import { say } from './tools/say';
import { startNatsProxy, type NatsProxy } from './tools/proxies/nats-proxy';
import { expectBooksInOrder } from './tools/settled';
import { stockOf } from './tools/stores';

let open: OpenShop;
let buyer: Buyer;
let proxy: NatsProxy;
let variantId: string;

beforeAll(async () => {
  open = await openShop({ beforeNats: async (url) => (proxy = await startNatsProxy(url)).url });
  buyer = createBuyer(open.shop.url);
  [variantId] = (await putOnSale(open, buyer, 'stutter', [10_000])) as [string];
}, 120_000);
afterEach(() => proxy?.heal());
afterAll(async () => {
  await open?.close();
  await proxy?.stop();
}, 30_000);

const anything = /^(cmd|rep)\./;

const counts = (fired: readonly string[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const line of fired) {
    const kind = line.split(/:| of /)[0]!;
    found[kind] = (found[kind] ?? 0) + 1;
  }
  return found;
};

test('acknowledgements are lost, deliveries are lost, doubled, reordered and late while orders are placed', async () => {
  const chance = createChance('stutter');
  const { onHand } = await stockOf(open, variantId);
  const carts = await fillCarts(buyer, 150, () => [{ variantId, quantity: 1 }]);
  const before = proxy.fired.length;
  proxy.loseAcks(anything, 12);
  proxy.strike(anything, 'lost', 12);
  proxy.strike(anything, 'twice', 12);
  proxy.strike(anything, 'afterNext', 12);
  proxy.strike(anything, { delayMs: 2_000 }, 12);
  await buyAllAlong(open, buyer, carts, chance, { thinkMs: 400 });
  await expectEachBoughtOnce(open, buyer, carts, undefined, 90_000);
  const struck = counts(proxy.fired.slice(before));
  say(JSON.stringify(struck));
  expect(struck).toEqual({ 'lost ack': 12, lost: 12, twice: 12, afterNext: 12, '2000 ms late': 12 });
  expect(await stockOf(open, variantId)).toEqual({ onHand: onHand - 150, reserved: 0 });
}, 180_000);

test('each of an order’s messages, told to nobody at first, costs its order only time', async () => {
  const { onHand } = await stockOf(open, variantId);
  const subjects = ['reserve-stock', 'pin-hold', 'commit-stock'].map((name) => `cmd.inventory.${name}.v1`);
  subjects.push('cmd.payments.authorize-payment.v1', 'cmd.payments.capture-payment.v1', 'cmd.cart.empty-cart.v1');
  subjects.push(...['stock-reserved', 'payment-authorized', 'hold-pinned'].map((name) => `rep.orders.${name}.v1`));
  subjects.push(...['stock-committed', 'payment-captured', 'cart-emptied'].map((name) => `rep.orders.${name}.v1`));
  const carts = await fillCarts(buyer, subjects.length * 2, () => [{ variantId, quantity: 1 }]);
  const before = proxy.fired.length;
  for (const subject of subjects) {
    proxy.loseAcks(subject);
    proxy.strike(subject, 'lost');
  }
  await forEachOf(carts, 4, (cart) => askUntilFinal(buyer, cart));
  await expectEachBoughtOnce(open, buyer, carts);
  await waitFor(() => proxy.fired.length - before === subjects.length * 2);
  expect(await stockOf(open, variantId)).toEqual({ onHand: onHand - carts.length, reserved: 0 });
}, 120_000);

test('deliveries that come a minute late find everything done', async () => {
  const { onHand } = await stockOf(open, variantId);
  const carts = await fillCarts(buyer, 20, () => [{ variantId, quantity: 1 }]);
  const card = (index: number) => ({ paymentMethodToken: index % 4 === 0 ? 'tok_declined' : 'tok_approved' });
  const before = proxy.fired.length;
  proxy.strike(anything, { delayMs: 60_000 }, 20);
  const struckAt = Date.now();
  const replies = await forEachOf(carts, 10, (cart, index) => askUntilFinal(buyer, cart, card(index)));
  expect(tally(replies)).toEqual({ OrderPlaced: 15, PAYMENT_DECLINED: 5 });
  await expectBooksInOrder(open);
  await waitFor(() => Date.now() > struckAt + 70_000, { withinMs: 80_000, everyMs: 500 });
  expect(counts(proxy.fired.slice(before))).toEqual({ '60000 ms late': 20 });
  await expectBooksInOrder(open);
  expect(await stockOf(open, variantId)).toEqual({ onHand: onHand - 15, reserved: 0 });
}, 150_000);

// Webhooks come twice, late, in another order, never, or from somebody else. They are hints: what is true, the card
// processor is asked.
// Turned red by `no-webhook-signature`: webhooks are doubled, delayed, reordered, dropped and forged while orders are placed
// Turned red by `webhooks-are-believed`: genuine webhooks that say what is not so move nothing
import { createHmac } from 'node:crypto';
import { waitFor, type WebhookDelivery } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { askUntilFinal, fillCarts, forEachOf, putOnSale, tally } from '../tools/shoppers';
import { expectEachBoughtOnce, moneyByOrder } from './tools/bought-once';
import { createChance } from './tools/chance';
import { say } from './tools/say';
import { expectBooksInOrder } from './tools/settled';
import { rowsOf, stockOf } from './tools/stores';

const secret = 'a-secret-that-this-test-knows';
const known = { CARD_PROCESSOR_WEBHOOK_SECRET: secret };

let open: OpenShop;
let buyer: Buyer;
let variantId: string;

beforeAll(async () => {
  open = await openShop({
    env: { payments: known, 'card-processor': { ...known, CARD_PROCESSOR_WEBHOOK_EVENTS: '*' } },
  });
  buyer = createBuyer(open.shop.url);
  [variantId] = (await putOnSale(open, buyer, 'webhooks', [10_000])) as [string];
}, 120_000);
afterEach(() => open?.processor.clearFaults());
afterAll(() => open?.close(), 30_000);

const carts = (count: number) => fillCarts(buyer, count, () => [{ variantId, quantity: 1 }]);

const tell = async (body: string): Promise<number> => {
  const at = Math.floor(Date.now() / 1_000);
  const signature = `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
  const headers = { 'cartograph-signature': signature };
  return (await fetch(`${open.shop.url}/webhooks/card-processor`, { method: 'POST', headers, body })).status;
};

test('webhooks are doubled, delayed, reordered, dropped and forged while orders are placed', async () => {
  const { seed } = createChance('webhooks');
  const { onHand } = await stockOf(open, variantId);
  const bought = await carts(40);
  const rates = { duplicated: 0.2, delayed: 0.2, dropped: 0.2, reordered: 0.2, forged: 0.2 };
  await open.processor.chaos({ seed: String(seed), rates, delayMs: 700 });
  // Every fifth authorization ends too soon to pass the pivot, so that voids are told of as well.
  const card = (index: number) => ({ paymentMethodToken: index % 5 === 0 ? 'tok_expires_soon' : 'tok_approved' });
  const replies = await forEachOf(bought, 20, (cart, index) => askUntilFinal(buyer, cart, card(index)));
  expect(replies.map(({ result }) => result?.__typename)).toEqual(
    bought.map((_, index) => (index % 5 === 0 ? 'PlacementRejected' : 'OrderPlaced')),
  );
  await open.processor.clearFaults();
  const deliveries = await waitFor(
    async () => {
      const all = await open.processor.webhooks();
      return all.every(({ status }) => status !== 'waiting') && all;
    },
    { withinMs: 30_000 },
  );
  const { counts } = await open.processor.firedFaults();
  say(JSON.stringify(counts));
  expect(Object.keys(counts)).toEqual(expect.arrayContaining(Object.keys(rates)));
  // A forged one is refused each time, a genuine one is taken each time that it comes.
  const answersTo = (wanted: readonly WebhookDelivery[]) => [...new Set(wanted.map(({ answered }) => answered))];
  expect(answersTo(deliveries.filter(({ isForged }) => isForged))).toEqual([400]);
  expect(answersTo(deliveries.filter(({ isForged, status }) => !isForged && status === 'delivered'))).toEqual([200]);
  await expectBooksInOrder(open);
  const placed = bought.filter((_, index) => index % 5 !== 0);
  await expectEachBoughtOnce(open, buyer, placed);
  expect(await stockOf(open, variantId)).toEqual({ onHand: onHand - placed.length, reserved: 0 });
}, 120_000);

test('a webhook that comes before the answer to the capture itself settles it once', async () => {
  const before = (await open.processor.firedFaults()).fired.length;
  const bought = await carts(20);
  // The bank captures, tells by webhook, and the answer to the call never comes.
  await open.processor.script({ kind: 'silent_after', match: { operation: 'capture' }, times: 20, delayMs: 1_500 });
  const replies = await forEachOf(bought, 20, (cart) => buyer.placeOrder(cart));
  expect(tally(replies)).toEqual({ OrderPlaced: 20 });
  await expectEachBoughtOnce(open, buyer, bought);
  const { fired } = await open.processor.firedFaults();
  expect(fired.slice(before).filter(({ kind }) => kind === 'silent_after')).toHaveLength(20);
}, 90_000);

test('genuine webhooks that say what is not so move nothing', async () => {
  const bought = await carts(10);
  const slow = { paymentMethodToken: 'tok_slow_1500', waitMs: 300 };
  const pending = await forEachOf(bought, 10, (cart) => buyer.placeOrder(cart, slow));
  const orderIds = pending.map(({ result }) => result!.placement!.id.replace('plc_', 'ord_'));
  const lies = ['authorization.voided', 'authorization.captured', 'refund.succeeded'] as const;
  const lie = (orderId: string, type: string, when: string) =>
    tell(
      JSON.stringify({
        id: `evt_${type}_${when}_${orderId}`,
        type,
        createdAt: Date.now(),
        reference: orderId,
        authorizationId: 'auth_nobodys',
        ...(type === 'refund.succeeded' && { refundId: 'ref_nobodys', refundReference: 'rfd_nobodys' }),
      }),
    );
  const tellAll = async (when: string) =>
    expect(await Promise.all(orderIds.flatMap((id) => lies.map((type) => lie(id, type, when))))).toEqual(
      orderIds.flatMap(() => lies.map(() => 200)),
    );
  await tellAll('amid');
  await expectEachBoughtOnce(open, buyer, bought, () => ({ ...slow, waitMs: 8_000 }));
  await tellAll('after');
  // Each of them has been looked into by now.
  const heard = `SELECT count(*)::int FROM webhook_events WHERE order_id = ANY($1) AND id LIKE 'evt_%_after_%'`;
  await waitFor(async () => (await rowsOf<{ count: number }>(open, 'payments', heard, [orderIds]))[0]!.count === 30);
  await expectBooksInOrder(open);
  const money = await moneyByOrder(open);
  expect(orderIds.map((id) => money.get(id))).toEqual(orderIds.map(() => ['captured']));
}, 90_000);

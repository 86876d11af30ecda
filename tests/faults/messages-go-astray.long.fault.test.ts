// Turned red by `message-ids-by-step`: a command that is lost at once may be asked anew at once: the broker does not swallow it as a repetition
// Turned red by `nobody-asks-again`: an acknowledgement that comes too late deletes a message that somebody else has in hand: the command is asked anew
import { elapse, waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer, type ReadyCart } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { fillCarts, putOnSale, tally } from '../tools/shoppers';
import { expectEachBoughtOnce, moneyByOrder } from './tools/bought-once';
import { createChance } from './tools/chance';
import { say } from './tools/say';
import { expectKilled } from './tools/kill';
import { expectBooksInOrder, tryToPlace } from './tools/settled';
import { rowsOf, stockOf } from './tools/stores';
import { tapWire, type Wire } from './tools/wire';

let open: OpenShop;
let buyer: Buyer;
let wire: Wire;
let variantId: string;

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
  [variantId] = (await putOnSale(open, buyer, 'astray', [10_000])) as [string];
}, 120_000);
beforeEach(async () => {
  wire = await tapWire(open);
});
afterEach(() => wire?.close());
afterAll(() => open?.close(), 30_000);

const carts = (count: number): Promise<ReadyCart[]> => fillCarts(buyer, count, () => [{ variantId, quantity: 1 }]);
const reserve = 'cmd.inventory.reserve-stock.v1';

test('an acknowledgement that comes too late deletes a message that somebody else has in hand: the command is asked anew', async () => {
  const [cart] = await carts(1);
  const [orders, inventory] = [open.shop.program('orders'), open.shop.program('inventory')];
  await inventory.stop();
  const placing = tryToPlace(buyer, cart!, { waitMs: 200 });
  const consumer = await wire.connection.jetstream().consumers.get('COMMANDS', 'inventory');
  const first = (await consumer.next())!;
  await waitFor(async () => (await rowsOf(open, 'orders', 'SELECT id FROM outbox')).length === 0);
  // Asked anew it would be another message; this is about the one that is taken away.
  orders.kill('SIGSTOP');
  await inventory.start({ KILL_POINT: `consume.heard:${reserve}` });
  await expectKilled(inventory, 'consume.heard');
  first.ack();
  await waitFor(async () => (await wire.waiting('COMMANDS')) === 0);
  await inventory.start();
  orders.kill('SIGCONT');
  await placing;
  await expectEachBoughtOnce(open, buyer, [cart!]);
}, 90_000);

test('a command that is lost at once may be asked anew at once: the broker does not swallow it as a repetition', async () => {
  const [cart] = await carts(1);
  const inventory = open.shop.program('inventory');
  await inventory.stop();
  const placing = tryToPlace(buyer, cart!, { waitMs: 200 });
  await waitFor(async () => (await wire.waiting('COMMANDS')) === 1);
  await (await wire.connection.jetstreamManager()).streams.purge('COMMANDS');
  await inventory.start();
  await placing;
  // Half a minute is far less than the two minutes for which a broker remembers a message's id.
  await expectEachBoughtOnce(open, buyer, [cart!], undefined, 30_000);
}, 60_000);

test('what nobody understands is thrown away, and its neighbours are served', async () => {
  const bought = await carts(10);
  const publish = (text: string) => wire.repeat({ subject: reserve, bytes: Buffer.from(text) });
  const before = await stockOf(open, variantId);
  const buying = bought.map((cart) => buyer.placeOrder(cart));
  await publish('not JSON');
  await publish('{"items":[]}');
  await publish(
    '{"items":[{"id":"x","stepKey":"x/reserve-stock","epoch":1,"correlationId":"x","body":{"orderId":7}}]}',
  );
  await wire.repeat({ subject: 'cmd.inventory.eat-stock.v1', bytes: Buffer.from('{"items":[]}') });
  expect(tally(await Promise.all(buying))).toEqual({ OrderPlaced: 10 });
  await waitFor(async () => (await wire.waiting('COMMANDS')) === 0);
  expect(await rowsOf(open, 'inventory', 'SELECT step_key FROM parked')).toEqual([]);
  await expectEachBoughtOnce(open, buyer, bought);
  expect(await stockOf(open, variantId)).toEqual({ onHand: before.onHand - 10, reserved: 0 });
}, 60_000);

test('every message comes twice and three times, late and in another order', async () => {
  const chance = createChance('repeated');
  const repeating: Promise<void>[] = [];
  let isOver = false;
  wire.listen((message) => {
    if (isOver) return;
    for (const lateness of [chance.next() * 200, chance.next() * 4_000])
      repeating.push(elapse(lateness).then(() => wire.repeat(message)));
  });
  const bought = await carts(60);
  const before = await stockOf(open, variantId);
  // Every sixth card is declined, so that undoing is repeated as well.
  const card = (index: number) => ({ paymentMethodToken: index % 6 === 0 ? 'tok_declined' : 'tok_approved' });
  const replies = await Promise.all(bought.map((cart, index) => buyer.placeOrder(cart, card(index))));
  expect(tally(replies)).toEqual({ OrderPlaced: 50, PAYMENT_DECLINED: 10 });
  await expectBooksInOrder(open);
  isOver = true;
  await Promise.all(repeating);
  say(`${wire.overheard.length} messages, ${repeating.length} repetitions`);
  await waitFor(async () => (await wire.waiting('COMMANDS')) + (await wire.waiting('REPLIES')) === 0);
  await expectEachBoughtOnce(
    open,
    buyer,
    bought.filter((_, index) => index % 6 !== 0),
  );
  expect(await stockOf(open, variantId)).toEqual({ onHand: before.onHand - 50, reserved: 0 });
}, 90_000);

test('all that was ever said about finished orders is said again, backwards, when the keys are long forgotten', async () => {
  wire.listen();
  const bought = await carts(20);
  const card = (index: number) => ({ paymentMethodToken: index % 5 === 0 ? 'tok_declined' : 'tok_approved' });
  await Promise.all(bought.map((cart, index) => tryToPlace(buyer, cart, card(index))));
  await expectBooksInOrder(open);
  const [stock, money] = [await stockOf(open, variantId), await moneyByOrder(open)];

  for (const database of ['orders', 'inventory', 'payments'] as const)
    await rowsOf(open, database, 'DELETE FROM inbox');
  for (const message of [...wire.overheard].reverse()) await wire.repeat(message);
  await waitFor(async () => (await wire.waiting('COMMANDS')) + (await wire.waiting('REPLIES')) === 0);

  await expectBooksInOrder(open);
  expect(await stockOf(open, variantId)).toEqual(stock);
  expect(await moneyByOrder(open)).toEqual(money);
}, 90_000);

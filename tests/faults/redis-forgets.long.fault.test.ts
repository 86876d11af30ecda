// Carts live in Redis, and Redis may forget: a cart may be gone, or be back as it was before it was bought. An order that
// was accepted does not care.
// Turned red by `no-cart-guard`: carts that are back as they were before they were bought are not bought again
import { cp, rm } from 'node:fs/promises';
import { elapse, waitFor } from '@cartograph/testkit';
import { Redis } from 'ioredis';
import { createBuyer, type Buyer, type ReadyCart } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { askUntilFinal, fillCarts, forEachOf, putOnSale, tally } from '../tools/shoppers';
import { buyAllAlong, expectEachBoughtOnce } from './tools/bought-once';
import { createChance } from './tools/chance';
import { say } from './tools/say';
import { expectBooksInOrder } from './tools/settled';
import { phases, rowsOf, stockOf } from './tools/stores';

let open: OpenShop;
let buyer: Buyer;
let variantId: string;
let cartProcess: number;

beforeAll(async () => {
  open = await openShop({ withOwn: ['redis'] });
  buyer = createBuyer(open.shop.url);
  [variantId] = (await putOnSale(open, buyer, 'forgotten', [10_000])) as [string];
  cartProcess = open.shop.program('cart').pid;
}, 120_000);
afterAll(() => open?.close(), 30_000);

const carts = (count: number): Promise<ReadyCart[]> => fillCarts(buyer, count, () => [{ variantId, quantity: 1 }]);

const acceptedOf = async (bought: readonly ReadyCart[]): Promise<Set<string>> => {
  const sql = 'SELECT cart_id FROM placements WHERE cart_id = ANY($1)';
  const rows = await rowsOf<{ cart_id: string }>(open, 'orders', sql, [bought.map(({ cartId }) => cartId)]);
  return new Set(rows.map(({ cart_id: cartId }) => cartId));
};

/** Some banks think for a while, so that Redis is struck amid purchases in all phases. */
const cardOf = (index: number) => ({ paymentMethodToken: index % 3 === 0 ? 'tok_slow_800' : 'tok_approved' });

/** Strikes once some orders are accepted, and others are not. */
const buyWhile = async (what: string, bought: readonly ReadyCart[], strike: () => Promise<void>) => {
  const chance = createChance(what);
  const enough = 10 + chance.below(bought.length / 4);
  const buying = buyAllAlong(open, buyer, bought, chance, { thinkMs: 500, card: cardOf });
  const { size } = await waitFor(async () => {
    const accepted = await acceptedOf(bought);
    return accepted.size >= enough && accepted;
  });
  expect(size).toBeLessThan(bought.length);
  say(`struck amid ${JSON.stringify(await phases(open))}`);
  await strike();
  await buying;
};

/** Accepted orders are all placed; who had no order yet is told this. */
const expectEnds = async (bought: readonly ReadyCart[], onHandBefore: number, toldOthers: string) => {
  const accepted = await acceptedOf(bought);
  const replies = await forEachOf(bought, 40, (cart, index) => askUntilFinal(buyer, cart, cardOf(index)));
  say(`${accepted.size} of ${bought.length} had been accepted: ${JSON.stringify(tally(replies))}`);
  expect(replies.map((reply) => tally([reply]))).toEqual(
    bought.map(({ cartId }) => ({ [accepted.has(cartId) ? 'OrderPlaced' : toldOthers]: 1 })),
  );
  const indexes = [...bought.keys()].filter((index) => replies[index]!.result?.__typename === 'OrderPlaced');
  const placed = indexes.map((index) => bought[index]!);
  await expectEachBoughtOnce(open, buyer, placed, (nth) => cardOf(indexes[nth]!));
  expect(await stockOf(open, variantId)).toEqual({ onHand: onHandBefore - placed.length, reserved: 0 });
  expect(open.shop.program('cart').pid).toBe(cartProcess);
  return accepted.size;
};

test('Redis is flushed amid purchases: accepted orders are placed, lost carts are told as such', async () => {
  const { onHand } = await stockOf(open, variantId);
  const bought = await carts(100);
  await buyWhile('Redis is flushed', bought, async () => {
    const redis = new Redis(open.own('redis').url);
    await redis.flushall();
    redis.disconnect();
  });
  expect(await expectEnds(bought, onHand, 'CART_NOT_FOUND')).toBeLessThan(bought.length);
}, 120_000);

test('Redis is killed amid purchases: accepted orders are placed, and so are the others when it is back', async () => {
  const { onHand } = await stockOf(open, variantId);
  const { program } = open.own('redis');
  const bought = await carts(60);
  await buyWhile('Redis is killed', bought, async () => {
    program.kill('SIGKILL');
    await program.exited;
    await elapse(1_500);
    await program.start();
  });
  await expectEnds(bought, onHand, 'OrderPlaced');
}, 120_000);

test('carts that are back as they were before they were bought are not bought again', async () => {
  const { onHand } = await stockOf(open, variantId);
  const { program, folder } = open.own('redis');
  const bought = await carts(30);
  // An orderly end writes everything down, so that the copy is what Redis knows now.
  await program.stop();
  await cp(folder, `${folder}.before`, { recursive: true });
  await program.start();
  await waitFor(() => buyer.cart(bought[0]!.cartId));
  const first = await expectEachBoughtOnce(open, buyer, bought);

  program.kill('SIGKILL');
  await program.exited;
  await rm(folder, { recursive: true });
  await cp(`${folder}.before`, folder, { recursive: true });
  await program.start();
  const back = await waitFor(() => buyer.cart(bought[0]!.cartId));
  expect(back).toEqual({ version: bought[0]!.version, lines: [{ quantity: 1 }] });

  const again = await forEachOf(bought, 10, (cart) =>
    askUntilFinal(buyer, cart, { idempotencyKey: `new ${cart.cartId}` }),
  );
  expect(tally(again)).toEqual({ CART_ALREADY_PLACED: 30 });
  const same = await forEachOf(bought, 10, (cart) => askUntilFinal(buyer, cart));
  expect(same.map(({ result }) => result?.order?.id)).toEqual(first.map(({ result }) => result?.order?.id));
  expect(await stockOf(open, variantId)).toEqual({ onHand: onHand - 30, reserved: 0 });
  await expectBooksInOrder(open);
  expect(open.shop.program('cart').pid).toBe(cartProcess);
}, 120_000);

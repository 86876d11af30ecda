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

const buyWhile = async (bought: readonly ReadyCart[], strike: () => Promise<void>) => {
  const chance = createChance('redis');
  const buying = buyAllAlong(buyer, bought, chance, { thinkMs: 500, card: cardOf });
  await elapse(600 + chance.below(400));
  say(`struck amid ${JSON.stringify(await phases(open))}`);
  await strike();
  await buying;
};

/** Accepted orders are all placed; who had no order yet buys, or is told that the cart is gone. */
const expectAcceptedUntouched = async (bought: readonly ReadyCart[], onHandBefore: number) => {
  const accepted = await acceptedOf(bought);
  const replies = await forEachOf(bought, 40, (cart, index) => askUntilFinal(buyer, cart, cardOf(index)));
  say(`${accepted.size} of ${bought.length} had been accepted: ${JSON.stringify(tally(replies))}`);
  const isPlaced = (_: ReadyCart, index: number) => replies[index]!.result?.__typename === 'OrderPlaced';
  const placed = bought.filter(isPlaced);
  const cards = bought.map((__, index) => cardOf(index)).filter((__, index) => isPlaced(bought[index]!, index));
  const others = replies.filter(({ result }) => result?.__typename !== 'OrderPlaced');
  expect([...accepted].filter((id) => !placed.some(({ cartId }) => cartId === id))).toEqual([]);
  expect(
    [...new Set(others.map(({ userErrors }) => userErrors[0]?.code))].filter((it) => it !== 'CART_NOT_FOUND'),
  ).toEqual([]);
  await expectEachBoughtOnce(open, buyer, placed, (index) => cards[index]!);
  expect(await stockOf(open, variantId)).toEqual({ onHand: onHandBefore - placed.length, reserved: 0 });
  expect(open.shop.program('cart').pid).toBe(cartProcess);
};

test('Redis is flushed amid purchases: accepted orders are placed, lost carts are told as such', async () => {
  const { onHand } = await stockOf(open, variantId);
  const bought = await carts(100);
  await buyWhile(bought, async () => {
    const redis = new Redis(open.own('redis').url);
    await redis.flushall();
    redis.disconnect();
  });
  await expectAcceptedUntouched(bought, onHand);
}, 120_000);

test('Redis is killed amid purchases: accepted orders are placed, and so are the others when it is back', async () => {
  const { onHand } = await stockOf(open, variantId);
  const { program } = open.own('redis');
  const bought = await carts(60);
  await buyWhile(bought, async () => {
    program.kill('SIGKILL');
    await program.exited;
    await elapse(1_500);
    await program.start();
  });
  await expectAcceptedUntouched(bought, onHand);
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

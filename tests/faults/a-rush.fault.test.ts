// Turned red by `no-stock-check`: 400 buyers for 100 pieces at once: 100 are sold and 300 are told why not
import { Client } from 'pg';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { askUntilFinal, fillCarts, putOnSale, tally } from '../tools/shoppers';
import { longTest } from './tools/round';
import { expectBooksInOrder } from './tools/settled';

let open: OpenShop;
let buyer: Buyer;

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
}, 120_000);
afterAll(() => open?.close(), 30_000);

const query = async (database: keyof OpenShop['databases'], sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: open.databases[database] });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

const stockOf = (variantId: string) =>
  query('inventory', `SELECT on_hand::int, reserved::int FROM stock WHERE variant_id = '${variantId}'`);

test('400 buyers for 100 pieces at once: 100 are sold and 300 are told why not', async () => {
  const [variantId] = await putOnSale(open, buyer, 'hundred-pieces', [100]);
  const carts = await fillCarts(buyer, 400, () => [{ variantId: variantId!, quantity: 1 }]);
  const replies = await Promise.all(carts.map((cart) => askUntilFinal(buyer, cart)));
  expect(tally(replies)).toEqual({ OrderPlaced: 100, INSUFFICIENT_STOCK: 300 });
  await expectBooksInOrder(open);
  expect(await stockOf(variantId!)).toEqual([{ on_hand: 0, reserved: 0 }]);
}, 120_000);

longTest(
  '1,000 buyers for the last piece: one sale, 999 clear answers',
  async () => {
    const [variantId] = await putOnSale(open, buyer, 'last-piece', [1]);
    const carts = await fillCarts(buyer, 1_000, () => [{ variantId: variantId!, quantity: 1 }]);
    const replies = await Promise.all(carts.map((cart) => askUntilFinal(buyer, cart)));
    expect(tally(replies)).toEqual({ OrderPlaced: 1, INSUFFICIENT_STOCK: 999 });
    await expectBooksInOrder(open);
    expect(await stockOf(variantId!)).toEqual([{ on_hand: 0, reserved: 0 }]);
  },
  180_000,
);

longTest(
  '200 pairs of carts with the same two variants in opposite order: all are sold and nobody deadlocks',
  async () => {
    const [one, other] = await putOnSale(open, buyer, 'two-lots', [400, 400]);
    const lines = [one!, other!].map((variantId) => ({ variantId, quantity: 1 }));
    const carts = await fillCarts(buyer, 400, (index) => (index % 2 === 0 ? lines : [...lines].reverse()));
    const replies = await Promise.all(carts.map((cart) => askUntilFinal(buyer, cart)));
    expect(tally(replies)).toEqual({ OrderPlaced: 400 });
    await expectBooksInOrder(open);
    expect(await stockOf(one!)).toEqual([{ on_hand: 0, reserved: 0 }]);
    expect(await stockOf(other!)).toEqual([{ on_hand: 0, reserved: 0 }]);
    expect(
      await query('inventory', 'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()'),
    ).toEqual([{ deadlocks: 0 }]);
  },
  120_000,
);

test('1,000 submits of one key at once are one order', async () => {
  const [variantId] = await putOnSale(open, buyer, 'one-key', [1_000]);
  const [cart] = await fillCarts(buyer, 1, () => [{ variantId: variantId!, quantity: 1 }]);
  const replies = await Promise.all(Array.from({ length: 1_000 }, () => askUntilFinal(buyer, cart!)));
  expect(new Set(replies.map(({ result }) => result?.order?.id)).size).toBe(1);
  expect(replies.filter(({ result }) => result?.replayed === false)).toHaveLength(1);
  await expectBooksInOrder(open);
  expect(await stockOf(variantId!)).toEqual([{ on_hand: 999, reserved: 0 }]);
}, 120_000);

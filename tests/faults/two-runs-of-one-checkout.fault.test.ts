// Turned red by `nobody-holds-a-cart`: fifty carts are each bought under two keys at once: whoever loses leaves the winner alone
// Turned red by `no-fingerprint`: fifty submits with another address under the same key are refused, and nothing changes
import { createBuyer, type Buyer, type PlaceOrderReply, type ReadyCart } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { askUntilFinal, fillCarts, forEachOf, putOnSale, tally } from '../tools/shoppers';
import { expectEachBoughtOnce, moneyByOrder } from './tools/bought-once';
import { longTest } from './tools/round';
import { expectBooksInOrder } from './tools/settled';
import { rowsOf, stockOf } from './tools/stores';

let open: OpenShop;
let buyer: Buyer;
let variantId: string;

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
  [variantId] = (await putOnSale(open, buyer, 'twice', [10_000])) as [string];
}, 120_000);
afterAll(() => open?.close(), 30_000);

const carts = (count: number): Promise<ReadyCart[]> => fillCarts(buyer, count, () => [{ variantId, quantity: 1 }]);

const placementsOf = (bought: readonly ReadyCart[]) =>
  rowsOf<{ id: string; key: string; status: string }>(
    open,
    'orders',
    'SELECT id, idempotency_key AS key, status FROM placements WHERE cart_id = ANY($1)',
    [bought.map(({ cartId }) => cartId)],
  );

const refundsAndVoids = async (): Promise<readonly string[]> => {
  const response = await fetch(`${open.shop.variables['CARD_PROCESSOR_URL']}/v1/ledger`);
  const { entries } = (await response.json()) as { entries: { operation: string; reference: string }[] };
  return entries
    .filter(({ operation }) => operation === 'void' || operation === 'refund')
    .map(({ reference }) => reference);
};

test('fifty carts are each bought under two keys at once: whoever loses leaves the winner alone', async () => {
  const { onHand } = await stockOf(open, variantId);
  const bought = await carts(50);
  const runs = bought.flatMap((cart) =>
    ['one', 'other'].map((key) => ({ cart, idempotencyKey: `${key} ${cart.cartId}` })),
  );
  const replies = await forEachOf(runs, 100, ({ cart, idempotencyKey }) =>
    askUntilFinal(buyer, cart, { idempotencyKey }),
  );
  expect(tally(replies)).toEqual({ OrderPlaced: 50, CART_ALREADY_PLACED: 50 });
  await expectBooksInOrder(open);
  expect((await placementsOf(bought)).map(({ status }) => status)).toEqual(bought.map(() => 'CONFIRMED'));
  expect(await refundsAndVoids()).toEqual([]);
  expect(await stockOf(open, variantId)).toEqual({ onHand: onHand - 50, reserved: 0 });
}, 90_000);

longTest(
  'of two keys for one cart one is declined: the other, if it is the winner, keeps its money and its stock',
  async () => {
    const { onHand } = await stockOf(open, variantId);
    const bought = await carts(50);
    const cards = ['tok_approved', 'tok_declined'];
    const runs = bought.flatMap((cart) =>
      cards.map((card) => ({ cart, changes: { idempotencyKey: `${card} ${cart.cartId}`, paymentMethodToken: card } })),
    );
    const replies = await forEachOf(runs, 100, ({ cart, changes }) => askUntilFinal(buyer, cart, changes));
    await expectBooksInOrder(open);
    const winners = replies.filter((reply, index) => index % 2 === 0 && reply.result?.__typename === 'OrderPlaced');
    const money = await moneyByOrder(open);
    expect(winners.map(({ result }) => money.get(result!.order!.id))).toEqual(winners.map(() => ['captured']));
    const confirmed = (await placementsOf(bought)).filter(({ status }) => status === 'CONFIRMED');
    expect(confirmed.map(({ id }) => `ord_${id}`).sort()).toEqual(
      winners.map(({ result }) => result!.order!.id).sort(),
    );
    expect(await stockOf(open, variantId)).toEqual({ onHand: onHand - winners.length, reserved: 0 });
  },
  90_000,
);

test('fifty submits with another address under the same key are refused, and nothing changes', async () => {
  const [cart] = (await carts(1)) as [ReadyCart];
  const placed = await askUntilFinal(buyer, cart);
  await expectBooksInOrder(open);
  const { onHand } = await stockOf(open, variantId);
  const moved = { name: 'Ada', line1: '2 Loop', city: 'Austin', postalCode: '73301', countryCode: 'NZ' };
  const replies = await forEachOf(Array.from({ length: 50 }), 50, () =>
    askUntilFinal(buyer, cart, { shippingAddress: moved }),
  );
  expect(tally(replies)).toEqual({ IDEMPOTENCY_KEY_REUSED: 50 });
  expect(await placementsOf([cart])).toHaveLength(1);
  expect((await askUntilFinal(buyer, cart)).result).toMatchObject({ replayed: true, order: placed.result!.order! });
  expect(await stockOf(open, variantId)).toEqual({ onHand, reserved: 0 });
  await expectBooksInOrder(open);
}, 60_000);

longTest(
  'two payloads race for one key: one of them gets it, and only one order comes of it',
  async () => {
    const [cart] = (await carts(1)) as [ReadyCart];
    const replies = await forEachOf(Array.from({ length: 40 }), 40, (_, index) =>
      askUntilFinal(buyer, cart, { email: index % 2 === 0 ? 'ada@example.com' : 'grace@example.com' }),
    );
    expect(tally(replies)).toEqual({ OrderPlaced: 20, IDEMPOTENCY_KEY_REUSED: 20 });
    const ids = (list: readonly PlaceOrderReply[]) => list.flatMap(({ result }) => result?.order?.id ?? []);
    expect(new Set(ids(replies)).size).toBe(1);
    await expectBooksInOrder(open);
  },
  60_000,
);

longTest(
  'a key is still known when what was heard about its order is long forgotten',
  async () => {
    const bought = await carts(5);
    const first = await expectEachBoughtOnce(open, buyer, bought);
    for (const database of ['orders', 'inventory', 'payments'] as const)
      await rowsOf(open, database, 'DELETE FROM inbox');
    const again = await forEachOf(bought, 5, (cart) => askUntilFinal(buyer, cart));
    expect(again.map(({ result }) => [result?.replayed, result?.order?.id])).toEqual(
      first.map(({ result }) => [true, result?.order?.id]),
    );
    expect(await placementsOf(bought)).toHaveLength(5);
    await expectBooksInOrder(open);
  },
  60_000,
);

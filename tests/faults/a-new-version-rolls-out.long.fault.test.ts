// A new release replaces the processes one by one while sagas of the old one are under way, and is taken back again.
// Turned red by `earlier-table-gone`: the processes are replaced one by one amid orders: each order ends on the version that it began with
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { fillCarts, putOnSale } from '../tools/shoppers';
import { buyAllAlong, expectEachBoughtOnce } from './tools/bought-once';
import { createChance } from './tools/chance';
import { say } from './tools/say';
import { rowsOf, stockOf } from './tools/stores';

let open: OpenShop;
let buyer: Buyer;

const release = (version: '1' | '2') => ({ ORDERS_CHECKOUT_VERSION: version });

beforeAll(async () => {
  open = await openShop({ processes: { orders: 2 }, env: { orders: release('1') } });
  buyer = createBuyer(open.shop.url);
}, 120_000);
afterAll(() => open?.close(), 30_000);

const versions = () =>
  rowsOf<{ version: number; status: string; count: number }>(
    open,
    'orders',
    `SELECT version, status, count(*)::int FROM sagas WHERE definition = 'checkout' GROUP BY 1, 2 ORDER BY 1, 2`,
  );

test('the processes are replaced one by one amid orders: each order ends on the version that it began with', async () => {
  const chance = createChance('rolling release');
  const [variantId] = await putOnSale(open, buyer, 'rolling', [150]);
  const carts = await fillCarts(buyer, 150, () => [{ variantId: variantId!, quantity: 1 }]);
  const card = (index: number) => ({ paymentMethodToken: index % 2 === 0 ? 'tok_slow_900' : 'tok_approved' });
  const buying = buyAllAlong(open, buyer, carts, chance, { thinkMs: 600, card });
  for (const version of ['2', '1', '2'] as const)
    for (const index of [0, 1]) {
      const process = open.shop.program('orders', index);
      await process.stop();
      await process.start(release(version));
      say(`orders ${index + 1} is of version ${version}: ${JSON.stringify(await versions())}`);
    }
  await buying;
  await expectEachBoughtOnce(open, buyer, carts, card);
  expect(await stockOf(open, variantId!)).toEqual({ onHand: 0, reserved: 0 });
  const ended = await versions();
  expect(ended.map(({ version, status }) => [version, status])).toEqual([
    [1, 'DONE'],
    [2, 'DONE'],
  ]);
}, 180_000);

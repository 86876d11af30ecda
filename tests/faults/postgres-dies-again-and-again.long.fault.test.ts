// Postgres is stopped as by a power cut (immediate shutdown: no checkpoint, every session cut) again and again.
// Turned red by `idle-connection-ends-process`: Postgres ends at once and comes back, again and again, amid orders in all phases
import { elapse } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { askUntilFinal, fillCarts, forEachOf, putOnSale } from '../tools/shoppers';
import { expectEachBoughtOnce } from './tools/bought-once';
import { createChance, type Chance } from './tools/chance';
import { say } from './tools/say';
import { phases, rowsOf, stockOf } from './tools/stores';

let open: OpenShop;
let buyer: Buyer;

beforeAll(async () => {
  open = await openShop({ withOwn: ['postgres'] });
  buyer = createBuyer(open.shop.url);
}, 120_000);
afterAll(() => open?.close(), 30_000);

/** An immediate shutdown every so often until all carts were tried, then one order for each. */
const buyAmidDeaths = async (name: string, orders: number, thinkMs: number, everyMs: (chance: Chance) => number) => {
  const chance = createChance(name);
  const { program } = open.own('postgres');
  const [variantId] = await putOnSale(open, buyer, name, [orders]);
  const carts = await fillCarts(buyer, orders, () => [{ variantId: variantId!, quantity: 1 }]);
  let isOver = false;
  // Everybody asks on until the order is placed, so that all of them meet deaths.
  const buying = forEachOf(carts, 24, async (cart) => {
    await elapse(chance.next() * thinkMs);
    await askUntilFinal(buyer, cart, { waitMs: 1_000 }, 120_000);
  }).finally(() => (isOver = true));
  let deaths = 0;
  for (; !isOver; deaths++) {
    await elapse(everyMs(chance));
    say(`death ${deaths + 1} amid ${JSON.stringify(await phases(open))}`);
    program.kill('SIGQUIT');
    await program.exited;
    await elapse(chance.below(2_000));
    await program.start();
  }
  await buying;
  say(`Postgres died ${deaths} times amid ${orders} orders`);
  await expectEachBoughtOnce(open, buyer, carts, undefined, 120_000);
  expect(await stockOf(open, variantId!)).toEqual({ onHand: 0, reserved: 0 });
  for (const database of ['orders', 'inventory', 'payments'] as const)
    expect(await rowsOf(open, database, 'SELECT step_key FROM parked')).toEqual([]);
};

test(
  'Postgres ends at once and comes back, again and again, amid orders in all phases',
  () => buyAmidDeaths('postgres-dies', 200, 2_000, (chance) => 1_000 + chance.below(1_000)),
  300_000,
);

test(
  'Postgres ends at once every five to ten seconds amid five thousand orders',
  () => buyAmidDeaths('five-thousand', 5_000, 300, (chance) => 5_000 + chance.below(5_000)),
  1_200_000,
);

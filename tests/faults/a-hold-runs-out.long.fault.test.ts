// The sweeper takes overdue holds back while their orders are about to pin them. Both are conditional on the state, so
// that exactly one of them wins, by the database's clock alone.
// Turned red by `pin-wakes-expired`: holds run out while the bank thinks: each is either pinned and sold or swept and free again (true clocks)
import { join } from 'node:path';
import { waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { askUntilFinal, fillCarts, forEachOf, putOnSale, tally } from '../tools/shoppers';
import { moneyByOrder } from './tools/bought-once';
import { createChance } from './tools/chance';
import { say } from './tools/say';
import { expectBooksInOrder } from './tools/settled';
import { rowsOf, stockOf } from './tools/stores';

const orders = 60;
const card = { paymentMethodToken: 'tok_slow_1500' };

/** Runs a process with a clock that is wrong by so much; hops between processes allow for half a minute. */
const wrongBy = (ms: number) => ({
  NODE_OPTIONS: ['plant.js', 'skew.js'].map((file) => `--require ${join(__dirname, 'tools', file)}`).join(' '),
  CLOCK_SKEW_MS: String(ms),
});

let open: OpenShop;
let buyer: Buyer;
afterEach(() => open?.close(), 30_000);

test.each([
  ['true clocks', 0, 0],
  ['inventory 20 s ahead', 20_000, 0],
  ['inventory 20 s behind, orders 5 s ahead', -20_000, 5_000],
])(
  'holds run out while the bank thinks: each is either pinned and sold or swept and free again (%s)',
  async (name, inventoryMs, ordersMs) => {
    open = await openShop({ env: { inventory: wrongBy(inventoryMs), orders: wrongBy(ordersMs) } });
    buyer = createBuyer(open.shop.url);
    const chance = createChance(name);
    const [variantId] = await putOnSale(open, buyer, 'runs-out', [orders]);
    const carts = await fillCarts(buyer, orders, () => [{ variantId: variantId!, quantity: 1 }]);
    const buying = forEachOf(carts, orders, (cart) => askUntilFinal(buyer, cart, card));
    await waitFor(async () => (await stockOf(open, variantId!)).reserved === orders);
    // From well before the banks answer until well after.
    const spread = carts.map(() => 200 + chance.below(4_000));
    await rowsOf(
      open,
      'inventory',
      `WITH held AS (SELECT order_id, row_number() OVER (ORDER BY order_id) AS place FROM holds WHERE state = 'HELD')
       UPDATE holds SET expires_at = now() + ($1::int[])[held.place] * interval '1 millisecond'
       FROM held WHERE holds.order_id = held.order_id`,
      [spread],
    );
    const replies = await buying;
    const told = tally(replies);
    say(`${name}: ${JSON.stringify(told)}`);
    await expectBooksInOrder(open);
    const sold = replies.filter(({ result }) => result?.__typename === 'OrderPlaced');
    expect(sold.length).toBeGreaterThan(0);
    expect(sold.length).toBeLessThan(orders);
    expect(told['PLACEMENT_EXPIRED']).toBe(orders - sold.length);
    const money = [...(await moneyByOrder(open)).values()].flat();
    expect(money.filter((status) => status === 'captured')).toHaveLength(sold.length);
    expect(money.filter((status) => status === 'authorized')).toEqual([]);
    expect(await stockOf(open, variantId!)).toEqual({ onHand: orders - sold.length, reserved: 0 });
  },
  120_000,
);

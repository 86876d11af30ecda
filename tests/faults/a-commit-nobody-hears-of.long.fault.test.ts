// The connection is cut at COMMIT: before the server heard it, or after it did what it says. Who asked cannot tell which,
// and must neither forget nor repeat.
// Turned red by `broken-commit-is-done`: orders, before: the commit with "advance: confirm orders"
import { waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { askUntilFinal, fillCarts, forEachOf, putOnSale, tally } from '../tools/shoppers';
import { expectEachBoughtOnce } from './tools/bought-once';
import {
  proxiedServices,
  putPostgresProxies,
  type PostgresProxies,
  type ProxiedService,
} from './tools/proxies/before-postgres';
import { expectBooksInOrder } from './tools/settled';
import { rowsOf, stockOf } from './tools/stores';

let open: OpenShop;
let buyer: Buyer;
let variantId: string;
let proxies: PostgresProxies;

beforeAll(async () => {
  open = await openShop();
  proxies = await putPostgresProxies(open);
  buyer = createBuyer(open.shop.url);
  [variantId] = (await putOnSale(open, buyer, 'ambiguous', [10_000])) as [string];
}, 120_000);
afterAll(async () => {
  await open?.close();
  await proxies?.stop();
}, 30_000);

const transactions: readonly (readonly [ProxiedService, string])[] = [
  ['orders', 'accept: write'],
  ['orders', 'advance: write sagas'],
  ['orders', 'advance: confirm orders'],
  ['orders', 'advance: free carts'],
  ['orders', 'advance: end placements'],
  ['orders', 'outbox: leaving'],
  ['inventory', 'stock: write-holds'],
  ['inventory', 'outbox: leaving'],
  ['payments', 'operations: open'],
  ['payments', 'operations: close'],
  ['payments', 'outbox: leaving'],
];
const moments = ['before', 'after'] as const;

test.each(transactions.flatMap(([service, having]) => moments.map((when) => [service, when, having] as const)))(
  '%s, %s: the commit with "%s"',
  async (service, when, having) => {
    const { onHand } = await stockOf(open, variantId);
    const proxy = proxies[service];
    const carts = await fillCarts(buyer, 4, () => [{ variantId, quantity: 1 }]);
    // One of them is declined, so that undoing meets the cut too.
    const card = (index: number) => ({ paymentMethodToken: index === 0 ? 'tok_declined' : 'tok_approved' });
    const before = proxy.fired.length;
    proxy.cutCommit({ having, when });
    const replies = await forEachOf(carts, 4, (cart, index) => askUntilFinal(buyer, cart, card(index)));
    await waitFor(() => proxy.fired.length > before);
    expect(proxy.fired.slice(before)).toEqual([expect.stringContaining(having)]);
    expect(tally(replies)).toEqual({ PAYMENT_DECLINED: 1, OrderPlaced: 3 });
    await expectBooksInOrder(open);
    await expectEachBoughtOnce(open, buyer, carts.slice(1), () => card(1));
    expect(await stockOf(open, variantId)).toEqual({ onHand: onHand - 3, reserved: 0 });
    for (const database of proxiedServices)
      expect(await rowsOf(open, database, 'SELECT step_key FROM parked')).toEqual([]);
  },
  90_000,
);

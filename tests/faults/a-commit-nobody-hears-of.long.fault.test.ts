// The connection is cut at COMMIT: before the server heard it, or after it did what it says. Who asked cannot tell which,
// and must neither forget nor repeat.
// Turned red by `broken-commit-is-done`: orders, before: the commit with "advance: confirm orders"
import { testServers, waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { askUntilFinal, fillCarts, forEachOf, putOnSale, tally } from '../tools/shoppers';
import { expectEachBoughtOnce } from './tools/bought-once';
import { startPostgresProxy, type PostgresProxy } from './tools/proxies/postgres-proxy';
import { expectBooksInOrder } from './tools/settled';
import { rowsOf, stockOf } from './tools/stores';

type Service = 'orders' | 'inventory' | 'payments';
const services: readonly Service[] = ['orders', 'inventory', 'payments'];

let open: OpenShop;
let buyer: Buyer;
let variantId: string;
const proxies = new Map<Service, PostgresProxy>();

/** Each service gets a proxy of its own, so that a cut strikes only there. */
const putProxyBefore = async (service: Service): Promise<void> => {
  const proxy = await startPostgresProxy(testServers().postgresUrl);
  proxies.set(service, proxy);
  const url = Object.assign(new URL(open.databases[service]), { host: new URL(proxy.url).host });
  const program = open.shop.program(service);
  await program.stop();
  await program.start({ [`${service.toUpperCase()}_POSTGRES_URL`]: url.href });
};

beforeAll(async () => {
  open = await openShop();
  await Promise.all(services.map(putProxyBefore));
  buyer = createBuyer(open.shop.url);
  [variantId] = (await putOnSale(open, buyer, 'ambiguous', [10_000])) as [string];
}, 120_000);
afterAll(async () => {
  await open?.close();
  await Promise.all([...proxies.values()].map((proxy) => proxy.stop()));
}, 30_000);

const transactions: readonly (readonly [Service, string])[] = [
  ['orders', 'accept: write'],
  ['orders', 'advance: write sagas'],
  ['orders', 'advance: confirm orders'],
  ['orders', 'advance: free carts'],
  ['orders', 'advance: end placements'],
  ['inventory', 'stock: write-holds'],
  ['inventory', 'outbox: leaving'],
  ['payments', 'operations: open'],
  ['payments', 'operations: close'],
];
const moments = ['before', 'after'] as const;

test.each(transactions.flatMap(([service, having]) => moments.map((when) => [service, when, having] as const)))(
  '%s, %s: the commit with "%s"',
  async (service, when, having) => {
    const { onHand } = await stockOf(open, variantId);
    const proxy = proxies.get(service)!;
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
    for (const database of services) expect(await rowsOf(open, database, 'SELECT step_key FROM parked')).toEqual([]);
  },
  90_000,
);

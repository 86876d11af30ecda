// A service asks its neighbour while somebody waits; the neighbour does what is asked, or never hears of it, and the asker
// cannot tell which.
// Turned red by `freeze-locks-out-its-own`: the cart is frozen: loseAnswer
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { fillCarts, putOnSale } from '../tools/shoppers';
import { expectEachBoughtOnce } from './tools/bought-once';
import { startHttpProxy, type HttpProxy } from './tools/proxies/http-proxy';

const neighbours = ['cart', 'catalog'] as const;
type Neighbour = (typeof neighbours)[number];

let open: OpenShop;
let buyer: Buyer;
let variantId: string;
const proxies = new Map<Neighbour, HttpProxy>();
const variableOf = (neighbour: Neighbour) => `${neighbour.toUpperCase()}_URL`;

beforeAll(async () => {
  for (const neighbour of neighbours) proxies.set(neighbour, await startHttpProxy());
  const urls = Object.fromEntries([...proxies].map(([neighbour, { url }]) => [variableOf(neighbour), url]));
  open = await openShop({ env: { orders: urls } });
  for (const [neighbour, proxy] of proxies) proxy.aim(open.shop.variables[variableOf(neighbour)]!);
  buyer = createBuyer(open.shop.url);
  [variantId] = (await putOnSale(open, buyer, 'neighbours', [1_000])) as [string];
}, 120_000);
afterAll(async () => {
  await open?.close();
  await Promise.all([...proxies.values()].map((proxy) => proxy.stop()));
}, 30_000);
afterEach(() => proxies.forEach((proxy) => proxy.heal()));

const asks: readonly (readonly [what: string, neighbour: Neighbour, ask: RegExp])[] = [
  ['the cart is frozen', 'cart', /\/freeze\.v1/],
  ['the freeze is taken over', 'cart', /take-over-freeze\.v1/],
  ['the lines are priced', 'catalog', /price-lines\.v1/],
];

test.each(
  asks.flatMap(([what, neighbour, ask]) =>
    (['loseAnswer', 'loseQuestion'] as const).map((mishap) => [what, mishap, neighbour, ask] as const),
  ),
)(
  '%s: %s',
  async (_, mishap, neighbour, ask) => {
    const carts = await fillCarts(buyer, 1, () => [{ variantId, quantity: 1 }]);
    const proxy = proxies.get(neighbour)!;
    const before = proxy.fired.length;
    proxy.strike(ask, mishap);
    // Long before the freeze would run out by itself.
    await expectEachBoughtOnce(open, buyer, carts, undefined, 20_000);
    expect(proxy.fired.slice(before)).toEqual([expect.stringMatching(ask)]);
  },
  90_000,
);

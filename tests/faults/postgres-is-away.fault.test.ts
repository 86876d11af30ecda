// Turned red by `idle-connection-ends-process`: Postgres away for twenty seconds under load: nothing is parked, everybody is confirmed
import { createBuyer, type Buyer, type ReadyCart } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { expectBooksInOrder, placeUntilConfirmed, tryToPlace } from './tools/settled';

let open: OpenShop;
let buyer: Buyer;

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
}, 120_000);
afterAll(() => open?.close(), 30_000);

// The outage itself is what takes the time: twenty seconds, longer than any retry within a request.
const outageMs = 20_000;

test('Postgres away for twenty seconds under load: nothing is parked, everybody is confirmed', async () => {
  const variantIds = await buyer.variants();
  const carts: ReadyCart[] = [];
  for (let index = 0; index < 40; index++)
    carts.push(await buyer.fillCart([{ variantId: variantIds[index % variantIds.length]!, quantity: 1 }]));

  // Everybody buys and goes on asking with the same key while the database goes away and comes back.
  const buying = carts.map((cart) => tryToPlace(buyer, cart, { waitMs: 1_000 }));
  await Promise.all([open.postgresProxy.cutFor(outageMs), ...buying]);

  const placed = await Promise.all(carts.map((cart) => placeUntilConfirmed(buyer, cart, { waitMs: 1_000 }, 60_000)));
  expect(new Set(placed.map(({ result }) => result!.order!.id)).size).toBe(carts.length);
  await expectBooksInOrder(open);
}, 180_000);

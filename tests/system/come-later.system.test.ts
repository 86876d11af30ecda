import { waitFor } from '@cartograph/testkit';
import { expectBooksInOrder, placeUntilConfirmed } from '../faults/tools/settled';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';

const most = 3;

let open: OpenShop;
let buyer: Buyer;
let variantIds: string[];

beforeAll(async () => {
  open = await openShop({ env: { orders: { ORDERS_MAX_SAGAS_UNDER_WAY: String(most) } } });
  buyer = createBuyer(open.shop.url);
  variantIds = await buyer.variants();
}, 120_000);
afterAll(() => open?.close(), 30_000);

const fillCart = (index: number) => buyer.fillCart([{ variantId: variantIds[index]!, quantity: 1 }]);

test('with too many orders under way a new one is asked to come later, and nothing of it is begun', async () => {
  const payments = open.shop.program('payments');
  payments.kill('SIGTERM');
  await payments.exited;

  const early = await Promise.all(Array.from({ length: most }, (_, index) => fillCart(index)));
  await Promise.all(early.map((cart) => buyer.placeOrder(cart, { waitMs: 0 })));

  // Until the process has looked it lets more in: each of these has a cart of its own.
  const carts = [...early];
  const { cart: late, reply } = await waitFor(async () => {
    const cart = await fillCart(carts.length);
    const placed = await buyer.placeOrder(cart, { waitMs: 0 });
    if (placed.result?.__typename === 'PlacementThrottled') return { cart, reply: placed };
    carts.push(cart);
    return undefined;
  });
  expect(reply.userErrors).toEqual([]);
  expect(reply.result!.retryAfterMs).toBeGreaterThanOrEqual(500);
  expect(reply.result!.retryAfterMs).toBeLessThanOrEqual(30_000);
  expect(await buyer.placement(late)).toBeNull();
  const { cartLinesAdd } = await buyer.addLines(late.cartId, [{ variantId: variantIds[0]!, quantity: 1 }]);
  expect(cartLinesAdd.userErrors).toEqual([]);

  const known = await buyer.placeOrder(early[0]!, { waitMs: 0 });
  expect(known.result).toMatchObject({ __typename: 'PlacementPending', replayed: true });

  await payments.start();
  await Promise.all(carts.map((cart) => placeUntilConfirmed(buyer, cart)));
  const changed = await buyer.preview(late.cartId);
  const bought = await waitFor(async () => {
    const placed = await buyer.placeOrder(changed);
    return placed.result?.__typename === 'OrderPlaced' && placed.result;
  });
  expect(bought.replayed).toBe(false);
  await expectBooksInOrder(open);
}, 90_000);

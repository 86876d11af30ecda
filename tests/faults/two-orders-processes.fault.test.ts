// Turned red by `waiters-left-behind`: who waits while the processes are told to stop is answered at once, and the order goes on when they are back
import { waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { expectBooksInOrder, placeUntilConfirmed } from './tools/settled';

let open: OpenShop;
let buyer: Buyer;
let variantIds: string[];

beforeAll(async () => {
  open = await openShop({ processes: { orders: 2 } });
  buyer = createBuyer(open.shop.url);
  variantIds = await buyer.variants();
}, 120_000);
afterAll(() => open?.close(), 30_000);

const fillCarts = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      buyer.fillCart([{ variantId: variantIds[index % variantIds.length]!, quantity: 1 }]),
    ),
  );

test('clients of either process are answered when the order is confirmed, whoever confirmed it', async () => {
  const carts = await fillCarts(30);
  const replies = await Promise.all(carts.map((cart) => buyer.placeOrder(cart)));
  expect(replies.map(({ result }) => result?.__typename)).toEqual(carts.map(() => 'OrderPlaced'));
  await expectBooksInOrder(open);
}, 60_000);

test('after one process is killed the same keys return its orders', async () => {
  const carts = await fillCarts(20);
  const first = await Promise.all(carts.map((cart) => buyer.placeOrder(cart)));
  const victim = open.shop.program('orders', 1);
  victim.kill('SIGKILL');
  await victim.exited;
  const again = await Promise.all(carts.map((cart) => placeUntilConfirmed(buyer, cart)));
  expect(again.map(({ result }) => result!.order!.id)).toEqual(first.map(({ result }) => result!.order!.id));
  await victim.start();
  await expectBooksInOrder(open);
}, 60_000);

test('what one process had begun when it was killed the other brings to its end', async () => {
  const carts = await fillCarts(20);
  const victim = open.shop.program('orders', 0);
  const buying = carts.map((cart) => buyer.placeOrder(cart).catch(() => undefined));
  victim.kill('SIGKILL');
  await Promise.all(buying);
  const placed = await Promise.all(carts.map((cart) => placeUntilConfirmed(buyer, cart)));
  expect(new Set(placed.map(({ result }) => result!.order!.id)).size).toBe(carts.length);
  await victim.start();
  await expectBooksInOrder(open);
}, 90_000);

test('who waits while the processes are told to stop is answered at once, and the order goes on when they are back', async () => {
  const [cart] = await fillCarts(1);
  const card = { paymentMethodToken: 'tok_slow_4000' };
  const both = [open.shop.program('orders', 0), open.shop.program('orders', 1)];
  const waiting = buyer.placeOrder(cart!, card);
  await waitFor(() => buyer.placement(cart!));
  for (const program of both) program.kill('SIGTERM');
  expect((await waiting).result).toMatchObject({ __typename: 'PlacementPending', placement: { status: 'PENDING' } });
  for (const program of both) {
    expect(await program.exited).toEqual({ code: 0, signal: null });
    await program.start();
  }
  await placeUntilConfirmed(buyer, cart!, card);
  await expectBooksInOrder(open);
}, 90_000);

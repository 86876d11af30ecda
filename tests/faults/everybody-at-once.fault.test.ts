// Turned red by `no-stock-check`: more buyers than pieces: as many are sold as there are, and everybody is answered
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { expectBooksInOrder, placeUntilConfirmed } from './tools/settled';

let open: OpenShop;
let buyer: Buyer;
let variantIds: string[];

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
  variantIds = await buyer.variants();
}, 120_000);
afterAll(() => open?.close(), 30_000);

test('forty submits of one key at once are one order', async () => {
  const cart = await buyer.fillCart([{ variantId: variantIds[0]!, quantity: 1 }]);
  const replies = await Promise.all(Array.from({ length: 40 }, () => buyer.placeOrder(cart)));
  const ids = replies.map(({ result }) => result?.order?.id);
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^ord_/);
  expect(replies.filter(({ result }) => !result!.replayed)).toHaveLength(1);
  await expectBooksInOrder(open);
}, 60_000);

test('twenty keys for one cart at once are one order, and the others are told so', async () => {
  const cart = await buyer.fillCart([{ variantId: variantIds[1]!, quantity: 1 }]);
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, index) => buyer.placeOrder(cart, { idempotencyKey: `key ${index}` })),
  );
  expect(replies.filter(({ result }) => result?.__typename === 'OrderPlaced')).toHaveLength(1);
  const codes = replies.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
  expect(codes).toHaveLength(19);
  for (const code of codes) expect(['CART_LOCKED', 'CART_ALREADY_PLACED']).toContain(code);
  await expectBooksInOrder(open);
}, 60_000);

test('a slow card holds nobody up and its order is confirmed in the end', async () => {
  const slow = await buyer.fillCart([{ variantId: variantIds[2]!, quantity: 1 }]);
  const carts = await Promise.all(
    Array.from({ length: 20 }, () => buyer.fillCart([{ variantId: variantIds[3]!, quantity: 1 }])),
  );
  const card = { paymentMethodToken: 'tok_slow_6000' };
  const pending = await buyer.placeOrder(slow, { ...card, waitMs: 100 });
  expect(pending.result?.__typename).toBe('PlacementPending');
  const replies = await Promise.all(carts.map((cart) => buyer.placeOrder(cart)));
  expect(replies.map(({ result }) => result?.__typename)).toEqual(carts.map(() => 'OrderPlaced'));
  const still = await buyer.placeOrder(slow, { ...card, waitMs: 0 });
  expect(still.result?.__typename).toBe('PlacementPending');
  await placeUntilConfirmed(buyer, slow, card);
  await expectBooksInOrder(open);
}, 60_000);

test('a card processor that charged and never answered has charged once', async () => {
  const cart = await buyer.fillCart([{ variantId: variantIds[4]!, quantity: 1 }]);
  const { result } = await placeUntilConfirmed(buyer, cart, { paymentMethodToken: 'tok_unknown' });
  expect(result!.order!.status).toBe('CONFIRMED');
  await expectBooksInOrder(open);
}, 60_000);

test('more buyers than pieces: as many are sold as there are, and everybody is answered', async () => {
  const { variantId, pieces } = await buyer.scarceVariant();
  const carts = await Promise.all(
    Array.from({ length: pieces + 30 }, () => buyer.fillCart([{ variantId, quantity: 1 }])),
  );
  const replies = await Promise.all(carts.map((cart) => buyer.placeOrder(cart)));
  expect(replies.filter(({ result }) => result?.__typename === 'OrderPlaced')).toHaveLength(pieces);
  expect(replies.filter(({ result }) => result?.reason?.code === 'INSUFFICIENT_STOCK')).toHaveLength(30);
  await expectBooksInOrder(open);
}, 60_000);

import { waitFor } from '@cartograph/testkit';
import { expectBooksInOrder } from '../faults/tools/settled';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';

let open: OpenShop;
let buyer: Buyer;
let variantId: string;

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
  variantId = (await buyer.variants())[0]!;
}, 120_000);
afterAll(() => open?.close(), 30_000);

test('a cart becomes a confirmed order, paid once, and is empty', async () => {
  const cart = await buyer.fillCart([{ variantId, quantity: 2 }]);
  const { result, userErrors } = await buyer.placeOrder(cart);
  expect(userErrors).toEqual([]);
  expect(result).toMatchObject({ __typename: 'OrderPlaced', replayed: false, order: { status: 'CONFIRMED' } });
  const paid = await waitFor(async () => {
    const order = await buyer.order(result!.order!.id, result!.accessKey!);
    return order?.payment?.status === 'CAPTURED' && order;
  });
  expect(paid.payment?.captured.amount).toBe(cart.total.amount);
  expect(paid.totals.total.amount).toBe(cart.total.amount);
  await waitFor(async () => (await buyer.cart(cart.cartId))?.lines.length === 0);
  await expectBooksInOrder(open);
});

test('the same key answers with the same order', async () => {
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  const first = await buyer.placeOrder(cart);
  const second = await buyer.placeOrder(cart);
  expect(second.result).toMatchObject({ replayed: true, order: { id: first.result!.order!.id } });
  expect(second.result!.accessKey).toBe(first.result!.accessKey);
  await expectBooksInOrder(open);
});

test('the same key with another card is refused', async () => {
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  await buyer.placeOrder(cart);
  const { result, userErrors } = await buyer.placeOrder(cart, { paymentMethodToken: 'tok_declined' });
  expect(result).toBeNull();
  expect(userErrors).toEqual([{ __typename: 'IdempotencyKeyReusedError', code: 'IDEMPOTENCY_KEY_REUSED' }]);
});

test('after a declined card the same cart is bought with another', async () => {
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  const declined = await buyer.placeOrder(cart, { paymentMethodToken: 'tok_declined' });
  expect(declined.result).toMatchObject({
    __typename: 'PlacementRejected',
    placement: { status: 'REJECTED' },
    reason: { __typename: 'PaymentDeclinedError', code: 'PAYMENT_DECLINED' },
  });
  const again = await buyer.placeOrder(await buyer.preview(cart.cartId), { idempotencyKey: 'another card' });
  expect(again.result).toMatchObject({ __typename: 'OrderPlaced', replayed: false });
  await expectBooksInOrder(open);
});

test('another key for a cart that was bought is told the placement', async () => {
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  await buyer.placeOrder(cart);
  const { result, userErrors } = await buyer.placeOrder(cart, { idempotencyKey: 'a second key' });
  expect(result).toBeNull();
  expect(userErrors).toEqual([{ __typename: 'CartAlreadyPlacedError', code: 'CART_ALREADY_PLACED' }]);
});

test.each([
  ['a stale version', { cartVersion: 1 }, 'VERSION_CONFLICT'],
  ['another total', { expectedTotal: { amount: '0.01', currencyCode: 'USD' } }, 'PRICE_CHANGED'],
  ['another currency', { expectedTotal: { amount: '10.00', currencyCode: 'EUR' } }, 'CURRENCY_MISMATCH'],
  ['a key that is too long', { idempotencyKey: 'k'.repeat(256) }, 'INVALID_INPUT'],
  ['a malformed cart id', { cartId: 'nonsense' }, 'INVALID_INPUT'],
  ['an unknown cart', { cartId: 'crt_AAAAAAAAAAAAAAAAAAAAAA' }, 'CART_NOT_FOUND'],
  ['an unknown way of delivery', { deliveryOptionId: 'pigeon' }, 'DELIVERY_OPTION_UNAVAILABLE'],
  ['an unknown coupon', { couponCodes: ['NOPE'] }, 'COUPON_INVALID'],
])('%s is refused, and the cart can be bought right after', async (_, changes, code) => {
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  const { result, userErrors } = await buyer.placeOrder(cart, changes);
  expect(result).toBeNull();
  expect(userErrors.map((error) => error.code)).toContain(code);
  const after = await waitFor(async () => {
    const reply = await buyer.placeOrder(cart);
    return reply.userErrors.length === 0 && reply;
  });
  expect(after.result?.__typename).toBe('OrderPlaced');
});

import { money } from '@cartograph/kernel';
import { aShop, guest, mug, standard } from '../../test/a-shop';
import { anOrder } from '../../test/builders';
import type { CartFreeze, Needs, PricedVariant } from '../ports';
import { createPlaceOrder, type PlaceOrderAnswer } from './place-order';

const refusalsOf = (answer: PlaceOrderAnswer) => ('refusals' in answer ? answer.refusals.map(({ code }) => code) : []);
const order = anOrder({ waitMs: 3_000 });

test('a good order freezes the cart, is accepted, and is waited for', async () => {
  const { placeOrder, calls } = aShop();
  const answer = await placeOrder(order, guest);
  expect(answer).toMatchObject({ ok: true, replayed: false, placement: { status: 'CONFIRMED' } });
  expect(calls).toEqual(['freeze', 'take over', 'wait']);
});

test('the same key answers with the same placement and touches nothing', async () => {
  const { placeOrder, calls } = aShop();
  const first = await placeOrder(order, guest);
  calls.length = 0;
  const second = await placeOrder({ ...order, waitMs: 9_000 }, guest);
  expect(second).toEqual({ ...first, replayed: true });
  expect(calls).toEqual([]);
});

test('the same key with another input is refused and touches nothing', async () => {
  const { placeOrder, calls } = aShop();
  await placeOrder(order, guest);
  calls.length = 0;
  const answer = await placeOrder({ ...order, email: 'bob@example.com' }, guest);
  expect(refusalsOf(answer)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  expect(calls).toEqual([]);
});

test('who does not want to wait is answered at once', async () => {
  const { placeOrder, calls } = aShop();
  const answer = await placeOrder({ ...order, waitMs: 0 }, guest);
  expect(answer).toMatchObject({ ok: true, placement: { status: 'PENDING' } });
  expect(calls).toEqual(['freeze', 'take over']);
});

test('an ending without an order is answered with its placement', async () => {
  const { placeOrder } = aShop({ ending: 'EXPIRED' });
  expect(await placeOrder(order, guest)).toMatchObject({
    ok: true,
    placement: { status: 'EXPIRED', rejection: { code: 'PLACEMENT_EXPIRED' } },
  });
});

test.each<[string, CartFreeze, string]>([
  ['that is gone', { ok: false, code: 'CART_NOT_FOUND' }, 'CART_NOT_FOUND'],
  ['frozen by another key', { ok: false, code: 'CART_LOCKED' }, 'CART_LOCKED'],
  ['of another version', { ok: false, code: 'VERSION_CONFLICT', version: 3 }, 'VERSION_CONFLICT'],
  ['without lines', { ok: false, code: 'CART_EMPTY' }, 'CART_EMPTY'],
])('a cart %s is refused and stores nothing', async (_, freeze, code) => {
  const { placeOrder, placements, calls } = aShop({ freeze });
  expect(refusalsOf(await placeOrder(order, guest))).toEqual([code]);
  expect(
    await placements.findByKey({ scope: `cart:${order.cartId}`, idempotencyKey: order.idempotencyKey }),
  ).toBeUndefined();
  expect(calls).toEqual(['freeze']);
});

test('a frozen cart that another key is buying is told its placement', async () => {
  const { placeOrder, needs } = aShop({ ending: 'never' });
  const first = await placeOrder({ ...order, waitMs: 0 }, guest);
  const locked: Needs = {
    ...needs,
    carts: { ...needs.carts, freeze: () => Promise.resolve({ ok: false, code: 'CART_LOCKED' }) },
  };
  const second = await createPlaceOrder(locked)({ ...order, idempotencyKey: 'another' }, guest);
  expect(second).toEqual({
    ok: false,
    refusals: [{ code: 'CART_ALREADY_PLACED', placementId: first.ok && first.placement.id }],
  });
});

test.each<[string, PricedVariant, string]>([
  ['has vanished', { ok: false, variantId: 'var_1', code: 'VARIANT_NOT_FOUND' }, 'VARIANT_NOT_FOUND'],
  ['is not on sale', { ok: false, variantId: 'var_1', code: 'NOT_PURCHASABLE' }, 'NOT_PURCHASABLE'],
  ['costs more now', { ...mug, price: money(1_001, 'USD') }, 'PRICE_CHANGED'],
  ['is priced in another currency', { ...mug, price: money(1_000, 'EUR') }, 'CURRENCY_MISMATCH'],
])('a variant that %s is refused, and the cart thaws', async (_, price, code) => {
  const { placeOrder, calls } = aShop({ price });
  expect(refusalsOf(await placeOrder(order, guest))).toContain(code);
  expect(calls).toEqual(['freeze', 'unfreeze']);
});

test('a fault while pricing thaws the cart; a fault of accept leaves it frozen, since it may have happened', async () => {
  const { needs, calls } = aShop();
  const fault = new Error('away');
  const unpriced = createPlaceOrder({ ...needs, prices: { ofVariants: () => Promise.reject(fault) } });
  await expect(unpriced(order, guest)).rejects.toBe(fault);
  expect(calls.splice(0)).toEqual(['freeze', 'unfreeze']);
  const unaccepted = createPlaceOrder({
    ...needs,
    placements: { ...needs.placements, accept: () => Promise.reject(fault) },
  });
  await expect(unaccepted(order, guest)).rejects.toBe(fault);
  expect(calls).toEqual(['freeze']);
});

test('keys of guests belong to their cart, keys of customers to them', async () => {
  const { placeOrder, placements } = aShop();
  await placeOrder(order, { ...guest, customerId: 'ada' });
  expect(await placements.findByKey({ scope: 'customer:ada', idempotencyKey: order.idempotencyKey })).toBeDefined();
});

test('a malformed order is refused before anything is asked', async () => {
  const { placeOrder, calls } = aShop();
  expect(refusalsOf(await placeOrder({ ...order, idempotencyKey: '' }, guest))).toEqual(['INVALID_INPUT']);
  expect(calls).toEqual([]);
});

test('a shop with too much under way asks to come later before the cart is frozen, and stores nothing', async () => {
  const { placeOrder, placements, calls } = aShop({ throttled: { retryAfterMs: 700 } });
  expect(await placeOrder(order, guest)).toEqual({ ok: false, throttled: { retryAfterMs: 700 } });
  expect(calls).toEqual([]);
  expect(
    await placements.findByKey({ scope: `cart:${order.cartId}`, idempotencyKey: order.idempotencyKey }),
  ).toBeUndefined();
});

test('a known key is answered however much is under way', async () => {
  const { placeOrder, needs } = aShop();
  const first = await placeOrder(order, guest);
  const busy = createPlaceOrder({
    ...needs,
    admission: { ...needs.admission, throttle: () => ({ retryAfterMs: 700 }) },
  });
  expect(await busy(order, guest)).toEqual({ ...first, replayed: true });
});

test('while the card processor is out an order is refused, stores nothing, and the cart thaws', async () => {
  const { placeOrder, placements, calls } = aShop({ outForMs: 4_000 });
  expect(await placeOrder(order, guest)).toEqual({
    ok: false,
    refusals: [{ code: 'PAYMENT_UNAVAILABLE', retryAfterMs: 4_000 }],
  });
  expect(calls).toEqual(['freeze', 'unfreeze']);
  expect(
    await placements.findByKey({ scope: `cart:${order.cartId}`, idempotencyKey: order.idempotencyKey }),
  ).toBeUndefined();
});

test('an order of nothing needs no card processor', async () => {
  const { needs } = aShop({ outForMs: 4_000, price: { ...mug, price: money(0, 'USD') } });
  const free = { ...standard, priceMinor: 0 };
  const placeOrder = createPlaceOrder({
    ...needs,
    shopTables: { ...needs.shopTables, tables: () => Promise.resolve({ taxRates: [], deliveryOptions: [free] }) },
  });
  const answer = await placeOrder({ ...order, expectedTotal: { amount: '0.00', currencyCode: 'USD' } }, guest);
  expect(answer).toMatchObject({ ok: true, placement: { status: 'CONFIRMED' } });
});

import { FreezeCart, ReadCart, TakeOverFreeze, UnfreezeCart } from '@cartograph/contracts';
import { aShopper, type ShownCart } from './cart-queries';
import { newCartId, usd } from './builders';
import { runCart, type RunningTestCart } from './running-cart';

let cart: RunningTestCart;
let shopper: ReturnType<typeof aShopper>;

beforeAll(async () => {
  cart = await runCart();
  shopper = aShopper(cart);
});

afterAll(() => cart.stop());

const aFilledCart = () => shopper.has({ variantId: cart.aVariant(usd(250)), quantity: 2 });

const described = ({ version, lines }: ShownCart) => ({
  ok: true,
  version,
  lines: lines.map(({ id, ...line }) => ({ lineId: id, ...line, priceWhenAdded: usd(250) })),
});

const freezeOf = (seen: ShownCart, token = 'holder') => ({
  cartId: seen.id,
  expectedVersion: seen.version,
  token,
  attemptId: 'attempt',
  ttlMs: 60_000,
});

test('carts are read as a list', async () => {
  const [one, two] = [await aFilledCart(), await aFilledCart()];
  const questions = [one.id, 'not a cart', two.id].map((cartId) => ({ cartId }));
  expect(await cart.ask(ReadCart, ...questions)).toEqual([
    described(one),
    { ok: false, code: 'CART_NOT_FOUND' },
    described(two),
  ]);
});

test('carts are frozen as a list, each with its own answer', async () => {
  const [free, held, empty, changed] = [
    await aFilledCart(),
    await aFilledCart(),
    await shopper.has(),
    await aFilledCart(),
  ];
  await cart.ask(FreezeCart, freezeOf(held, 'another'));
  const answers = await cart.ask(
    FreezeCart,
    freezeOf(free),
    freezeOf(held),
    freezeOf(empty),
    freezeOf({ ...changed, version: 5 }),
    freezeOf({ ...changed, id: newCartId() }),
  );
  expect(answers).toEqual([
    described(free),
    { ok: false, code: 'CART_LOCKED' },
    { ok: false, code: 'CART_EMPTY' },
    { ok: false, code: 'VERSION_CONFLICT', version: 1 },
    { ok: false, code: 'CART_NOT_FOUND' },
  ]);
});

test('a frozen cart refuses the shopper, and takes the change after it thawed', async () => {
  const seen = await aFilledCart();
  await cart.ask(FreezeCart, freezeOf(seen));
  const input = { idempotencyKey: 'k', cartId: seen.id, lines: [{ variantId: cart.aVariant(), quantity: 1 }] };
  expect(await shopper.does('cartLinesAdd', input)).toMatchObject({
    cart: null,
    userErrors: [{ __typename: 'CartLockedError', code: 'CART_LOCKED' }],
  });
  expect(await shopper.sees(seen.id)).toEqual({ ...seen, isFrozen: true });
  expect(await cart.ask(UnfreezeCart, freezeOf(seen, 'another'), freezeOf(seen))).toEqual([
    { thawed: false },
    { thawed: true },
  ]);
  expect(await shopper.sees(seen.id)).toEqual(seen);
  expect(await shopper.does('cartLinesAdd', input)).toMatchObject({ replayed: false, cart: { version: 2 } });
});

test('a freeze that was taken over does not thaw', async () => {
  const seen = await aFilledCart();
  await cart.ask(FreezeCart, freezeOf(seen));
  expect(await cart.ask(TakeOverFreeze, freezeOf(seen), freezeOf(seen, 'another'))).toEqual([
    { taken: true },
    { taken: false },
  ]);
  expect(await cart.ask(UnfreezeCart, freezeOf(seen))).toEqual([{ thawed: false }]);
  expect(await shopper.sees(seen.id)).toEqual({ ...seen, isFrozen: true });
});

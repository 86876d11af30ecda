import { newId } from '@cartograph/runtime';
import { aShopper, type MutationName, type ShownCart } from './cart-queries';
import { newCartId, usd } from './builders';
import { runCart, type RunningTestCart } from './running-cart';

let cart: RunningTestCart;
let shopper: ReturnType<typeof aShopper>;
let seen: ShownCart;

beforeAll(async () => {
  cart = await runCart();
  shopper = aShopper(cart);
});

afterAll(() => cart.stop());

beforeEach(async () => {
  seen = await shopper.has({ variantId: cart.aVariant(), quantity: 2 });
});

/** Expects the mutation to be refused with these errors, and the cart to be as it was. */
const expectRefused = async (name: MutationName, input: object, ...userErrors: object[]) => {
  const payload = await shopper.does(name, { ...(name !== 'cartCreate' && { cartId: seen.id }), ...input });
  expect(payload).toEqual({
    cart: null,
    replayed: false,
    userErrors: userErrors.map((error) => ({ message: expect.any(String), ...error })),
  });
  expect(await shopper.sees(seen.id)).toEqual(seen);
};

const invalid = (...field: string[]) => ({
  __typename: 'InvalidInputError',
  code: 'INVALID_INPUT',
  field: ['input', ...field],
});

test.each(['', 'x'.repeat(256), 'x\0'])(
  'a key that is empty, too long or cannot be stored: %#',
  async (idempotencyKey) => {
    const lines = [{ variantId: cart.aVariant(), quantity: 1 }];
    await expectRefused('cartLinesAdd', { idempotencyKey, lines }, invalid('idempotencyKey'));
    await expectRefused('cartCreate', { idempotencyKey }, invalid('idempotencyKey'));
  },
);

test.each([0, -1, -2_147_483_648])('a quantity of %d', async (quantity) => {
  const lines = [{ variantId: cart.aVariant(), quantity }];
  const error = invalid('lines', '0', 'quantity');
  await expectRefused('cartLinesAdd', { lines }, error);
  await expectRefused('cartCreate', { lines }, error);
  const update = { expectedVersion: 1, lines: [{ lineId: seen.lines[0]!.id, quantity }] };
  await expectRefused('cartLinesUpdate', update, error);
});

test.each([0, 101])('%d lines at once', async (count) => {
  const lines = Array.from({ length: count }, () => ({ variantId: newId('var'), quantity: 1 }));
  await expectRefused('cartLinesAdd', { lines }, invalid('lines'));
  const lineIds = Array.from({ length: count }, () => newId('lin'));
  await expectRefused(
    'cartLinesRemove',
    { expectedVersion: 1, lineIds },
    { __typename: 'InvalidInputError', code: 'INVALID_INPUT', field: ['input', 'lineIds'] },
  );
});

test('a line that is named twice', async () => {
  const lineId = seen.lines[0]!.id;
  const lines = [1, 2].map((quantity) => ({ lineId, quantity }));
  await expectRefused('cartLinesUpdate', { expectedVersion: 1, lines }, invalid('lines', '1', 'lineId'));
  await expectRefused('cartLinesRemove', { expectedVersion: 1, lineIds: [lineId, lineId] }, invalid('lineIds', '1'));
});

test.each([2_147_483_647, 1_000])('more pieces than a line holds: %d', async (quantity) => {
  const limit = {
    __typename: 'CartLimitExceededError',
    code: 'CART_LIMIT_EXCEEDED',
    field: ['input', 'lines'],
    limit: 'QUANTITY',
    maximum: '999',
  };
  await expectRefused('cartLinesAdd', { lines: [{ variantId: cart.aVariant(), quantity }] }, limit);
  const update = { expectedVersion: 1, lines: [{ lineId: seen.lines[0]!.id, quantity }] };
  await expectRefused('cartLinesUpdate', update, limit);
});

test.each(['crt_unknown', newCartId(), 'crt_}{*'])('a cart that is not there: %s', async (cartId) => {
  const error = { __typename: 'CartNotFoundError', code: 'CART_NOT_FOUND', field: ['input', 'cartId'] };
  await expectRefused('cartLinesAdd', { cartId, lines: [{ variantId: cart.aVariant(), quantity: 1 }] }, error);
  const lineId = newId('lin');
  await expectRefused('cartLinesUpdate', { cartId, expectedVersion: 1, lines: [{ lineId, quantity: 1 }] }, error);
  await expectRefused('cartLinesRemove', { cartId, expectedVersion: 1, lineIds: [lineId] }, error);
});

test('a version that is not the current one', async () => {
  const error = {
    __typename: 'VersionConflictError',
    code: 'VERSION_CONFLICT',
    field: ['input', 'expectedVersion'],
    currentVersion: 1,
  };
  const lineId = seen.lines[0]!.id;
  await expectRefused('cartLinesUpdate', { expectedVersion: 2, lines: [{ lineId, quantity: 1 }] }, error);
  await expectRefused('cartLinesRemove', { expectedVersion: 0, lineIds: [lineId] }, error);
  const lines = [{ variantId: cart.aVariant(), quantity: 1 }];
  await expectRefused('cartLinesAdd', { expectedVersion: 9, lines }, error);
});

test('a line that is not there', async () => {
  const lineId = newId('lin');
  const error = { __typename: 'CartLineNotFoundError', code: 'CART_LINE_NOT_FOUND', field: null, lineId };
  await expectRefused('cartLinesUpdate', { expectedVersion: 1, lines: [{ lineId, quantity: 1 }] }, error);
  await expectRefused('cartLinesRemove', { expectedVersion: 1, lineIds: [lineId] }, error);
});

test('each of the variants that cannot be bought, and those that can are not added either', async () => {
  const [unknown, malformed, frozen] = [newId('var'), 'var_1', cart.aVariant(null)];
  const lines = [cart.aVariant(), unknown, malformed, frozen].map((variantId) => ({ variantId, quantity: 1 }));
  const field = (index: number) => ['input', 'lines', String(index), 'variantId'];
  const notFound = { __typename: 'VariantNotFoundError', code: 'VARIANT_NOT_FOUND' };
  await expectRefused(
    'cartLinesAdd',
    { lines },
    { ...notFound, variantId: unknown, field: field(1) },
    { ...notFound, variantId: malformed, field: field(2) },
    { __typename: 'NotPurchasableError', code: 'NOT_PURCHASABLE', variantId: frozen, field: field(3) },
  );
});

test('a variant in another currency', async () => {
  const euros = { ...usd(1_000), currency: 'EUR' };
  const error = { __typename: 'CurrencyMismatchError', code: 'CURRENCY_MISMATCH', field: ['input', 'lines'] };
  await expectRefused('cartLinesAdd', { lines: [{ variantId: cart.aVariant(euros), quantity: 1 }] }, error);
});

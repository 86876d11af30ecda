import { randomUUID } from 'node:crypto';
import { aShopper } from './cart-queries';
import { newCartId, usd } from './builders';
import { runCart, type RunningTestCart } from './running-cart';

let cart: RunningTestCart;
let shopper: ReturnType<typeof aShopper>;

beforeAll(async () => {
  cart = await runCart();
  shopper = aShopper(cart);
});

afterAll(() => cart.stop());

const line = (quantity = 1, price = usd(1_000)) => ({ variantId: cart.aVariant(price), quantity });

describe('a cart', () => {
  test('is created empty, at version 1', async () => {
    const { cart: created, ...rest } = await shopper.does('cartCreate');
    expect(rest).toEqual({ replayed: false, userErrors: [] });
    expect(created).toEqual({
      id: expect.stringMatching(/^crt_[\w-]{22}$/),
      version: 1,
      isFrozen: false,
      subtotal: null,
      lines: [],
    });
  });

  test('shows what was put in, at the prices of then', async () => {
    const first = line(2, usd(4_995));
    const { id } = await shopper.has(first);
    const second = line(3, usd(100));
    await shopper.does('cartLinesAdd', { cartId: id, lines: [second] });
    const query = `query ($id: ID!) { cart(id: $id) {
      subtotal { amount currencyCode } expiresAt
      lines { variantId quantity variant { id } priceWhenAdded { amount } lineTotal { amount } } } }`;
    const { data } = await cart.graphql<{ cart: Record<string, unknown> }>(query, { id });
    expect(data!.cart).toEqual({
      subtotal: { amount: '102.90', currencyCode: 'USD' },
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      lines: [
        {
          ...first,
          variant: { id: first.variantId },
          priceWhenAdded: { amount: '49.95' },
          lineTotal: { amount: '99.90' },
        },
        {
          ...second,
          variant: { id: second.variantId },
          priceWhenAdded: { amount: '1.00' },
          lineTotal: { amount: '3.00' },
        },
      ],
    });
  });

  test.each(['crt_unknown', newCartId(), '', 'crt_\n', 'x'.repeat(10_000)])(
    'is null when there is none: %j',
    async (id) => {
      expect(await shopper.sees(id)).toBeNull();
    },
  );

  test('is found as an entity, in the order of the question', async () => {
    const [one, two] = [await shopper.has(line()), await shopper.has(line())];
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Cart { id version } } }';
    const of = [two.id, 'crt_unknown', one.id].map((id) => ({ __typename: 'Cart', id }));
    const { data } = await cart.graphql<{ _entities: unknown[] }>(query, { of });
    expect(data!._entities).toEqual([{ id: two.id, version: 1 }, null, { id: one.id, version: 1 }]);
  });
});

describe('changes', () => {
  test('adding a variant again raises its quantity', async () => {
    const wanted = line(2);
    const { id, lines } = await shopper.has(wanted);
    const payload = await shopper.does('cartLinesAdd', { cartId: id, lines: [wanted] });
    expect(payload.cart).toMatchObject({ version: 2, lines: [{ ...lines[0], quantity: 4 }] });
  });

  test('lines are updated and removed at the version that was seen', async () => {
    const { id, lines } = await shopper.has(line(), line());
    const updated = await shopper.does('cartLinesUpdate', {
      cartId: id,
      expectedVersion: 1,
      lines: [{ lineId: lines[0]!.id, quantity: 7 }],
    });
    expect(updated.cart).toMatchObject({ version: 2, lines: [{ quantity: 7 }, { quantity: 1 }] });
    const removed = await shopper.does('cartLinesRemove', { cartId: id, expectedVersion: 2, lineIds: [lines[1]!.id] });
    expect(removed.cart).toMatchObject({ version: 3, lines: [{ id: lines[0]!.id, quantity: 7 }] });
  });

  test('the same key and input answer again, even when the variant is not for sale any more', async () => {
    const { id } = await shopper.has();
    const wanted = line();
    const input = { idempotencyKey: 'k', cartId: id, lines: [wanted] };
    const first = await shopper.does('cartLinesAdd', input);
    cart.setPrice(wanted.variantId, null);
    expect(await shopper.does('cartLinesAdd', input)).toEqual({ ...first, replayed: true });
  });

  test('a key of one mutation with the input of another is refused', async () => {
    const { id, lines } = await shopper.has(line());
    await shopper.does('cartLinesAdd', { idempotencyKey: 'k', cartId: id, lines: [line()] });
    const removal = { idempotencyKey: 'k', cartId: id, expectedVersion: 2, lineIds: [lines[0]!.id] };
    expect((await shopper.does('cartLinesRemove', removal)).userErrors).toEqual([
      {
        __typename: 'IdempotencyKeyReusedError',
        code: 'IDEMPOTENCY_KEY_REUSED',
        message: expect.any(String),
        field: ['input', 'idempotencyKey'],
      },
    ]);
    expect(await shopper.sees(id)).toMatchObject({ version: 2, lines: [{}, {}] });
  });
});

describe('the key of a creation', () => {
  const customer = (id: string) => aShopper(cart, { id, role: 'CUSTOMER' });

  test('gives a customer the same cart again', async () => {
    const ann = customer(randomUUID());
    const input = { idempotencyKey: '1', lines: [line()] };
    const first = await ann.does('cartCreate', input);
    expect(await ann.does('cartCreate', input)).toEqual({ ...first, replayed: true });
    expect((await ann.does('cartCreate', { idempotencyKey: '1' })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ]);
  });

  test('is free after a refusal', async () => {
    const ann = customer(randomUUID());
    const refused = await ann.does('cartCreate', { idempotencyKey: '1', lines: [line(1_000)] });
    expect(refused.userErrors).toMatchObject([{ code: 'CART_LIMIT_EXCEEDED' }]);
    const created = await ann.does('cartCreate', { idempotencyKey: '1', lines: [line(999)] });
    expect(created).toMatchObject({ replayed: false, cart: { version: 1 } });
  });

  test('never gives a customer the cart of another', async () => {
    const [ann, bob] = [customer(randomUUID()), customer(randomUUID())];
    const carts = [
      await ann.does('cartCreate', { idempotencyKey: '1' }),
      await bob.does('cartCreate', { idempotencyKey: '1' }),
    ];
    expect(carts.map(({ replayed }) => replayed)).toEqual([false, false]);
    expect(carts[0]!.cart!.id).not.toBe(carts[1]!.cart!.id);
  });

  test('never gives a guest the cart of another, unless it is a UUID that only one can know', async () => {
    const [first, second] = [
      await shopper.does('cartCreate', { idempotencyKey: '1' }),
      await shopper.does('cartCreate', { idempotencyKey: '1' }),
    ];
    expect(second.replayed).toBe(false);
    expect(second.cart!.id).not.toBe(first.cart!.id);
    const idempotencyKey = randomUUID();
    const mine = await shopper.does('cartCreate', { idempotencyKey });
    expect(await shopper.does('cartCreate', { idempotencyKey })).toEqual({ ...mine, replayed: true });
  });

  test('makes one cart of twenty calls at once', async () => {
    const ann = customer(randomUUID());
    const calls = Array.from({ length: 20 }, () => ann.does('cartCreate', { idempotencyKey: '1', lines: [] }));
    const payloads = await Promise.all(calls);
    expect(new Set(payloads.map((payload) => payload.cart!.id)).size).toBe(1);
    expect(payloads.filter(({ replayed }) => !replayed)).toHaveLength(1);
  });
});

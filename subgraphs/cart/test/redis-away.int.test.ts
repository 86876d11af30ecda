import { ReadCart } from '@cartograph/contracts';
import { waitFor } from '@cartograph/testkit';
import { aShopper } from './cart-queries';
import { runCart, type RunningTestCart } from './running-cart';

let cart: RunningTestCart;
let shopper: ReturnType<typeof aShopper>;

beforeAll(async () => {
  cart = await runCart();
  shopper = aShopper(cart);
});

afterAll(() => cart.stop());
afterEach(() => cart.redisProxy.heal());

const health = async (kind: 'live' | 'ready') => (await fetch(`${cart.url}/health/${kind}`)).status;

const aCart = () => waitFor(() => shopper.has({ variantId: cart.aVariant(), quantity: 1 }));

const unavailable = [
  { message: expect.stringMatching(/^Carts cannot be reached/), extensions: { code: 'SERVICE_UNAVAILABLE' } },
];

test.each([
  ['is away', () => cart.redisProxy.cut()],
  ['hangs', () => Promise.resolve(cart.redisProxy.hang())],
])(
  'while Redis %s carts refuse clearly, and after it they are as before',
  async (_, takeAway) => {
    const seen = await aCart();
    await takeAway();
    const add = { idempotencyKey: 'k', cartId: seen.id, lines: [{ variantId: cart.aVariant(), quantity: 1 }] };
    expect(await shopper.reply('cartLinesAdd', add)).toMatchObject({ data: null, errors: unavailable });
    await expect(cart.ask(ReadCart, { cartId: seen.id })).rejects.toThrow('cart read.v1 answered 503');
    expect([await health('live'), await health('ready')]).toEqual([200, 503]);

    await cart.redisProxy.heal();
    await waitFor(async () => (await health('ready')) === 200);
    expect(await shopper.sees(seen.id)).toEqual(seen);
    expect(await shopper.does('cartLinesAdd', add)).toMatchObject({ replayed: false, cart: { version: 2 } });
  },
  20_000,
);

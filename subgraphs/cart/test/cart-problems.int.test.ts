import { aShopper } from './cart-queries';
import { usd } from './builders';
import { runCart, type RunningTestCart } from './running-cart';

let cart: RunningTestCart;
let shopper: ReturnType<typeof aShopper>;

beforeAll(async () => {
  cart = await runCart();
  shopper = aShopper(cart);
});

afterAll(() => cart.stop());

const query = `query ($id: ID!) {
  cart(id: $id) { version problems { code lineId priceNow { amount } } }
}`;

type Answer = { cart: { version: number; problems: unknown[] | null } };

test('a cart shows what changed since its lines were added', async () => {
  const variants = [cart.aVariant(usd(100)), cart.aVariant(usd(100)), cart.aVariant(usd(100)), cart.aVariant(usd(100))];
  const { id, lines } = await shopper.has(...variants.map((variantId) => ({ variantId, quantity: 1 })));
  cart.setPrice(variants[1]!, usd(90));
  cart.setPrice(variants[2]!, null);
  cart.setPrice(variants[3]!, undefined);
  expect((await cart.graphql<Answer>(query, { id })).data!.cart.problems).toEqual([
    { code: 'PRICE_CHANGED', lineId: lines[1]!.id, priceNow: { amount: '0.90' } },
    { code: 'NOT_PURCHASABLE', lineId: lines[2]!.id, priceNow: null },
    { code: 'VARIANT_NOT_FOUND', lineId: lines[3]!.id, priceNow: null },
  ]);
});

test('a cart whose prices hold has no problems, and neither has an empty one', async () => {
  const carts = [await shopper.has({ variantId: cart.aVariant(), quantity: 1 }), await shopper.has()];
  for (const { id } of carts) expect((await cart.graphql<Answer>(query, { id })).data!.cart.problems).toEqual([]);
});

test('without the catalogue a cart is shown without its problems, and nothing can be added', async () => {
  const wanted = { variantId: cart.aVariant(), quantity: 1 };
  const seen = await shopper.has(wanted);
  await cart.catalogProxy.cut();
  const shown = await cart.graphql<Answer>(query, { id: seen.id });
  expect(shown).toMatchObject({
    data: { cart: { version: 1, problems: null } },
    errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
  });
  const refused = await shopper.reply('cartLinesAdd', { cartId: seen.id, lines: [wanted] });
  expect(refused).toMatchObject({ data: null, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
  await cart.catalogProxy.heal();
  expect(await shopper.sees(seen.id)).toEqual(seen);
});

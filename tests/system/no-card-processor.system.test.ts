import { waitFor } from '@cartograph/testkit';
import { expectBooksInOrder, placeUntilConfirmed } from '../faults/tools/settled';
import { createBuyer, type Buyer, type ReadyCart } from '../tools/buyer';
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

const problemsOf = async ({ cartId }: ReadyCart) => {
  const { checkoutPreview } = await buyer.graphql<{ checkoutPreview: { preview: { problems: { code: string }[] } } }>(
    `
      mutation Problems($input: CheckoutPreviewInput!) {
        checkoutPreview(input: $input) {
          preview {
            problems {
              code
            }
          }
        }
      }
    `,
    { input: { cartId } },
  );
  return checkoutPreview.preview.problems.map(({ code }) => code);
};

test('while the card processor is away an order is refused before it begins, and placed under its key afterwards', async () => {
  const processor = open.shop.program('card-processor');
  processor.kill('SIGTERM');
  await processor.exited;

  // Payments learns it from orders that wait for their authorization.
  const waiting: ReadyCart[] = [];
  const { cart, reply } = await waitFor(async () => {
    const next = await buyer.fillCart([{ variantId, quantity: 1 }]);
    const placed = await buyer.placeOrder(next, { waitMs: 0 });
    if (placed.userErrors.length > 0) return { cart: next, reply: placed };
    waiting.push(next);
    return undefined;
  });
  expect(reply).toEqual({
    result: null,
    userErrors: [{ __typename: 'PaymentUnavailableError', code: 'PAYMENT_UNAVAILABLE' }],
  });
  expect(await buyer.placement(cart)).toBeNull();
  expect(await problemsOf(cart)).toEqual(['PAYMENT_UNAVAILABLE']);
  await waitFor(async () => {
    const { cartLinesAdd } = await buyer.addLines(cart.cartId, [{ variantId, quantity: 1 }]);
    return cartLinesAdd.userErrors.length === 0;
  });

  await processor.start();
  await waitFor(async () => (await problemsOf(cart)).length === 0, { withinMs: 20_000 });
  const changed = await buyer.preview(cart.cartId);
  const bought = await waitFor(async () => (await buyer.placeOrder(changed)).result);
  expect(bought).toMatchObject({ __typename: 'OrderPlaced', replayed: false });
  await Promise.all(waiting.map((early) => placeUntilConfirmed(buyer, early)));
  await expectBooksInOrder(open);
}, 90_000);

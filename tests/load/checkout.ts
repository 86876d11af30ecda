// placeOrder under load: carts are built beforehand, then bought as fast as the clients get answers. A load test that
// does not check that stock and money add up is only a heater, so the auditor reads the books afterwards.
import { randomUUID } from 'node:crypto';
import { waitFor } from '@cartograph/testkit';
import { auditBooks, sagasUnderWay } from '../faults/tools/invariants';
import { closedLoop, type Measured } from './closed-loop';
import { createGraphql, operatorToken, type Graphql } from './running-shop';

interface ReadyCart {
  readonly cartId: string;
  readonly version: number;
  readonly total: { readonly amount: string; readonly currencyCode: string };
}

const shippingAddress = {
  name: 'Ada',
  line1: '1 Loop',
  city: 'Austin',
  postalCode: '73301',
  countryCode: 'US',
  region: 'CA',
};

const variantsToBuy = async (graphql: Graphql): Promise<string[]> => {
  const { products } = await graphql<{
    products: { nodes: { variants: { id: string; isPurchasable: boolean }[] }[] };
  }>('{ products(first: 100) { nodes { variants { id isPurchasable } } } }');
  return products.nodes.flatMap(({ variants }) => variants.filter((it) => it.isPurchasable).map(({ id }) => id));
};

const stockUp = async (graphql: Graphql, variantIds: readonly string[]): Promise<void> => {
  const authorization = `Bearer ${operatorToken()}`;
  for (const variantId of variantIds)
    await graphql(
      `
        mutation StockUp($input: InventoryAdjustInput!) {
          inventoryAdjust(input: $input) {
            userErrors {
              code
            }
          }
        }
      `,
      { input: { idempotencyKey: randomUUID(), variantId, delta: 100_000, reason: 'CORRECTION' } },
      { authorization },
    );
};

/** One to three lines, the same few combinations again and again, so that each is previewed once. */
const combinations = (variantIds: readonly string[]) =>
  Array.from({ length: 60 }, (_, index) =>
    Array.from({ length: 1 + (index % 3) }, (__, line) => ({
      variantId: variantIds[(index * 3 + line) % variantIds.length]!,
      quantity: 1 + (index % 2),
    })),
  );

const createCart = async (
  graphql: Graphql,
  lines: readonly object[],
): Promise<Pick<ReadyCart, 'cartId' | 'version'>> => {
  const { cartCreate } = await graphql<{ cartCreate: { cart: { id: string } } }>(
    'mutation Create($input: CartCreateInput!) { cartCreate(input: $input) { cart { id } } }',
    { input: { idempotencyKey: randomUUID() } },
  );
  const cartId = cartCreate.cart.id;
  const { cartLinesAdd } = await graphql<{ cartLinesAdd: { cart: { version: number } } }>(
    'mutation Add($input: CartLinesAddInput!) { cartLinesAdd(input: $input) { cart { version } } }',
    { input: { cartId, idempotencyKey: randomUUID(), lines } },
  );
  return { cartId, version: cartLinesAdd.cart.version };
};

const totalOf = async (graphql: Graphql, cartId: string): Promise<ReadyCart['total']> => {
  const { checkoutPreview } = await graphql<{
    checkoutPreview: { preview: { totals: { total: ReadyCart['total'] } } };
  }>(
    `
      mutation Preview($input: CheckoutPreviewInput!) {
        checkoutPreview(input: $input) {
          preview {
            totals {
              total {
                amount
                currencyCode
              }
            }
          }
        }
      }
    `,
    { input: { cartId, shippingAddress, deliveryOptionId: 'standard' } },
  );
  return checkoutPreview.preview.totals.total;
};

const buildCarts = async (graphql: Graphql, count: number): Promise<ReadyCart[]> => {
  const variantIds = await variantsToBuy(graphql);
  await stockUp(graphql, variantIds);
  const kinds = await Promise.all(
    combinations(variantIds).map(async (lines) => {
      const { cartId } = await createCart(graphql, lines);
      return { lines, total: await totalOf(graphql, cartId) };
    }),
  );
  const carts: ReadyCart[] = [];
  let next = 0;
  const builder = async () => {
    while (next < count) {
      const { lines, total } = kinds[next++ % kinds.length]!;
      carts.push({ ...(await createCart(graphql, lines)), total });
    }
  };
  await Promise.all(Array.from({ length: 32 }, builder));
  return carts;
};

const placeOrder = `mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    result { __typename ... on OrderPlaced { accessKey order { id number status totals { total { amount } } } } }
    userErrors { code }
  }
}`;

const buy = async (
  graphql: Graphql,
  { cartId, version, total }: ReadyCart,
  paymentMethodToken: string,
  waitMs = 10_000,
) => {
  const reply = await graphql<{ placeOrder: { result: { __typename: string } | null } }>(placeOrder, {
    input: {
      idempotencyKey: '1',
      cartId,
      cartVersion: version,
      expectedTotal: total,
      paymentMethodToken,
      shippingAddress,
      email: 'ada@example.com',
      deliveryOptionId: 'standard',
      waitMs,
    },
  });
  return reply.placeOrder.result?.__typename === 'OrderPlaced';
};

export interface CheckoutBench {
  readonly clients: number;
  readonly seconds: number;
  /** How many carts to build; the run ends early when all are bought. */
  readonly carts: number;
  /** One buyer more, begun before the others, whose bank takes half a minute. */
  readonly withSlowCard?: boolean;
  /** A call that fails is made again with the same key, as a client's would be, until the order is placed. */
  readonly isPersistent?: boolean;
  /** Begun when the first cart is bought; what it answers with is called when the last one was. */
  readonly meanwhile?: () => () => void;
}

/** Begins an order with a slow card and resolves, in the end, whether it was confirmed. */
const buySlowly = async (graphql: Graphql, cart: ReadyCart): Promise<() => Promise<boolean>> => {
  await buy(graphql, cart, 'tok_slow', 0);
  return () =>
    waitFor(() => buy(graphql, cart, 'tok_slow', 5_000), { withinMs: 90_000, everyMs: 500 }).catch(() => false);
};

/** Buys; then waits until the shop is at rest and reads the books. An invariant that does not hold is a line. */
export const benchCheckout = async (
  shop: Readonly<Record<string, string>>,
  { clients, seconds, carts, withSlowCard = false, isPersistent = false, meanwhile }: CheckoutBench,
): Promise<{ readonly measured: Measured; readonly broken: readonly string[] }> => {
  const graphql = createGraphql(shop['GATEWAY_URL']!, clients);
  const ready = await buildCarts(graphql, carts);
  const slowlyBought = withSlowCard ? await buySlowly(graphql, ready.pop()!) : undefined;
  const end = meanwhile?.();
  const measured = await closedLoop(clients, seconds, async () => {
    const cart = ready.pop();
    if (!cart) return undefined;
    const once = () => buy(graphql, cart, 'tok_approved');
    return isPersistent ? waitFor(once, { withinMs: 60_000, everyMs: 100 }) : once();
  }).finally(end);
  const isSlowConfirmed = !slowlyBought || (await slowlyBought());
  const orders = shop['ORDERS_POSTGRES_URL']!;
  await waitFor(async () => (await sagasUnderWay(orders)) === 0, { withinMs: 60_000, everyMs: 500 });
  const books = {
    orders,
    inventory: shop['INVENTORY_POSTGRES_URL']!,
    payments: shop['PAYMENTS_POSTGRES_URL']!,
    ledgerFile: shop['CARD_PROCESSOR_LEDGER_FILE']!,
    carts: shop['CART_REDIS_URL']!,
  };
  let broken = await auditBooks(books);
  // What was acknowledged last leaves the outbox within a moment.
  if (broken.length > 0) {
    await waitFor(async () => (broken = await auditBooks(books)).length === 0, { withinMs: 5_000 }).catch(
      () => undefined,
    );
  }
  return { measured, broken: isSlowConfirmed ? broken : [...broken, 'the order of the slow card was not confirmed'] };
};

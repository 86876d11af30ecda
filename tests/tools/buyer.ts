// A shopper's app: speaks GraphQL to the gateway and nothing else.
import { randomUUID } from 'node:crypto';
import { createGraphql } from './graphql';
import { createPromises } from './promises';

export interface PlaceOrderReply {
  readonly result: {
    readonly __typename: 'OrderPlaced' | 'PlacementPending' | 'PlacementRejected' | 'PlacementThrottled';
    readonly replayed: boolean;
    readonly accessKey?: string;
    readonly order?: { readonly id: string; readonly number: string; readonly status: string };
    readonly placement?: { readonly id: string; readonly status: string };
    readonly reason?: { readonly __typename: string; readonly code: string };
    readonly retryAfterMs?: number;
  } | null;
  readonly userErrors: readonly { readonly __typename: string; readonly code: string }[];
}

export interface ReadyCart {
  readonly cartId: string;
  readonly version: number;
  readonly total: { readonly amount: string; readonly currencyCode: string };
}

const address = { name: 'Ada', line1: '1 Loop', city: 'Austin', postalCode: '73301', countryCode: 'NZ' };

const placeOrderMutation = `mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    result {
      __typename
      ... on OrderPlaced { replayed accessKey order { id number status } }
      ... on PlacementPending { replayed accessKey placement { id status } }
      ... on PlacementRejected { replayed placement { id status } reason { __typename code } }
      ... on PlacementThrottled { retryAfterMs }
    }
    userErrors { __typename code }
  }
}`;

const previewMutation = `mutation Preview($input: CheckoutPreviewInput!) {
  checkoutPreview(input: $input) { preview { cartVersion totals { total { amount currencyCode } } } }
}`;

const orderQuery = `query Order($id: ID!, $accessKey: String) {
  order(id: $id, accessKey: $accessKey) {
    id
    status
    totals { total { amount } }
    payment { status captured { amount } }
  }
}`;

/** The key under which this cart is bought unless a test says otherwise. */
const keyOf = (cart: ReadyCart) => `order of ${cart.cartId}`;

export const createBuyer = (gatewayUrl: string) => {
  const ask = createGraphql(gatewayUrl);
  const promises = createPromises();

  /** Variants of the catalogue that can be bought. */
  const variants = async (): Promise<string[]> => {
    const { products } = await ask<{
      products: { nodes: { variants: { id: string; isPurchasable: boolean }[] }[] };
    }>('{ products(first: 50) { nodes { variants { id isPurchasable } } } }');
    return products.nodes.flatMap((product) =>
      product.variants.filter(({ isPurchasable }) => isPurchasable).map(({ id }) => id),
    );
  };

  /** A variant of which so few are left that the shop tells how many. */
  const scarceVariant = async (): Promise<{ variantId: string; pieces: number }> => {
    const { products } = await ask<{
      products: { nodes: { variants: { id: string; availability: { quantityHint: number | null } | null }[] }[] };
    }>('{ products(first: 50) { nodes { variants { id availability { quantityHint } } } } }');
    for (const { id, availability } of products.nodes.flatMap(({ variants: all }) => all))
      if (availability?.quantityHint) return { variantId: id, pieces: availability.quantityHint };
    throw new Error('the demo catalogue has no scarce variant');
  };

  const preview = async (cartId: string): Promise<ReadyCart> => {
    const { checkoutPreview } = await ask<{
      checkoutPreview: { preview: { cartVersion: number; totals: { total: ReadyCart['total'] } } };
    }>(previewMutation, { input: { cartId, shippingAddress: address, deliveryOptionId: 'standard' } });
    return { cartId, version: checkoutPreview.preview.cartVersion, total: checkoutPreview.preview.totals.total };
  };

  const addLines = (cartId: string, lines: readonly { variantId: string; quantity: number }[]) =>
    ask<{ cartLinesAdd: { cart: { id: string; version: number } | null; userErrors: { code: string }[] } }>(
      'mutation Add($input: CartLinesAddInput!) { cartLinesAdd(input: $input) { cart { id version } userErrors { code } } }',
      { input: { cartId, idempotencyKey: randomUUID(), lines } },
    );

  /** A cart with these lines, previewed, ready to be bought. */
  const fillCart = async (lines: readonly { variantId: string; quantity: number }[]): Promise<ReadyCart> => {
    const { cartCreate } = await ask<{ cartCreate: { cart: { id: string } } }>(
      'mutation Create($input: CartCreateInput!) { cartCreate(input: $input) { cart { id } } }',
      { input: { idempotencyKey: randomUUID() } },
    );
    await addLines(cartCreate.cart.id, lines);
    return preview(cartCreate.cart.id);
  };

  /** Throws a FinalFault when the reply breaks what this buyer was told before. */
  const placeOrder = (cart: ReadyCart, changes: Readonly<Record<string, unknown>> = {}): Promise<PlaceOrderReply> => {
    const input = {
      idempotencyKey: keyOf(cart),
      cartId: cart.cartId,
      cartVersion: cart.version,
      expectedTotal: cart.total,
      paymentMethodToken: 'tok_approved',
      shippingAddress: address,
      email: 'ada@example.com',
      deliveryOptionId: 'standard',
      waitMs: 8_000,
      ...changes,
    };
    return promises.hold(
      input,
      async () => (await ask<{ placeOrder: PlaceOrderReply }>(placeOrderMutation, { input })).placeOrder,
    );
  };

  const order = async (id: string, accessKey: string) =>
    (
      await ask<{
        order: {
          id: string;
          status: string;
          totals: { total: { amount: string } };
          payment: { status: string; captured: { amount: string } } | null;
        } | null;
      }>(orderQuery, { id, accessKey })
    ).order;

  /** The placement that placeOrder began for this cart, if it has been accepted. */
  const placement = async (bought: ReadyCart) =>
    (
      await ask<{ orderPlacement: { id: string; status: string } | null }>(
        'query Placement($key: String, $cartId: ID) { orderPlacement(idempotencyKey: $key, cartId: $cartId) { id status } }',
        { key: keyOf(bought), cartId: bought.cartId },
      )
    ).orderPlacement;

  const cancel = async (orderId: string, accessKey: string, changes: Readonly<Record<string, unknown>> = {}) =>
    (
      await ask<{
        orderCancel: {
          readonly order: { readonly status: string } | null;
          readonly replayed: boolean;
          readonly userErrors: readonly { readonly code: string }[];
        };
      }>(
        'mutation Cancel($input: OrderCancelInput!) { orderCancel(input: $input) { order { status } replayed userErrors { code } } }',
        { input: { orderId, accessKey, idempotencyKey: `cancel ${orderId}`, reason: 'changed my mind', ...changes } },
      )
    ).orderCancel;

  const cart = async (id: string) =>
    (
      await ask<{ cart: { version: number; lines: { quantity: number }[] } | null }>(
        'query Cart($id: ID!) { cart(id: $id) { version lines { quantity } } }',
        { id },
      )
    ).cart;

  return {
    graphql: ask,
    variants,
    scarceVariant,
    fillCart,
    addLines,
    preview,
    placeOrder,
    placement,
    order,
    cancel,
    cart,
  };
};

export type Buyer = ReturnType<typeof createBuyer>;

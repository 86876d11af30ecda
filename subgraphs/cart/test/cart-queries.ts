// The operations that tests run as a shopper.
import { randomUUID } from 'node:crypto';
import type { GraphqlReply } from '@cartograph/testkit';
import type { RunningTestCart } from './running-cart';

export interface ShownCart {
  readonly id: string;
  readonly version: number;
  readonly isFrozen: boolean;
  readonly subtotal: { readonly minorUnits: string; readonly currencyCode: string } | null;
  readonly lines: readonly { readonly id: string; readonly variantId: string; readonly quantity: number }[];
}

export interface Payload {
  readonly cart: ShownCart | null;
  readonly replayed: boolean;
  readonly userErrors: readonly Readonly<Record<string, unknown>>[];
}

const cartFields = `id version isFrozen subtotal { minorUnits currencyCode } lines { id variantId quantity }`;
const payloadFields = `{
  replayed
  cart { ${cartFields} }
  userErrors {
    __typename code message field
    ... on VersionConflictError { currentVersion }
    ... on CartLineNotFoundError { lineId }
    ... on CartLimitExceededError { limit maximum }
    ... on VariantNotFoundError { variantId }
    ... on NotPurchasableError { variantId }
  }
}`;

export type MutationName = 'cartCreate' | 'cartLinesAdd' | 'cartLinesUpdate' | 'cartLinesRemove';

/** A shopper of one running cart. A mutation that names no key gets a fresh one. */
export const aShopper = (cart: RunningTestCart, viewer?: Parameters<RunningTestCart['graphql']>[2]) => {
  const reply = (name: MutationName, input: object): Promise<GraphqlReply<Record<MutationName, Payload> | null>> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    const query = `mutation ($input: ${type}) { ${name}(input: $input) ${payloadFields} }`;
    return cart.graphql(query, { input: { idempotencyKey: randomUUID(), ...input } }, viewer);
  };
  const does = async (name: MutationName, input: object = {}): Promise<Payload> => {
    const { data, errors } = await reply(name, input);
    if (!data) throw new Error(JSON.stringify(errors));
    return data[name];
  };
  return {
    reply,
    does,
    /** A cart with these lines. */
    has: async (...lines: readonly { variantId: string; quantity: number }[]): Promise<ShownCart> =>
      (await does('cartCreate', { lines })).cart!,
    sees: async (id: string): Promise<ShownCart | null> => {
      const query = `query ($id: ID!) { cart(id: $id) { ${cartFields} } }`;
      const { data, errors } = await cart.graphql<{ cart: ShownCart | null }>(query, { id }, viewer);
      if (errors) throw new Error(JSON.stringify(errors));
      return data!.cart;
    },
  };
};

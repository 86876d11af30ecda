import { timesMoney, toIso } from '@cartograph/kernel';
import { sharedResolvers, type Viewer } from '@cartograph/runtime';
import type { CartLine, SeenCart } from '../domain/cart';
import type { CartProblem } from '../domain/cart-problems';
import type { Outcome } from '../use-cases/refusal';
import type { Context } from './context';
import type {
  MutationCartCreateArgs,
  MutationCartLinesAddArgs,
  MutationCartLinesRemoveArgs,
  MutationCartLinesUpdateArgs,
  QueryCartArgs,
} from './generated';
import { toUserError } from './user-errors';

/** Two kinds of viewer never share a name. */
const shopperOf = ({ role, id }: Viewer) => (id === null ? null : `${role}:${id}`);

const toPayload = (outcome: Outcome) =>
  outcome.ok
    ? { cart: outcome.cart, userErrors: [], replayed: outcome.replayed }
    : { cart: null, userErrors: outcome.refusals.map(toUserError), replayed: false };

const problemMessages: Readonly<Record<CartProblem['code'], string>> = {
  PRICE_CHANGED: 'The price has changed since it was added.',
  NOT_PURCHASABLE: 'This variant cannot be bought at present.',
  VARIANT_NOT_FOUND: 'This variant is gone.',
};

export const resolvers = {
  ...sharedResolvers,

  Query: {
    cart: (_: unknown, { id }: QueryCartArgs, { loaders }: Context) => loaders.cart.load(id),
  },

  Mutation: {
    cartCreate: async (_: unknown, { input }: MutationCartCreateArgs, { app, hop }: Context) =>
      toPayload(await app.createCart({ ...input, shopper: shopperOf(hop.viewer), lines: input.lines ?? [] })),
    cartLinesAdd: async (_: unknown, { input }: MutationCartLinesAddArgs, { app }: Context) =>
      toPayload(await app.addCartLines({ ...input, expectedVersion: input.expectedVersion ?? undefined })),
    cartLinesUpdate: async (_: unknown, { input }: MutationCartLinesUpdateArgs, { app }: Context) =>
      toPayload(await app.updateCartLines(input)),
    cartLinesRemove: async (_: unknown, { input }: MutationCartLinesRemoveArgs, { app }: Context) =>
      toPayload(await app.removeCartLines(input)),
  },

  Cart: {
    __resolveReference: ({ id }: { id: string }, { loaders }: Context) => loaders.cart.load(id),
    subtotal: ({ lines }: SeenCart, _: unknown, { app }: Context) => app.subtotalOf(lines),
    problems: ({ lines }: SeenCart, _: unknown, { app }: Context) => app.findProblems(lines),
    expiresAt: ({ expiresAt }: SeenCart) => toIso(expiresAt),
  },

  CartLine: {
    variant: ({ variantId }: CartLine) => ({ __typename: 'Variant', id: variantId }),
    lineTotal: ({ priceWhenAdded, quantity }: CartLine) => timesMoney(priceWhenAdded, quantity),
  },

  CartProblem: {
    message: ({ code }: CartProblem) => problemMessages[code],
  },
};

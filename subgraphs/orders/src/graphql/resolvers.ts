import {
  isCartId,
  isIdempotencyKey,
  isOrderId,
  isPlacementId,
  orderIdOf,
  placementIdOf,
  toIso,
  type Instant,
  type SagaId,
} from '@cartograph/kernel';
import { Fault, sharedResolvers } from '@cartograph/runtime';
import type { Order, OrderedLine } from '../domain/order';
import type { Placement } from '../domain/placement';
import type { Throttled } from '../domain/throttle-placement';
import type { StepStanding } from '../checkout/standing';
import type { PlaceOrderAnswer } from '../use-cases/place-order';
import * as afterSale from './after-sale';
import { needsKey } from './after-sale';
import type { Context } from './context';
import type {
  MutationCheckoutPreviewArgs,
  MutationPlaceOrderArgs,
  QueryDeliveryOptionsArgs,
  QueryOrderArgs,
  QueryOrderPlacementArgs,
} from './generated';
import * as lists from './lists';
import { toUserError } from './user-errors';

const badInput = (message: string) => new Fault('BAD_USER_INPUT', message);

const orderIdOfPlacement = ({ id }: Placement) => orderIdOf(id as SagaId);

const orderOf = async (placement: Placement, { app, asker }: Context): Promise<Order | null> => {
  if (placement.status !== 'CONFIRMED') return null;
  const id = orderIdOfPlacement(placement);
  // Whoever may see the placement may see its order.
  const answer = await app.getOrder({ id, accessKey: app.accessKeyFor(id) }, asker);
  return (answer.isAllowed && answer.order) || null;
};

const placedResult = async ({ placement, replayed }: Extract<PlaceOrderAnswer, { ok: true }>, context: Context) => {
  const accessKey = context.app.accessKeyFor(orderIdOfPlacement(placement));
  if (placement.status === 'CONFIRMED')
    return { __typename: 'OrderPlaced', order: await orderOf(placement, context), accessKey, replayed };
  if (placement.rejection)
    return { __typename: 'PlacementRejected', placement, reason: toUserError(placement.rejection), replayed };
  return { __typename: 'PlacementPending', placement, accessKey, replayed };
};

const throttledResult = ({ retryAfterMs }: Throttled) => ({
  __typename: 'PlacementThrottled',
  retryAfterMs,
  message: 'The shop has very many orders under way. Nothing was begun; try again shortly.',
});

const isoOrNull = (at: Instant | null | undefined) => (at ? toIso(at) : null);

export const resolvers = {
  ...sharedResolvers,

  Query: {
    order: async (_: unknown, { id, accessKey }: QueryOrderArgs, { app, asker }: Context) => {
      if (!isOrderId(id)) throw badInput('This is not the id of an order.');
      const answer = await app.getOrder({ id, accessKey: accessKey ?? undefined }, asker);
      if (!answer.isAllowed) throw needsKey(id);
      return answer.order ?? null;
    },
    orderPlacement: async (_: unknown, args: QueryOrderPlacementArgs, { app, asker }: Context) => {
      const { id, accessKey, idempotencyKey, cartId } = args;
      const isKey = idempotencyKey && isIdempotencyKey(idempotencyKey) && cartId && isCartId(cartId);
      const byKey = isKey ? { idempotencyKey, cartId } : undefined;
      const byId = id && isPlacementId(id) ? { id, accessKey: accessKey ?? undefined } : undefined;
      const question = id ? byId : byKey;
      if (!question) throw badInput('Give the id of a placement, or an idempotency key and a cart.');
      const answer = await app.getPlacement(question, asker);
      if (!answer.isAllowed) throw needsKey(id!);
      return answer.placement ?? null;
    },
    ...afterSale.Query,
    ...lists.Query,
    deliveryOptions: (_: unknown, args: QueryDeliveryOptionsArgs, { app }: Context) => app.listDeliveryOptions(args),
  },

  Mutation: {
    ...afterSale.Mutation,
    checkoutPreview: async (_: unknown, { input }: MutationCheckoutPreviewArgs, { app }: Context) => {
      const answer = await app.previewCheckout(input);
      if (!answer.ok) return { preview: null, userErrors: answer.refusals.map(toUserError) };
      const { problems, ...preview } = answer.preview;
      return { preview: { ...preview, problems: problems.map(toUserError) }, userErrors: [] };
    },
    placeOrder: async (_: unknown, { input }: MutationPlaceOrderArgs, context: Context) => {
      const answer = await context.app.placeOrder(input, context.asker);
      if (answer.ok) return { result: await placedResult(answer, context), userErrors: [] };
      if ('throttled' in answer) return { result: throttledResult(answer.throttled), userErrors: [] };
      return { result: null, userErrors: answer.refusals.map(toUserError) };
    },
  },

  PlaceOrderResult: { __resolveType: ({ __typename }: { __typename: string }) => __typename },

  OrderPlacement: {
    ...lists.OrderPlacement,
    __resolveReference: async ({ id }: { id: string }, { app, asker }: Context) => {
      if (!isPlacementId(id)) return null;
      const answer = await app.getPlacement({ id }, asker);
      return (answer.isAllowed && answer.placement) || null;
    },
    id: ({ id }: Placement) => placementIdOf(id as SagaId),
    order: (placement: Placement, _: unknown, context: Context) => orderOf(placement, context),
    rejection: ({ rejection }: Placement) => rejection && toUserError(rejection),
    acceptedAt: ({ acceptedAt }: Placement) => toIso(acceptedAt),
    deadlineAt: ({ deadlineAt }: Placement) => toIso(deadlineAt),
  },

  PlacementSaga: lists.PlacementSaga,

  PlacementStep: {
    ...lists.PlacementStep,
    askedAt: ({ askedAt }: StepStanding) => isoOrNull(askedAt),
    answeredAt: ({ answeredAt }: StepStanding) => isoOrNull(answeredAt),
  },

  Refund: afterSale.Refund,
  OrderCancellation: afterSale.OrderCancellation,
  ReviewItem: afterSale.ReviewItem,

  Order: {
    ...afterSale.Order,
    __resolveReference: async ({ id }: { id: string }, { app, asker }: Context) => {
      if (!isOrderId(id)) return null;
      const answer = await app.getOrder({ id }, asker);
      return (answer.isAllowed && answer.order) || null;
    },
    placedAt: ({ placedAt }: Order) => toIso(placedAt),
    confirmedAt: ({ confirmedAt }: Order) => isoOrNull(confirmedAt),
  },

  OrderLine: {
    variant: ({ variantId }: OrderedLine) => ({ id: variantId }),
  },
};

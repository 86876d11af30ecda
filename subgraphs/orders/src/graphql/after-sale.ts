// Taking back what was confirmed, and the review queue: the resolvers of their fields.
import { isIdOf, isOrderId, placementIdOf, toIso, type Instant, type SagaId } from '@cartograph/kernel';
import { Fault, NotAllowed, requireOperator, readPage, toConnection } from '@cartograph/runtime';
import type { Order as OrderRead } from '../domain/order';
import type { Cancellation, RefundRead, ReviewItem as ReviewItemRead } from '../ports-after-sale';
import type { Context } from './context';
import type {
  MutationOrderCancelArgs,
  MutationRefundCreateArgs,
  MutationReviewItemResolveArgs,
  QueryReviewItemsArgs,
} from './generated';
import { toUserError } from './user-errors';

const isoOrNull = (at: Instant | null) => (at ? toIso(at) : null);
const isReviewItemId = isIdOf('rev');

export const needsKey = (id: string) =>
  new NotAllowed('FORBIDDEN', 'This needs the access key, or to be signed in as its customer.', id);

const orderIdIn = ({ orderId }: { readonly orderId: string }) => {
  if (!isOrderId(orderId)) throw new Fault('BAD_USER_INPUT', 'This is not the id of an order.');
  return orderId;
};

export const Query = {
  reviewItems: async (_: unknown, { first, after, isOpen }: QueryReviewItemsArgs, { app, hop }: Context) => {
    requireOperator(hop);
    const page = readPage({ first, after }, isReviewItemId);
    const items = await app.listReviews({ isOpen: isOpen ?? undefined, ...page, limit: page.first + 1 });
    return toConnection(items, page, ({ id }) => id);
  },
};

export const Mutation = {
  orderCancel: async (_: unknown, { input }: MutationOrderCancelArgs, { app, asker, actor }: Context) => {
    const orderId = orderIdIn(input);
    const accessKey = input.accessKey ?? undefined;
    const answer = await app.cancelOrder({ ...input, orderId, accessKey }, asker, actor);
    if (!answer.isAllowed) throw needsKey(orderId);
    const { decision } = answer;
    if (!decision.ok) return { order: null, replayed: false, userErrors: [toUserError(decision.refusal)] };
    const read = await app.getOrder({ id: orderId, accessKey: app.accessKeyFor(orderId) }, asker);
    return { order: read.isAllowed ? read.order : null, replayed: decision.state.replayed, userErrors: [] };
  },
  refundCreate: async (_: unknown, { input }: MutationRefundCreateArgs, { app, hop, actor }: Context) => {
    const orderId = orderIdIn(input);
    requireOperator(hop, orderId);
    const decision = await app.refundOrder({ ...input, orderId }, actor);
    if (!decision.ok) return { refund: null, replayed: false, userErrors: [toUserError(decision.refusal)] };
    return { ...decision.state, userErrors: [] };
  },
  reviewItemResolve: async (_: unknown, { input }: MutationReviewItemResolveArgs, { app, hop, actor }: Context) => {
    const { id, action, reference, note } = input;
    if (!isReviewItemId(id)) throw new Fault('BAD_USER_INPUT', 'This is not the id of a review item.');
    requireOperator(hop, id);
    const given = { id, action, reference: reference ?? undefined, note: note ?? undefined };
    const { item, decision } = await app.resolveReview(given, actor);
    return { item: item ?? null, userErrors: decision.ok ? [] : [toUserError(decision.refusal)] };
  },
};

export const Order = {
  cancellation: async ({ id, status }: OrderRead, _: unknown, { app }: Context) =>
    status === 'CANCELLED' ? ((await app.cancellationOf(id)) ?? null) : null,
  refunds: ({ id }: OrderRead, _: unknown, { app }: Context) => app.refundsOf(id),
};

export const OrderCancellation = {
  requestedAt: ({ requestedAt }: Cancellation) => toIso(requestedAt),
  completedAt: ({ completedAt }: Cancellation) => isoOrNull(completedAt),
};

export const Refund = {
  requestedAt: ({ requestedAt }: RefundRead) => toIso(requestedAt),
  settledAt: ({ settledAt }: RefundRead) => isoOrNull(settledAt),
};

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** A refusal carries what the card processor knows beside its reason; a person reads both in one list. */
const factsOf = ({ orderId: _, evidence, ...said }: ReviewItemRead['evidence']): Record<string, unknown> => ({
  ...said,
  ...(evidence as object | undefined),
});

export const ReviewItem = {
  saga: ({ definition }: ReviewItemRead) => definition,
  isUndo: ({ way }: ReviewItemRead) => way === 'undo',
  placement: async ({ definition, sagaId }: ReviewItemRead, _: unknown, { app, asker }: Context) => {
    if (definition !== 'checkout') return null;
    const answer = await app.getPlacement({ id: placementIdOf(sagaId as SagaId) }, asker);
    return (answer.isAllowed && answer.placement) || null;
  },
  evidence: ({ evidence }: ReviewItemRead) =>
    Object.entries(factsOf(evidence)).map(([name, value]) => ({ name, value: asText(value) })),
  openedAt: ({ openedAt }: ReviewItemRead) => toIso(openedAt),
  resolvedAt: ({ resolvedAt }: ReviewItemRead) => isoOrNull(resolvedAt),
};

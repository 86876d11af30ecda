// Lists of placements and orders, and what operators see of a placement besides.
import { isOrderId, isSagaId, toIso } from '@cartograph/kernel';
import { Fault, requireOperator, readPage, toConnection } from '@cartograph/runtime';
import type { StepStanding } from '../checkout/standing';
import type { Placement } from '../domain/placement';
import type { Context } from './context';
import type { QueryOrderPlacementsArgs, QueryOrdersArgs } from './generated';

interface Arguments<Status> {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly status?: readonly Status[] | null | undefined;
}

const readList = <Status>({ status, ...given }: Arguments<Status>, isId: (text: string) => boolean) => {
  const page = readPage(given, isId);
  const { first, before } = page;
  // One more than the page tells whether there is a next one.
  return { page, wanted: { status: status ?? undefined, before, limit: first + 1 } };
};

export const Query = {
  orderPlacements: async (_: unknown, args: QueryOrderPlacementsArgs, { app, hop }: Context) => {
    requireOperator(hop);
    const { page, wanted } = readList(args, isSagaId);
    return toConnection(await app.listPlacements(wanted), page, ({ id }) => id);
  },
  orders: async (_: unknown, args: QueryOrdersArgs, { app, asker }: Context) => {
    const { page, wanted } = readList(args, isOrderId);
    const answer = await app.listOrders(wanted, asker);
    if (!answer.isAllowed) throw new Fault('UNAUTHENTICATED', 'Sign in to see your orders.');
    return toConnection(answer.orders, page, ({ id }) => id);
  },
};

export const OrderPlacement = {
  saga: ({ saga }: Placement, _: unknown, { asker }: Context) => (asker.isOperator ? saga : null),
};

export const PlacementSaga = {
  looksAgainAt: ({ wakeAt }: Placement['saga']) => (wakeAt ? toIso(wakeAt) : null),
};

export const PlacementStep = {
  attempt: ({ attempt }: StepStanding) => attempt ?? 1,
};

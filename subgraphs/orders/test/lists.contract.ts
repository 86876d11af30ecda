// What the lists of placements and orders promise; memory and Postgres both pass.
import { newIdBody } from '@cartograph/runtime';
import type { OrderStore, PlacementStore } from '../src/ports';
import { anAcceptRequest } from './orders-store';

export interface ListsRoom {
  readonly placements: PlacementStore;
  readonly orders: OrderStore;
  /** Brings a placement to CONFIRMED, or to EXPIRED with everything undone. */
  readonly end: (id: string, status: 'CONFIRMED' | 'EXPIRED') => Promise<void>;
}

const everything = { status: undefined, before: undefined, limit: 10 };

/** `room` is asked for once; nobody else accepts anything in it meanwhile. */
export const listsContract = (room: () => ListsRoom): void => {
  let at = Date.now();
  const accepted = async (customerId: string | null): Promise<string> => {
    const request = anAcceptRequest({}, [], newIdBody(++at));
    await room().placements.accept({ ...request, order: { ...request.order, customerId } });
    return request.id;
  };
  let pending: string, bought: string, expired: string, lately: string;
  beforeAll(async () => {
    pending = await accepted('ada');
    bought = await accepted('ada');
    expired = await accepted('ada');
    lately = await accepted('bob');
    await room().end(bought, 'CONFIRMED');
    await room().end(expired, 'EXPIRED');
    await room().end(lately, 'CONFIRMED');
  });

  const placementIds = async (page: Parameters<PlacementStore['list']>[0]) =>
    (await room().placements.list(page)).map(({ id }) => id);
  const orderIds = async (page: Partial<Parameters<OrderStore['list']>[0]>) =>
    (await room().orders.list({ ...everything, customerId: undefined, ...page })).map(({ id }) => id);

  test('placements come the newest first, page after page', async () => {
    expect(await placementIds(everything)).toEqual([lately, expired, bought, pending]);
    expect(await placementIds({ ...everything, limit: 3 })).toEqual([lately, expired, bought]);
    expect(await placementIds({ ...everything, before: bought })).toEqual([pending]);
  });

  test('placements of some statuses come in the same order', async () => {
    expect(await placementIds({ ...everything, status: ['PENDING', 'EXPIRED'] })).toEqual([expired, pending]);
    expect(await placementIds({ ...everything, status: ['CONFIRMED', 'PENDING'], limit: 2 })).toEqual([lately, bought]);
    expect(await placementIds({ ...everything, status: ['CONFIRMED'], before: lately })).toEqual([bought]);
    expect(await placementIds({ ...everything, status: [] })).toEqual([]);
  });

  test('what is listed is what is found by its id', async () => {
    const { placements } = room();
    const [listed] = await placements.list({ ...everything, status: ['PENDING'] });
    expect(listed).toMatchObject({ id: pending, customerId: 'ada', saga: { status: 'RUNNING', epoch: 1 } });
    expect(listed).toEqual(await placements.findById(pending));
  });

  test('orders are listed once they are confirmed, the newest first', async () => {
    expect(await orderIds({})).toEqual([`ord_${lately}`, `ord_${bought}`]);
    expect(await orderIds({ before: `ord_${lately}` })).toEqual([`ord_${bought}`]);
    expect(await orderIds({ status: ['CONFIRMED'], limit: 1 })).toEqual([`ord_${lately}`]);
    expect(await orderIds({ status: ['SHIPPED', 'CANCELLED'] })).toEqual([]);
  });

  test('a customer is listed what is theirs', async () => {
    expect(await orderIds({ customerId: 'ada' })).toEqual([`ord_${bought}`]);
    expect(await orderIds({ customerId: 'ada', before: `ord_${bought}` })).toEqual([]);
    expect(await orderIds({ customerId: 'eve', status: ['CONFIRMED'] })).toEqual([]);
  });
};

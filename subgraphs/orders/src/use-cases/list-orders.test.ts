import { newIdBody } from '@cartograph/runtime';
import { anAcceptRequest } from '../../test/orders-store';
import { createMemoryPlacements } from '../adapters/memory-placements';
import { createListOrders, type OrdersAnswer } from './list-orders';

const guest = { customerId: null, isOperator: false, traceparent: '00-1-1-01' };
const page = { status: undefined, before: undefined, limit: 10 };

/** A shop in which ada bought twice and bob once. */
const aShop = async () => {
  const { placements, orders, settle } = createMemoryPlacements();
  const buy = async (customerId: string, at: number) => {
    const request = anAcceptRequest({}, [], newIdBody(at));
    await placements.accept({ ...request, order: { ...request.order, customerId } });
    settle(request.id, { status: 'CONFIRMED', rejection: null });
    return request.order.id;
  };
  const ids = [await buy('ada', 1), await buy('bob', 2), await buy('ada', 3)];
  return { listOrders: createListOrders({ orders }), ids };
};

const idsIn = (answer: OrdersAnswer) => (answer.isAllowed ? answer.orders.map(({ id }) => id) : undefined);

test('a customer sees the orders that are theirs, the newest first', async () => {
  const { listOrders, ids } = await aShop();
  expect(idsIn(await listOrders(page, { ...guest, customerId: 'ada' }))).toEqual([ids[2], ids[0]]);
});

test('an operator sees all orders', async () => {
  const { listOrders, ids } = await aShop();
  expect(idsIn(await listOrders(page, { ...guest, isOperator: true }))).toEqual([...ids].reverse());
});

test('a guest may not list orders', async () => {
  const { listOrders } = await aShop();
  expect(await listOrders(page, guest)).toEqual({ isAllowed: false });
});

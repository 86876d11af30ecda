import { newIdBody } from '@cartograph/runtime';
import { anAcceptRequest, aReply, openOrdersStore, yesReplies, type OrdersStore } from '../../test/orders-store';
import { createCountUnderWay } from './postgres-under-way';

let store: OrdersStore;
beforeAll(async () => {
  store = await openOrdersStore();
});
afterAll(() => store?.close());

const accepted = async (at: number) => {
  const request = anAcceptRequest({}, [], newIdBody(at));
  await store.placements.accept(request);
  return request.id;
};

test('placements count from accept to their pivot or their end, and those of an earlier look are told apart', async () => {
  const countUnderWay = createCountUnderWay(store.postgres);
  expect(await countUnderWay('')).toEqual({ count: 0, remaining: 0, latestId: '' });

  const [bought, refused, waiting] = [await accepted(1), await accepted(2), await accepted(3)];
  expect(await countUnderWay('')).toEqual({ count: 3, remaining: 0, latestId: waiting });

  await store.sagas.advance(yesReplies(bought).slice(0, 3));
  await store.sagas.advance([aReply(refused, 'reserve-stock', 'stock-short', { orderId: '', lines: [] })]);
  const later = await accepted(4);
  expect(await countUnderWay(waiting)).toEqual({ count: 2, remaining: 1, latestId: later });
});

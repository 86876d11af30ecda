import { aWake, passDeadline } from '../../test/late-sagas';
import { listsContract } from '../../test/lists.contract';
import { aReply, openOrdersStore, yesReplies, type OrdersStore } from '../../test/orders-store';

let store: OrdersStore;
beforeAll(async () => {
  store = await openOrdersStore();
});
afterAll(() => store?.close());

const end = async (id: string, status: 'CONFIRMED' | 'EXPIRED') => {
  if (status === 'CONFIRMED') return void (await store.sagas.advance(yesReplies(id)));
  await passDeadline(store, [id]);
  await store.sagas.advance([aWake(id, 1)]);
  await store.sagas.advance([
    aReply(id, 'reserve-stock/undo', 'stock-released'),
    aReply(id, 'cart-frozen/undo', 'cart-restored'),
  ]);
};

listsContract(() => ({ ...store, end }));

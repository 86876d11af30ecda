import { newIdBody } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import { aWake } from '../../test/late-sagas';
import { anAcceptRequest, aReply, openOrdersStore, yesReplies, type OrdersStore } from '../../test/orders-store';

let store: OrdersStore;
beforeAll(async () => {
  store = await openOrdersStore();
});
afterAll(() => store?.close());

const accepted = async (couponCodes: string[] = []) => {
  const request = anAcceptRequest({}, couponCodes);
  await store.placements.accept(request);
  return request;
};
const commandsOf = (id: string) =>
  store.published.filter(({ item }) => item.correlationId === id).map(({ subject }) => subject.split('.')[2]);
const guardOf = async (cartId: string) =>
  (
    await store.rows<object>('SELECT live_placement, confirmed_version FROM cart_guards WHERE cart_id = $1', [cartId])
  )[0];

test('a saga whose answers are all yes confirms its order, frees its cart and tells the world once', async () => {
  const { id, order, checkout } = await accepted();
  const told = [];
  for (const reply of yesReplies(id)) told.push(...(await store.sagas.advance([reply])).settled);
  expect(told).toEqual([id]);
  expect(await store.orders.find(order.id)).toMatchObject({ status: 'CONFIRMED' });
  expect(await store.placements.findById(id)).toMatchObject({ status: 'CONFIRMED', isClosed: true });
  expect(await guardOf(checkout.cartId)).toEqual({ live_placement: null, confirmed_version: 1 });
  expect(commandsOf(id)).toEqual([
    'reserve-stock',
    'authorize-payment',
    'pin-hold',
    'commit-stock',
    'capture-payment',
    'empty-cart',
    'order-confirmed',
  ]);
});

test('two messages for one saga in one list are heard in their order', async () => {
  const { id } = await accepted();
  await store.sagas.advance(yesReplies(id).slice(0, 3));
  expect(await store.placements.findById(id)).toMatchObject({ status: 'CONFIRMED' });
  expect(commandsOf(id)).toEqual(['reserve-stock', 'authorize-payment', 'pin-hold', 'commit-stock']);
});

test('one message twice in a list, and again in the next, moves the saga once', async () => {
  const { id } = await accepted();
  const [first] = yesReplies(id);
  await store.sagas.advance([first!, first!]);
  await store.sagas.advance([first!]);
  expect(commandsOf(id)).toEqual(['reserve-stock', 'authorize-payment']);
});

test('one poisoned message among 256 is parked and named; the others go on', async () => {
  const ids = await Promise.all(Array.from({ length: 255 }, async () => (await accepted()).id));
  const stranger = newIdBody();
  const news = [...ids.slice(0, 100), stranger, ...ids.slice(100)].map((id) =>
    aReply(id, 'reserve-stock', 'stock-reserved'),
  );
  await store.sagas.advance(news);
  const asked = await Promise.all(ids.map((id) => Promise.resolve(commandsOf(id).at(-1))));
  expect(asked).toEqual(ids.map(() => 'authorize-payment'));
  expect(await store.rows('SELECT step_key, cause FROM parked')).toEqual([
    { step_key: `rep/${stranger}/reserve-stock`, cause: `there is no saga ${stranger}` },
  ]);
});

test('a saga whose answer is poisoned comes to need a person, in the transaction that parks it', async () => {
  const { id } = await accepted();
  await store.sagas.advance([yesReplies(id)[0]!]);
  const { reviewed } = await store.sagas.advance([aReply(id, 'authorize-payment', 'payment-authorized', null)]);
  expect(reviewed).toMatchObject([{ sagaId: id, step: 'authorize payment', cause: 'PARKED' }]);
  expect(await store.placements.findById(id)).toMatchObject({ status: 'IN_REVIEW' });
});

test('a saga that cannot be woken comes to need a person', async () => {
  const { id } = await accepted();
  await waitFor(async () => (await store.rows('SELECT 1 FROM outbox')).length === 0);
  // What it would ask again cannot be written down any more.
  await store.rows(`UPDATE sagas SET standing = standing || '{"wakeAt": 1}', data = data - 'lines' WHERE id = '${id}'`);
  const { reviewed } = await store.sagas.advance([aWake(id, 1)]);
  expect(reviewed).toMatchObject([{ sagaId: id, step: 'reserve stock', cause: 'PARKED' }]);
  expect(await store.placements.findById(id)).toMatchObject({ status: 'IN_REVIEW' });
});

test('a reply to a step that no saga has changes nothing', async () => {
  const { id } = await accepted();
  const before = await store.rows('SELECT * FROM sagas WHERE id = $1', [id]);
  await store.sagas.advance([aReply(id, 'wrap-as-gift', 'stock-reserved')]);
  expect(await store.rows('SELECT * FROM sagas WHERE id = $1', [id])).toEqual(before);
});

test('short stock ends the placement, gives the coupon back and frees the cart', async () => {
  await store.rows(`INSERT INTO coupons (code, percent_basis_points, max_uses) VALUES ('ONCE', 1000, 1)`);
  const { id, order, checkout } = await accepted(['ONCE']);
  const shortage = { variantId: 'var_1', requested: 2, available: 1 };
  const told = await store.sagas.advance([
    aReply(id, 'reserve-stock', 'stock-short', { orderId: order.id, lines: [shortage] }),
  ]);
  expect(told.settled).toEqual([]); // the cart is not restored yet
  expect(await store.placements.findById(id)).toMatchObject({
    status: 'REJECTED',
    rejection: { code: 'INSUFFICIENT_STOCK', shortages: [shortage] },
  });
  expect(await store.orders.find(order.id)).toMatchObject({ status: 'REJECTED' });
  expect(await guardOf(checkout.cartId)).toEqual({ live_placement: null, confirmed_version: 0 });
  expect(await store.rows(`SELECT uses FROM coupons WHERE code = 'ONCE'`)).toEqual([{ uses: 0 }]);
  const restored = await store.sagas.advance([aReply(id, 'cart-frozen/undo', 'cart-restored')]);
  expect(restored.settled).toEqual([id]);
});

test('a declined payment ends the placement only when the stock is given back', async () => {
  const { id, order } = await accepted();
  await store.sagas.advance([yesReplies(id)[0]!]);
  await store.sagas.advance([aReply(id, 'authorize-payment', 'payment-declined', { reason: 'DECLINED' })]);
  expect(await store.placements.findById(id)).toMatchObject({ status: 'PENDING', rejection: null });
  await store.sagas.advance([aReply(id, 'reserve-stock/undo', 'stock-released')]);
  expect(await store.placements.findById(id)).toMatchObject({
    status: 'REJECTED',
    rejection: { code: 'PAYMENT_DECLINED', reason: 'DECLINED' },
  });
  expect(await store.orders.find(order.id)).toMatchObject({ status: 'PAYMENT_FAILED' });
});

test('a saga whose time has come is found once, and asks again', async () => {
  const { id } = await accepted();
  await waitFor(async () => (await store.rows('SELECT 1 AS left FROM outbox')).length === 0);
  await store.rows(
    `UPDATE sagas SET wake_at = now() - interval '1 second',
       standing = jsonb_set(standing, '{wakeAt}', '0') WHERE id = $1`,
    [id],
  );
  const [first, second] = [await store.sagas.findAsleep(), await store.sagas.findAsleep()];
  const found = first.filter(({ sagaId }) => sagaId === id);
  expect(found).toHaveLength(1);
  expect(second.filter(({ sagaId }) => sagaId === id)).toEqual([]);
  await store.sagas.advance([{ sagaId: id, key: `wake/${id}/1`, heard: { kind: 'wake' } }]);
  expect(commandsOf(id)).toEqual(['reserve-stock', 'reserve-stock']);
  expect(await store.rows(`SELECT 1 AS kept FROM inbox WHERE step_key LIKE 'wake/' || $1 || '/%'`, [id])).toEqual([]);
});

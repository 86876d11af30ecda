// An order that nobody answers for does not stay unpaid for ever: past its deadline it ends, whatever step it is in.
import { waitFor } from '@cartograph/testkit';
import { aWake, passDeadline } from '../../test/late-sagas';
import { anAcceptRequest, aReply, openOrdersStore, yesReplies, type OrdersStore } from '../../test/orders-store';

let store: OrdersStore;
beforeAll(async () => {
  store = await openOrdersStore();
  await store.rows(`INSERT INTO coupons (code, percent_basis_points, max_uses) VALUES ('ONCE', 1000, 1)`);
});
afterAll(() => store?.close());

const commandsOf = (id: string) =>
  store.published.filter(({ item }) => item.correlationId === id).map(({ subject }) => subject.split('.')[2]);

/** Commands leave a moment after the commit that wrote them. */
const expectSent = async (id: string, commands: readonly string[]) => {
  await waitFor(() => commandsOf(id).length >= commands.length);
  expect(commandsOf(id)).toEqual(commands);
};

const voided = ['authorize-payment/undo', 'authorization-voided'] as const;
const released = ['reserve-stock/undo', 'stock-released'] as const;

/** What the sweeper of any process does. */
const sweep = async (look: number) => {
  const asleep = await store.sagas.findAsleep();
  await store.sagas.advance(asleep.map(({ sagaId }) => aWake(sagaId, look)));
  return asleep.map(({ sagaId }) => sagaId);
};

test.each([
  ['reserve-stock', 0, ['reserve-stock', 'release-stock', 'restore-cart'], [released]],
  [
    'authorize-payment',
    1,
    ['reserve-stock', 'authorize-payment', 'void-authorization', 'release-stock', 'restore-cart'],
    [voided, released],
  ],
  [
    'pin-hold',
    2,
    ['reserve-stock', 'authorize-payment', 'pin-hold', 'void-authorization', 'release-stock', 'restore-cart'],
    [voided, released],
  ],
] as const)(
  'an order whose %s is never answered expires with everything undone',
  async (step, answered, sent, undone) => {
    const request = anAcceptRequest({}, ['ONCE']);
    const { id, order, checkout } = request;
    await store.placements.accept(request);
    for (const reply of yesReplies(id).slice(0, answered)) await store.sagas.advance([reply]);
    await expectSent(id, sent.slice(0, answered + 1));
    expect(sent[answered]).toBe(step);

    await passDeadline(store, [id]);
    expect(await sweep(1)).toEqual([id]);
    // Until the participants are back to undo it, it has not ended: what is silent may have happened.
    expect(await store.placements.findById(id)).toMatchObject({ status: 'PENDING', saga: { status: 'COMPENSATING' } });

    for (const [undo, reply] of undone) await store.sagas.advance([aReply(id, undo, reply)]);
    expect(await store.placements.findById(id)).toMatchObject({
      status: 'EXPIRED',
      rejection: { code: 'PLACEMENT_EXPIRED' },
    });
    expect(await store.orders.find(order.id)).toMatchObject({ status: 'EXPIRED', confirmedAt: null });
    expect(await store.rows(`SELECT uses FROM coupons WHERE code = 'ONCE'`)).toEqual([{ uses: 0 }]);

    const told = await store.sagas.advance([aReply(id, 'cart-frozen/undo', 'cart-restored')]);
    expect(told.settled).toEqual([id]);
    expect(await store.placements.findById(id)).toMatchObject({ isClosed: true, saga: { status: 'UNDONE' } });
    await expectSent(id, sent);
    expect(await sweep(2)).toEqual([]);

    const sameKey = await store.placements.accept(anAcceptRequest({ scope: request.scope, checkout }));
    expect(sameKey).toMatchObject({ ok: true, placementId: id, replayed: true });
    const another = anAcceptRequest({ checkout: { ...checkout, cartVersion: checkout.cartVersion + 1 } });
    expect(await store.placements.accept(another)).toMatchObject({ placementId: another.id, replayed: false });
    await store.sagas.advance([
      aReply(another.id, 'reserve-stock', 'stock-short', { orderId: another.order.id, lines: [] }),
      aReply(another.id, 'cart-frozen/undo', 'cart-restored'),
    ]);
  },
);

test('a yes that comes after the deadline, before anybody has looked, confirms nothing', async () => {
  const request = anAcceptRequest();
  const { id, order } = request;
  await store.placements.accept(request);
  const [reserved, authorized, pinned] = yesReplies(id);
  for (const reply of [reserved!, authorized!]) await store.sagas.advance([reply]);
  await passDeadline(store, [id]);
  await store.sagas.advance([pinned!]);
  for (const [undo, reply] of [voided, released]) await store.sagas.advance([aReply(id, undo, reply)]);
  expect(await store.orders.find(order.id)).toMatchObject({ status: 'EXPIRED', confirmedAt: null });
});

test('a yes that comes after its step was undone moves nothing', async () => {
  const request = anAcceptRequest();
  const { id, order } = request;
  await store.placements.accept(request);
  await passDeadline(store, [id]);
  await sweep(1);
  await store.sagas.advance([yesReplies(id)[0]!]);
  await expectSent(id, ['reserve-stock', 'release-stock']);
  await store.sagas.advance([aReply(id, 'reserve-stock/undo', 'stock-released')]);
  expect(await store.orders.find(order.id)).toMatchObject({ status: 'EXPIRED' });
});

test('an order that waits for a person before its pivot expires all the same', async () => {
  const request = anAcceptRequest();
  const { id, order } = request;
  await store.placements.accept(request);
  await store.sagas.advance([aReply(id, 'reserve-stock', 'step-parked', { cause: 'malformed' })]);
  expect(await store.placements.findById(id)).toMatchObject({ status: 'IN_REVIEW' });
  expect(await store.rows('SELECT wake_at IS NOT NULL AS "isLookedAt" FROM sagas WHERE id = $1', [id])).toEqual([
    { isLookedAt: true },
  ]);

  await passDeadline(store, [id]);
  expect(await sweep(1)).toEqual([id]);
  expect(await store.placements.findById(id)).toMatchObject({ status: 'PENDING', saga: { status: 'COMPENSATING' } });
  await store.sagas.advance([aReply(id, ...released), aReply(id, 'cart-frozen/undo', 'cart-restored')]);
  expect(await store.orders.find(order.id)).toMatchObject({ status: 'EXPIRED' });
  expect(await store.rows('SELECT resolution FROM review_items WHERE saga_id = $1', [id])).toEqual([
    { resolution: 'RECOVERED' },
  ]);
});

test('past its pivot an order does not expire, however late its capture is', async () => {
  const request = anAcceptRequest();
  await store.placements.accept(request);
  await store.sagas.advance(yesReplies(request.id).slice(0, 4));
  // What has not left yet is not asked for again.
  await waitFor(async () => (await store.rows('SELECT 1 FROM outbox')).length === 0);
  await passDeadline(store, [request.id]);
  expect(await sweep(1)).toContain(request.id);
  expect(await store.orders.find(request.order.id)).toMatchObject({ status: 'CONFIRMED' });
  const asked = ['reserve-stock', 'authorize-payment', 'pin-hold', 'commit-stock', 'capture-payment'];
  await expectSent(request.id, [...asked, 'capture-payment']);
});

test('the table refuses a running saga that nobody would ever look at again', async () => {
  const request = anAcceptRequest();
  await store.placements.accept(request);
  await expect(store.rows(`UPDATE sagas SET wake_at = NULL WHERE id = $1`, [request.id])).rejects.toThrow('sagas_wake');
});

import { anAcceptRequest, openOrdersStore, type OrdersStore } from '../../test/orders-store';
import { placementStoreContract } from '../../test/placement-store.contract';

let store: OrdersStore;
beforeAll(async () => {
  store = await openOrdersStore();
  await store.rows(`INSERT INTO coupons (code, percent_basis_points, max_uses) VALUES ('LAST', 1000, 1)`);
});
afterAll(() => store?.close());

const commandsOf = (id: string) =>
  store.published.filter(({ item }) => item.correlationId === id).map(({ subject }) => subject);

placementStoreContract(() => store);

test('an accepted order sends its first command, and a second submit of its key sends none', async () => {
  const first = anAcceptRequest();
  const second = anAcceptRequest({ scope: first.scope, checkout: first.checkout });
  await Promise.all([store.placements.accept(first), store.placements.accept(second)]);
  expect(commandsOf(first.id)).toEqual(['cmd.inventory.reserve-stock.v1']);
  expect(commandsOf(second.id)).toEqual([]);
});

test('a key whose inbox row was pruned still answers with its placement', async () => {
  const first = anAcceptRequest();
  await store.placements.accept(first);
  await store.rows('DELETE FROM inbox');
  const again = await store.placements.accept(anAcceptRequest({ scope: first.scope, checkout: first.checkout }));
  expect(again).toMatchObject({ ok: true, placementId: first.id, replayed: true });
});

test('lists of many carts in opposite order do not deadlock', async () => {
  const requests = Array.from({ length: 40 }, () => anAcceptRequest());
  const again = requests
    .map((request) => anAcceptRequest({ scope: request.scope, checkout: request.checkout }))
    .reverse();
  const outcomes = await Promise.all([...requests, ...again].map((request) => store.placements.accept(request)));
  expect(outcomes.filter((outcome) => outcome.ok && !outcome.replayed)).toHaveLength(40);
  expect(outcomes.filter((outcome) => outcome.ok && outcome.replayed)).toHaveLength(40);
});

test('the table refuses a walk of the status that the rules do not know', async () => {
  const request = anAcceptRequest();
  await store.placements.accept(request);
  await expect(store.rows(`UPDATE orders SET status = 'SHIPPED' WHERE id = $1`, [request.order.id])).rejects.toThrow(
    'cannot go from PENDING_PAYMENT to SHIPPED',
  );
});

describe('a purchase that the store cannot hold', () => {
  const unstorable = () => {
    const request = anAcceptRequest();
    return { ...request, order: { ...request.order, email: '\0' } };
  };

  test('fails alone: its neighbours in the list are accepted and told so', async () => {
    const [before, bad, after] = [anAcceptRequest(), unstorable(), anAcceptRequest()];
    const [first, failed, last] = await Promise.allSettled([before, bad, after].map(store.placements.accept));
    expect(first).toMatchObject({ status: 'fulfilled', value: { ok: true, placementId: before.id } });
    expect(failed).toMatchObject({ status: 'rejected' });
    expect(last).toMatchObject({ status: 'fulfilled', value: { ok: true, placementId: after.id } });
    expect(await store.placements.findById(bad.id)).toBeUndefined();
  });

  test('does not use its key up', async () => {
    const bad = unstorable();
    await expect(store.placements.accept(bad)).rejects.toThrow();
    await expect(store.placements.accept(bad)).rejects.not.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    const mended = { ...bad, order: anAcceptRequest({}, [], bad.id).order };
    expect(await store.placements.accept(mended)).toMatchObject({ ok: true, placementId: bad.id, replayed: false });
  });
});

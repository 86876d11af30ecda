// What is kept for ever, and what that is good for: answered step keys may be forgotten, placements and guards are not.
import { waitFor } from '@cartograph/testkit';
import { anAcceptRequest, openOrdersStore, yesReplies, type OrdersStore } from '../../test/orders-store';

let store: OrdersStore;
beforeAll(async () => {
  store = await openOrdersStore();
});
afterAll(() => store?.close());

const forgetStepKeys = () => store.rows('DELETE FROM inbox');

const sentFor = (id: string) => store.published.filter(({ item }) => item.correlationId === id).length;

const bought = async () => {
  const request = anAcceptRequest();
  await store.placements.accept(request);
  for (const reply of yesReplies(request.id)) await store.sagas.advance([reply]);
  // Six commands and the event leave a moment after their commits.
  await waitFor(() => sentFor(request.id) === 7);
  return request;
};

/** Everything that is stored about an order. */
const booksOf = async (id: string, cartId: string) =>
  Promise.all([
    store.rows('SELECT * FROM placements WHERE id = $1', [id]),
    store.rows('SELECT * FROM sagas WHERE id = $1', [id]),
    store.rows('SELECT * FROM orders WHERE id = $1', [`ord_${id}`]),
    store.rows('SELECT * FROM cart_guards WHERE cart_id = $1', [cartId]),
  ]);

test('after every step key was forgotten a key still answers with its placement, and places nothing', async () => {
  const { id, scope, checkout } = await bought();
  await forgetStepKeys();
  const again = anAcceptRequest({ scope, checkout });
  expect(await store.placements.accept(again)).toMatchObject({ ok: true, placementId: id, replayed: true });
  expect(await store.placements.findById(again.id)).toBeUndefined();
  expect(sentFor(again.id)).toBe(0);
});

test('after every step key was forgotten a version that was bought cannot be bought under another key', async () => {
  const { id, checkout } = await bought();
  await forgetStepKeys();
  const another = anAcceptRequest({ checkout });
  expect(await store.placements.accept(another)).toEqual({
    ok: false,
    refusal: { code: 'CART_ALREADY_PLACED', placementId: id },
  });
  expect(await store.placements.findById(another.id)).toBeUndefined();
});

test('after every step key was forgotten the replies of an order, heard once more, change and send nothing', async () => {
  const { id, checkout } = await bought();
  await forgetStepKeys();
  const books = await booksOf(id, checkout.cartId);
  const told = await store.sagas.advance(yesReplies(id));
  expect(told).toMatchObject({ settled: [], reviewed: [] });
  expect(await booksOf(id, checkout.cartId)).toEqual(books);
  // What is sent leaves in order: after this order's messages everything before them has left.
  await bought();
  expect(sentFor(id)).toBe(7);
});

// What needs a person is seen by operators with its evidence, and resolved by them: through the gateway, on real stores.
import { waitFor } from '@cartograph/testkit';
import { expectBooksInOrder } from '../faults/tools/settled';
import { createBuyer, type Buyer } from '../tools/buyer';
import { GatewayFault } from '../tools/graphql';
import { openShop, type OpenShop } from '../tools/open-shop';
import { createOperator, type Operator } from '../tools/operator';

let open: OpenShop;
let buyer: Buyer;
let operator: Operator;
let variantId: string;

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
  operator = await createOperator(open.shop);
  variantId = (await buyer.variants())[0]!;
}, 120_000);
afterAll(() => open?.close(), 30_000);

const itemAbout = (orderId: string) =>
  waitFor(async () => (await operator.reviewItems()).find((item) => item.orderId === orderId), { withinMs: 20_000 });

/** The authorization ends too soon to pass the pivot, and the bank refuses to let the money go. */
const voidRefused = async () => {
  await open.processor.script({ kind: 'refused', match: { operation: 'void' }, times: 'always', code: 'void_refused' });
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  const { result } = await buyer.placeOrder(cart, { paymentMethodToken: 'tok_expires_soon', waitMs: 1_000 });
  expect(result).toMatchObject({ __typename: 'PlacementPending' });
  const orderId = result!.placement!.id.replace('plc_', 'ord_');
  return { orderId, cart, item: await itemAbout(orderId) };
};

test('a void that is refused for good is seen with its evidence; settled by hand and resolved, the books are right', async () => {
  const { orderId, item, cart } = await voidRefused();
  expect(item).toMatchObject({
    saga: 'checkout',
    step: 'authorize payment',
    isUndo: true,
    cause: 'REFUSED',
    actions: ['RETRY', 'RESOLVED'],
    placement: { status: 'IN_REVIEW' },
  });
  expect(item.evidence.length).toBeGreaterThan(0);

  await open.processor.voidByHand(orderId);
  expect(await operator.resolve(item.id, 'RESOLVED', 'case 4711')).toMatchObject({
    userErrors: [],
    item: { resolution: 'RESOLVED', resolvedBy: 'operator:ada', actions: [] },
  });
  await waitFor(async () => (await buyer.placement(cart))?.status === 'EXPIRED', { withinMs: 20_000 });
  await open.processor.clearFaults();
  await expectBooksInOrder(open);
});

test('what a person says was settled but the bank does not know comes up again', async () => {
  const { orderId, item, cart } = await voidRefused();
  await operator.resolve(item.id, 'RESOLVED', 'case 4712');
  const again = await waitFor(
    async () => (await operator.reviewItems()).find((it) => it.orderId === orderId && it.id !== item.id),
    { withinMs: 20_000 },
  );
  await open.processor.clearFaults();
  expect(await operator.resolve(again.id, 'RETRY')).toMatchObject({ userErrors: [] });
  await waitFor(async () => (await buyer.placement(cart))?.status === 'EXPIRED', { withinMs: 20_000 });
  await expectBooksInOrder(open);
});

test('a resolved item is not resolved again', async () => {
  const { item, cart } = await voidRefused();
  await open.processor.clearFaults();
  await operator.resolve(item.id, 'RETRY');
  expect(await operator.resolve(item.id, 'RETRY')).toMatchObject({ userErrors: [{ code: 'REVIEW_ITEM_RESOLVED' }] });
  await waitFor(async () => (await buyer.placement(cart))?.status === 'EXPIRED', { withinMs: 20_000 });
});

test('a capture that is refused leaves the order confirmed until somebody cancels it', async () => {
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  const { result } = await buyer.placeOrder(cart, { paymentMethodToken: 'tok_capture_refused' });
  const { id } = result!.order!;
  const item = await itemAbout(id);
  expect(item).toMatchObject({ step: 'capture payment', isUndo: false, placement: { status: 'CONFIRMED' } });
  expect(await operator.resolve(item.id, 'FORCE_UNDO')).toMatchObject({
    userErrors: [{ code: 'REVIEW_ACTION_REFUSED' }],
  });

  expect(await buyer.cancel(id, result!.accessKey!)).toMatchObject({ order: { status: 'CANCELLED' } });
  await waitFor(async () => (await operator.order(id))?.cancellation?.status === 'COMPLETED', { withinMs: 20_000 });
  await expectBooksInOrder(open);
});

test('a capture that was refused for a while is retried and paid once', async () => {
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  await open.processor.script({ kind: 'refused', match: { operation: 'capture' }, code: 'capture_refused' });
  const { result } = await buyer.placeOrder(cart);
  const { id } = result!.order!;
  const item = await itemAbout(id);
  expect(await operator.resolve(item.id, 'RETRY')).toMatchObject({ userErrors: [] });
  await waitFor(async () => (await operator.order(id))?.payment?.status === 'CAPTURED', { withinMs: 20_000 });
  await expectBooksInOrder(open);
});

test('the review queue is for operators', async () => {
  await expect(buyer.graphql('{ reviewItems { nodes { id } } }')).rejects.toEqual(new GatewayFault('UNAUTHENTICATED'));
});

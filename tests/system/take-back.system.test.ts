// Cancelling before shipping, and refunds: through the gateway, on real stores, down to the card processor's ledger.
import { waitFor } from '@cartograph/testkit';
import { rowsOf } from '../faults/tools/stores';
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

/** An order that is confirmed, captured, and whose saga is done. */
const bought = async (token = 'tok_approved') => {
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  const { result } = await buyer.placeOrder(cart, { paymentMethodToken: token });
  const { id } = result!.order!;
  await expectBooksInOrder(open);
  return { id, accessKey: result!.accessKey!, total: cart.total.amount };
};
const onHand = async () => {
  const { stockLevels } = await operator.graphql<{ stockLevels: { onHand: number; reserved: number }[] }>(
    'query Stock($id: ID!) { stockLevels(variantId: $id) { onHand reserved } }',
    { id: variantId },
  );
  return stockLevels[0];
};

test('a cancelled order gives its pieces and its money back, once for two requests', async () => {
  const before = await onHand();
  const { id, accessKey, total } = await bought();
  expect(await buyer.cancel(id, accessKey)).toEqual({
    order: { status: 'CANCELLED' },
    replayed: false,
    userErrors: [],
  });
  expect(await buyer.cancel(id, accessKey)).toMatchObject({ order: { status: 'CANCELLED' }, replayed: true });
  await waitFor(async () => (await operator.order(id))?.cancellation?.status === 'COMPLETED');
  await expectBooksInOrder(open);
  expect(await operator.order(id)).toMatchObject({
    status: 'CANCELLED',
    cancellation: { refunded: { amount: total } },
    payment: { refunded: { amount: total } },
  });
  expect(await onHand()).toEqual(before);
});

test('a wrong access key cancels nothing', async () => {
  const { id } = await bought();
  await expect(buyer.cancel(id, 'wrong')).rejects.toEqual(new GatewayFault('FORBIDDEN'));
  expect(await operator.order(id)).toMatchObject({ status: 'CONFIRMED', cancellation: null });
  expect(await rowsOf(open, 'orders', `SELECT actor, outcome FROM audit_log WHERE subject = '${id}'`)).toEqual([
    { actor: 'guest', outcome: 'FORBIDDEN' },
  ]);
});

test('money is given back in parts, each once, and never more than was taken', async () => {
  const { id, total } = await bought();
  const first = await operator.refund(id, 'a', '1.00');
  expect(first).toMatchObject({ replayed: false, userErrors: [] });
  expect(await operator.refund(id, 'a', '1.00')).toMatchObject({ refund: { id: first.refund!.id }, replayed: true });
  expect(await operator.refund(id, 'a', '2.00')).toMatchObject({ userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
  expect(await operator.refund(id, 'b', total)).toMatchObject({ userErrors: [{ code: 'REFUND_EXCEEDS_CAPTURED' }] });
  await waitFor(async () => (await operator.order(id))?.refunds[0]?.status === 'SUCCEEDED');
  await expectBooksInOrder(open);
  expect(await operator.order(id)).toMatchObject({
    refunds: [{ status: 'SUCCEEDED', amount: { amount: '1.00' } }],
    payment: { refunded: { amount: '1.00' } },
  });
});

test('a refund is for operators', async () => {
  const { id } = await bought();
  const input = { orderId: id, idempotencyKey: 'k', amount: { amount: '1.00', currencyCode: 'USD' }, reason: 'mine' };
  await expect(
    buyer.graphql('mutation Refund($input: RefundCreateInput!) { refundCreate(input: $input) { replayed } }', {
      input,
    }),
  ).rejects.toEqual(new GatewayFault('UNAUTHENTICATED'));
  expect(await operator.order(id)).toMatchObject({ refunds: [] });
});

test('a refund that the bank refuses waits for a person, who gives it up', async () => {
  const { id } = await bought('tok_refund_refused');
  await operator.refund(id, 'k', '1.00');
  const found = await waitFor(async () => (await operator.reviewItems()).find(({ orderId }) => orderId === id));
  expect(found).toMatchObject({ saga: 'refund', step: 'refund payment', cause: 'REFUSED' });
  expect((await operator.order(id))?.refunds).toMatchObject([{ status: 'IN_REVIEW' }]);
  expect(await operator.resolve(found.id, 'FORCE_UNDO')).toMatchObject({ item: { resolution: 'FORCE_UNDO' } });
  expect((await operator.order(id))?.refunds).toMatchObject([{ status: 'FAILED' }]);
  await expectBooksInOrder(open);
});

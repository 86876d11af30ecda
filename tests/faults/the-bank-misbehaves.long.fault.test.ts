// The card processor executes and says nothing, says nothing and does not execute, breaks, throttles, is slow, is late.
// Unknown is never taken for failed, and never for done.
// Turned red by `fresh-processor-keys`: authorize and capture meet every accident, and every order is paid once
// Turned red by `never-looked-up`: an error that stays under its key for ever is looked behind, also while searches lag
// Turned red by `fresh-processor-keys`: a refund meets every accident, and the money goes back once
// Turned red by `nobody-is-asked`: an authorization that ends before it was captured is replaced by another, once a person says so
// Turned red by `nobody-is-asked`: voids that the bank refuses for good come before a person one by one; settled by hand, the books are right
import { waitFor, type FaultKind } from '@cartograph/testkit';
import { createBuyer, type Buyer, type ReadyCart } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { createOperator, type Operator } from '../tools/operator';
import { askUntilFinal, fillCarts, forEachOf, putOnSale } from '../tools/shoppers';
import { expectEachBoughtOnce, moneyByOrder } from './tools/bought-once';
import { say } from './tools/say';
import { expectBooksInOrder } from './tools/settled';
import { stockOf } from './tools/stores';

const accidents: readonly FaultKind[] = [
  ...(['silent_before', 'silent_after', 'error_before', 'error_after', 'throttled', 'reset', 'slow'] as const),
];
type Operation = 'authorize' | 'capture' | 'void' | 'refund';

let open: OpenShop;
let buyer: Buyer;
let operator: Operator;
let variantId: string;

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
  operator = await createOperator(open.shop);
  [variantId] = (await putOnSale(open, buyer, 'accidents', [10_000])) as [string];
}, 120_000);
afterEach(() => open?.processor.clearFaults());
afterAll(() => open?.close(), 30_000);

const carts = (count: number): Promise<ReadyCart[]> => fillCarts(buyer, count, () => [{ variantId, quantity: 1 }]);

/** Each accident strikes twice at this operation, in this order, whoever comes. */
const stage = (operation: Operation) =>
  open.processor.script(...accidents.map((kind) => ({ kind, match: { operation }, times: 2, delayMs: 300 })));

const expectStruck = async (operation: Operation, before: number) => {
  const { fired } = await open.processor.firedFaults();
  const struck = fired.slice(before).filter(({ deed }) => deed.operation === operation);
  say(`${operation}: ${struck.map(({ kind }) => kind).join(' ')}`);
  expect(struck.map(({ kind }) => kind)).toEqual(accidents.flatMap((kind) => [kind, kind]));
};
const firedBefore = async () => (await open.processor.firedFaults()).fired.length;

test('authorize and capture meet every accident, and every order is paid once', async () => {
  const before = await firedBefore();
  const { onHand } = await stockOf(open, variantId);
  const bought = await carts(20);
  await stage('capture');
  await stage('authorize');
  await expectEachBoughtOnce(open, buyer, bought);
  await expectStruck('capture', before);
  await expectStruck('authorize', before);
  expect(await stockOf(open, variantId)).toEqual({ onHand: onHand - 20, reserved: 0 });
}, 120_000);

test('a void meets every accident, and no money is left set aside', async () => {
  const before = await firedBefore();
  const { onHand } = await stockOf(open, variantId);
  const bought = await carts(10);
  await stage('void');
  // Their authorization ends too soon to pass the pivot, so that it is voided.
  const card = { paymentMethodToken: 'tok_expires_soon' };
  const replies = await forEachOf(bought, 10, (cart) => askUntilFinal(buyer, cart, card));
  expect(replies.map(({ result }) => result?.__typename)).toEqual(bought.map(() => 'PlacementRejected'));
  await expectBooksInOrder(open);
  await expectStruck('void', before);
  const money = await moneyByOrder(open);
  const orderIds = replies.map(({ result }) => result!.placement!.id.replace('plc_', 'ord_'));
  expect(orderIds.map((id) => money.get(id))).toEqual(bought.map(() => ['voided']));
  expect(await stockOf(open, variantId)).toEqual({ onHand, reserved: 0 });
}, 120_000);

test('a refund meets every accident, and the money goes back once', async () => {
  const before = await firedBefore();
  const placed = await expectEachBoughtOnce(open, buyer, await carts(10));
  const orderIds = placed.map(({ result }) => result!.order!.id);
  await stage('refund');
  const refunds = await forEachOf(orderIds, 10, (id) => operator.refund(id, `back ${id}`, '1.00'));
  expect(refunds.map(({ userErrors }) => userErrors)).toEqual(refunds.map(() => []));
  const refunded = (id: string) =>
    waitFor(
      async () => {
        const order = await operator.order(id);
        return order?.refunds.every(({ status }) => status === 'SUCCEEDED') && order.payment?.refunded.amount;
      },
      { withinMs: 60_000 },
    );
  expect(await Promise.all(orderIds.map(refunded))).toEqual(orderIds.map(() => '1.00'));
  await expectStruck('refund', before);
  const again = await forEachOf(orderIds, 10, (id) => operator.refund(id, `back ${id}`, '1.00'));
  expect(again.map(({ replayed, refund }) => [replayed, refund?.id])).toEqual(
    refunds.map(({ refund }) => [true, refund?.id]),
  );
  await expectBooksInOrder(open);
}, 120_000);

test('an error that stays under its key for ever is looked behind, also while searches lag', async () => {
  const { onHand } = await stockOf(open, variantId);
  // So many that the breaker opens, with nobody else there whose call would close it.
  const bought = await carts(8);
  // The bank has done it, answers 500 whenever it is asked with that key, and shows in its lists what stood 3 s ago.
  await open.processor.lagLookups(3_000);
  for (const operation of ['authorize', 'capture'] as const)
    await open.processor.script({ kind: 'error_kept', match: { operation }, times: 8 });
  await expectEachBoughtOnce(open, buyer, bought, undefined, 90_000);
  const { fired } = await open.processor.firedFaults();
  expect(fired.filter(({ kind }) => kind === 'error_kept')).toHaveLength(16);
  await open.processor.lagLookups(0);
  expect(await stockOf(open, variantId)).toEqual({ onHand: onHand - 8, reserved: 0 });
}, 150_000);

test('a refund that the bank refuses for good comes before a person, and is paid when it is tried again', async () => {
  const [placed] = await expectEachBoughtOnce(open, buyer, await carts(1));
  const orderId = placed!.result!.order!.id;
  await open.processor.script({ kind: 'refused', match: { operation: 'refund' }, code: 'refund_refused' });
  await operator.refund(orderId, `refused ${orderId}`, '2.00');
  const item = await waitFor(async () => (await operator.reviewItems()).find((it) => it.orderId === orderId), {
    withinMs: 30_000,
  });
  expect(item).toMatchObject({ saga: 'refund', step: 'refund payment', cause: 'REFUSED' });
  expect((await operator.order(orderId))?.payment?.refunded.amount).toBe('0.00');
  expect(await operator.resolve(item.id, 'RETRY')).toMatchObject({ userErrors: [] });
  await waitFor(async () => (await operator.order(orderId))?.payment?.refunded.amount === '2.00', { withinMs: 30_000 });
  await expectBooksInOrder(open);
}, 90_000);

test('an authorization that ends before it was captured is replaced by another, once a person says so', async () => {
  const [cart] = (await carts(1)) as [ReadyCart];
  await open.processor.script({ kind: 'silent_before', match: { operation: 'capture' }, times: 'always' });
  const { result } = await buyer.placeOrder(cart);
  expect(result?.order?.status).toBe('CONFIRMED');
  const { id } = result!.order!;
  // Longer than an authorization lives.
  await open.processor.moveClock(8 * 24 * 60 * 60 * 1_000);
  await open.processor.clearFaults();
  const item = await waitFor(async () => (await operator.reviewItems()).find(({ orderId }) => orderId === id), {
    withinMs: 30_000,
  });
  expect(item).toMatchObject({ step: 'capture payment', isUndo: false, placement: { status: 'CONFIRMED' } });
  expect(await operator.resolve(item.id, 'RETRY')).toMatchObject({ userErrors: [] });
  await waitFor(async () => (await operator.order(id))?.payment?.status === 'CAPTURED', { withinMs: 30_000 });
  await expectBooksInOrder(open);
  expect((await moneyByOrder(open)).get(id)).toEqual(['expired', 'captured']);
}, 90_000);

test('voids that the bank refuses for good come before a person one by one; settled by hand, the books are right', async () => {
  const { onHand } = await stockOf(open, variantId);
  const bought = await carts(5);
  await open.processor.script({ kind: 'refused', match: { operation: 'void' }, times: 'always', code: 'void_refused' });
  const card = { paymentMethodToken: 'tok_expires_soon' };
  const pending = await forEachOf(bought, 5, (cart) => buyer.placeOrder(cart, { ...card, waitMs: 500 }));
  const orderIds = pending.map(({ result }) => result!.placement!.id.replace('plc_', 'ord_'));
  const items = await waitFor(
    async () => {
      const found = (await operator.reviewItems()).filter(({ orderId }) => orderIds.includes(orderId));
      return found.length === 5 && found;
    },
    { withinMs: 30_000 },
  );
  for (const { id, orderId, evidence } of items) {
    expect(evidence).not.toEqual([]);
    await open.processor.voidByHand(orderId);
    expect(await operator.resolve(id, 'RESOLVED', `case of ${orderId}`)).toMatchObject({ userErrors: [] });
  }
  const final = await forEachOf(bought, 5, (cart) => askUntilFinal(buyer, cart, card));
  expect(final.map(({ result }) => result?.__typename)).toEqual(bought.map(() => 'PlacementRejected'));
  await expectBooksInOrder(open);
  expect((await operator.reviewItems()).filter(({ orderId }) => orderIds.includes(orderId))).toEqual([]);
  expect(await stockOf(open, variantId)).toEqual({ onHand, reserved: 0 });
}, 90_000);

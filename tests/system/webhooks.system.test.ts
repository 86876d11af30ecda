// Webhooks through the gateway to payments, signed as the card processor signs, under a secret that this test knows.
// The processor tells what the launcher asks it to: what was done there unasked.
import { createHmac } from 'node:crypto';
import { unique, waitFor } from '@cartograph/testkit';
import { rowsOf } from '../faults/tools/stores';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';

const secret = 'a-secret-that-this-test-knows';
const known = { CARD_PROCESSOR_WEBHOOK_SECRET: secret };

let open: OpenShop;
let buyer: Buyer;
beforeAll(async () => {
  open = await openShop({ env: { payments: known, 'card-processor': known } });
  buyer = createBuyer(open.shop.url);
}, 120_000);
afterAll(() => open?.close(), 30_000);

const signed = (body: string, key = secret, at = Math.floor(Date.now() / 1000)) =>
  `t=${at},v1=${createHmac('sha256', key).update(`${at}.${body}`).digest('hex')}`;

const post = async (body: string, signature: string) => {
  const headers = { 'cartograph-signature': signature };
  const response = await fetch(`${open.shop.url}/webhooks/card-processor`, { method: 'POST', headers, body });
  const { code, isReplay } = (await response.json()) as { code?: string; isReplay?: boolean };
  return [response.status, code ?? isReplay];
};

const anEvent = (id: string, reference = 'ord_01JZ8Q6V3M4N5P6R7S8T9VWXYZ') =>
  JSON.stringify({
    id,
    type: 'authorization.voided',
    createdAt: Date.now(),
    reference,
    authorizationId: 'auth_nobodys',
  });
const heard = (id: string) => rowsOf(open, 'payments', 'SELECT verdict FROM webhook_events WHERE id = $1', [id]);
const untilCaptured = (orderId: string, accessKey: string) =>
  waitFor(async () => (await buyer.order(orderId, accessKey))?.payment?.status === 'CAPTURED');
const refusals = async () =>
  (await rowsOf<{ code: string }>(open, 'payments', 'SELECT code FROM webhook_refusals ORDER BY id')).map(
    ({ code }) => code,
  );

test('what a person gives back at the processor is told and looked into; what we asked for is not told', async () => {
  const cart = await buyer.fillCart([{ variantId: (await buyer.variants())[0]!, quantity: 1 }]);
  const { result } = await buyer.placeOrder(cart);
  const orderId = result!.order!.id;
  await untilCaptured(orderId, result!.accessKey!);
  await open.processor.refundByHand(orderId, 100);
  const sql = 'SELECT type, verdict, looked_at IS NOT NULL AS "isLookedAt" FROM webhook_events WHERE order_id = $1';
  const told = () => rowsOf<{ isLookedAt: boolean }>(open, 'payments', sql, [orderId]);
  await waitFor(async () => (await told()).some(({ isLookedAt }) => isLookedAt));
  expect(await told()).toEqual([{ type: 'refund.succeeded', verdict: 'LOOK', isLookedAt: true }]);
  expect(await rowsOf(open, 'payments', 'SELECT kind FROM discrepancies WHERE order_id = $1', [orderId])).toEqual([
    { kind: 'REFUNDED_AMOUNT' },
  ]);
  expect(await refusals()).toEqual([]);
});

test('one about nobody’s order is taken, and kept as such', async () => {
  const id = unique('evt_');
  const body = anEvent(id);
  expect(await post(body, signed(body))).toEqual([200, false]);
  expect(await heard(id)).toEqual([{ verdict: 'NOBODYS' }]);
});

test('a good one that is heard twice is applied once', async () => {
  await open.processor.script({ kind: 'error_before', match: { operation: 'capture' }, times: 'always' });
  const cart = await buyer.fillCart([{ variantId: (await buyer.variants())[0]!, quantity: 1 }]);
  const { result } = await buyer.placeOrder(cart);
  const orderId = result!.order!.id;
  const waiting = `order_id = $1 AND kind = 'capture' AND settled_at IS NULL AND holder IS NULL`;
  const putOff = `UPDATE operations SET due_at = now() + interval '1 hour' WHERE ${waiting} RETURNING due_at`;
  const untilPutOff = () => waitFor(async () => (await rowsOf(open, 'payments', putOff, [orderId])).length === 1);
  const isPutOff = async () =>
    (
      await rowsOf(
        open,
        'payments',
        `SELECT FROM operations WHERE ${waiting} AND due_at > now() + interval '30 minutes'`,
        [orderId],
      )
    ).length === 1;

  // An event hurries what is under way; heard again it is no reason to hurry.
  await untilPutOff();
  const id = unique('evt_');
  const body = anEvent(id, orderId);
  expect(await post(body, signed(body))).toEqual([200, false]);
  expect(await isPutOff()).toBe(false);
  await untilPutOff();
  expect(await post(body, signed(body))).toEqual([200, true]);
  expect(await isPutOff()).toBe(true);
  expect(await heard(id)).toEqual([{ verdict: 'HURRIED' }]);

  await open.processor.clearFaults();
  const another = anEvent(unique('evt_'), orderId);
  expect(await post(another, signed(another))).toEqual([200, false]);
  await untilCaptured(orderId, result!.accessKey!);
});

test('a forged, an altered and an old one are refused with a code, and kept for whoever looks', async () => {
  const id = unique('evt_');
  const body = anEvent(id);
  const old = Math.floor(Date.now() / 1000) - 301;
  expect(await post(body, signed(body, 'another-secret'))).toEqual([400, 'SIGNATURE_INVALID']);
  expect(await post(`${body} `, signed(body))).toEqual([400, 'SIGNATURE_INVALID']);
  expect(await post(body, signed(body, secret, old))).toEqual([400, 'TIMESTAMP_OUTSIDE_TOLERANCE']);
  expect(await heard(id)).toEqual([]);
  expect(await refusals()).toEqual(['SIGNATURE_INVALID', 'SIGNATURE_INVALID', 'TIMESTAMP_OUTSIDE_TOLERANCE']);
});

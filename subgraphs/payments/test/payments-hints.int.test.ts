import { createHmac } from 'node:crypto';
import { HearWebhook } from '@cartograph/contracts';
import { newId } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import { runPayments, webhookSecret, type RunningPayments } from './running-payments';

let shop: RunningPayments;
beforeAll(async () => {
  shop = await runPayments({ reconcileEveryMs: 300 });
});
afterAll(() => shop.stop());
afterEach(() => shop.processor().clearFaults());

const differencesOf = (orderId: string) =>
  shop.rows<{ kind: string; is_open: boolean }>(
    'SELECT kind, resolved_at IS NULL AS is_open FROM discrepancies WHERE order_id = $1',
    orderId,
  );

const sign = (body: string, secret = webhookSecret, at = Math.floor(Date.now() / 1_000)) =>
  `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
const anEvent = (orderId: string, type: string) =>
  JSON.stringify({ id: newId('evt'), type, createdAt: Date.now(), reference: orderId, authorizationId: 'auth_?' });
const hear = (body: string, signature = sign(body)) => shop.ask(HearWebhook, { body, signature });

describe('a webhook', () => {
  const refusals = async () =>
    (
      await shop.rows<{ code: string }>('SELECT code FROM webhook_refusals WHERE body LIKE $1 ORDER BY id', '%evt%')
    ).map(({ code }) => code);

  test('heard twice is applied once: a capture by hand is adopted', async () => {
    const orderId = await shop.authorized('tok_capture_refused');
    await shop.capture(orderId);
    await shop.answerTo(orderId, 'capture');
    await shop.processor().captureByHand(orderId);
    const body = anEvent(orderId, 'authorization.captured');
    expect(await hear(body)).toEqual({ ok: true, isReplay: false });
    expect(await hear(body)).toEqual({ ok: true, isReplay: true });
    await waitFor(async () => (await shop.payment(orderId))?.status === 'CAPTURED');
    await shop.capture(orderId, 5_000, { attempt: 2, isSettledByHand: true });
    expect(await shop.answerTo(orderId, 'capture#2')).toMatchObject({ name: 'PaymentCaptured' });
  });

  test('that is forged, stale or no event is refused, leaves a line and changes nothing', async () => {
    const orderId = await shop.authorized();
    const before = (await refusals()).length;
    const body = anEvent(orderId, 'authorization.voided');
    expect(await hear(body, sign(body, 'another-secret-of-tests'))).toEqual({ ok: false, code: 'SIGNATURE_INVALID' });
    const hourAgo = Math.floor(Date.now() / 1_000) - 3_600;
    expect(await hear(body, sign(body, webhookSecret, hourAgo))).toEqual({
      ok: false,
      code: 'TIMESTAMP_OUTSIDE_TOLERANCE',
    });
    const other = anEvent(orderId, 'payout.paid');
    expect(await hear(other)).toEqual({ ok: false, code: 'MALFORMED' });
    expect((await refusals()).slice(before)).toEqual(['SIGNATURE_INVALID', 'TIMESTAMP_OUTSIDE_TOLERANCE', 'MALFORMED']);
    expect(await shop.rows('SELECT id FROM webhook_events WHERE order_id = $1', orderId)).toEqual([]);
    expect(await shop.payment(orderId)).toMatchObject({ status: 'AUTHORIZED' });
  });

  test('that comes too late, or tells of what did not happen, changes nothing', async () => {
    const orderId = await shop.authorized();
    await shop.capture(orderId);
    await shop.answerTo(orderId, 'capture');
    for (const type of ['authorization.voided', 'authorization.authorized', 'refund.failed'])
      expect(await hear(anEvent(orderId, type))).toEqual({ ok: true, isReplay: false });
    await waitFor(async () => {
      const unfollowed = await shop.rows(
        `SELECT id FROM webhook_events WHERE order_id = $1 AND verdict = 'LOOK' AND looked_at IS NULL`,
        orderId,
      );
      return unfollowed.length === 0;
    });
    expect(await shop.payment(orderId)).toMatchObject({ status: 'CAPTURED', captured: 5_000 });
    expect(await differencesOf(orderId)).toEqual([]);
  });
});

describe('the processor’s books', () => {
  test('what was given back without our asking is for a person to see', async () => {
    const orderId = await shop.authorized();
    await shop.capture(orderId);
    await shop.answerTo(orderId, 'capture');
    await shop.processor().refundByHand(orderId, 1_000);
    await waitFor(async () => (await differencesOf(orderId)).length === 1);
    expect(await differencesOf(orderId)).toEqual([{ kind: 'REFUNDED_AMOUNT', is_open: true }]);
    expect(await shop.payment(orderId)).toMatchObject({ status: 'CAPTURED', captured: 5_000 });
  });

  test('what was captured without our asking is for a person to see, and is let go when it is given back', async () => {
    const orderId = await shop.authorized();
    await shop.processor().captureByHand(orderId);
    await waitFor(async () => (await differencesOf(orderId)).length === 1);
    expect(await differencesOf(orderId)).toEqual([{ kind: 'CAPTURED_THERE', is_open: true }]);
    expect(await shop.payment(orderId)).toMatchObject({ status: 'AUTHORIZED', captured: 0 });
    await shop.voidAuthorization(orderId);
    expect(await shop.answerTo(orderId, 'void')).toMatchObject({ body: { reason: 'ALREADY_CAPTURED' } });
    await shop.processor().refundByHand(orderId, 5_000);
    await shop.voidAuthorization(orderId, { attempt: 2, isSettledByHand: true });
    expect(await shop.answerTo(orderId, 'void#2')).toMatchObject({ name: 'AuthorizationVoided' });
  });

  test('a void that was refused and was done by hand is adopted without anybody’s word', async () => {
    const orderId = await shop.authorized('tok_void_refused');
    await shop.voidAuthorization(orderId);
    await shop.answerTo(orderId, 'void');
    await shop.processor().voidByHand(orderId);
    await hear(anEvent(orderId, 'authorization.voided'));
    await waitFor(async () => (await shop.payment(orderId))?.status === 'VOIDED');
  });

  test('money that is set aside for nobody is let go', async () => {
    const orderId = newId('ord');
    await shop.voidAuthorization(orderId);
    await shop.answerTo(orderId, 'void');
    await shop.authorizeThere(orderId);
    await shop.rows(
      `INSERT INTO webhook_events (id, type, order_id, verdict) VALUES ('evt_stray', 't', $1, 'LOOK')`,
      orderId,
    );
    await waitFor(async () => (await shop.statusesAt(orderId))[0] === 'voided');
    expect(await shop.payment(orderId)).toMatchObject({ status: 'VOIDED' });
  });
});

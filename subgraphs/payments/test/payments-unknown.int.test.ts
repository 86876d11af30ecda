import { CardProcessorStanding } from '@cartograph/contracts';
import { newId } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import { runPayments, type RunningPayments } from './running-payments';

let shop: RunningPayments;
beforeAll(async () => {
  shop = await runPayments({ reconcileEveryMs: 300 });
});
afterAll(() => shop.stop());
afterEach(() => shop.processor().clearFaults());

describe('silence', () => {
  test('an authorize that is executed after the void arrived leaves nothing set aside', async () => {
    const orderId = newId('ord');
    const match = { operation: 'authorize', reference: orderId } as const;
    await shop.processor().script({ kind: 'late', match });
    await shop.authorize(orderId);
    await waitFor(async () => (await shop.operations(orderId))[0]?.state === 'UNKNOWN');
    await shop.voidAuthorization(orderId);
    await shop.processor().releaseLate();
    expect(await shop.answerTo(orderId, 'void')).toMatchObject({ name: 'AuthorizationVoided' });
    expect(await shop.statusesAt(orderId)).toEqual(['voided']);
  });

  test.each(['authorize', 'capture', 'void'] as const)(
    'a key that answers 500 for ever, though the %s was done, is settled by the processor’s books',
    async (operation) => {
      const orderId = newId('ord');
      await shop.processor().script({ kind: 'error_kept', match: { operation, reference: orderId } });
      await shop.authorize(orderId);
      await shop.answerTo(orderId, 'authorize');
      if (operation === 'void') await shop.voidAuthorization(orderId);
      else await shop.capture(orderId);
      await shop.answerTo(orderId, operation === 'void' ? 'void' : 'capture');
      expect(await shop.statusesAt(orderId)).toEqual([operation === 'void' ? 'voided' : 'captured']);
    },
  );
});

describe('a refusal for good', () => {
  test('a void that the bank refuses is told with its evidence, and by hand it is done', async () => {
    const orderId = await shop.authorized('tok_void_refused');
    await shop.voidAuthorization(orderId);
    expect(await shop.answerTo(orderId, 'void')).toMatchObject({
      name: 'VoidRefused',
      body: { reason: 'VOID_REFUSED', evidence: { code: 'void_refused', authorizations: [{ status: 'authorized' }] } },
    });
    await shop.voidAuthorization(orderId, { attempt: 2, isSettledByHand: true });
    expect(await shop.answerTo(orderId, 'void#2')).toMatchObject({
      name: 'VoidRefused',
      body: { reason: 'NOT_SETTLED' },
    });
    await shop.processor().voidByHand(orderId);
    await shop.voidAuthorization(orderId, { attempt: 3, isSettledByHand: true });
    expect(await shop.answerTo(orderId, 'void#3')).toMatchObject({ name: 'AuthorizationVoided' });
  });

  test('an authorization that has ended is refused with its evidence, and the next attempt has another', async () => {
    const orderId = await shop.authorized('tok_expires_soon');
    await shop.processor().moveClock(61 * 60 * 1_000);
    await shop.capture(orderId);
    expect(await shop.answerTo(orderId, 'capture')).toMatchObject({
      name: 'CaptureRefused',
      body: { reason: 'AUTHORIZATION_EXPIRED', evidence: { authorizations: [{ status: 'expired' }] } },
    });
    await shop.capture(orderId, 5_000, { attempt: 2, paymentMethodToken: 'tok_approved' });
    expect(await shop.answerTo(orderId, 'capture#2')).toMatchObject({ name: 'PaymentCaptured' });
    expect(await shop.statusesAt(orderId)).toEqual(['expired', 'captured']);
    expect(await shop.payment(orderId)).toMatchObject({ status: 'CAPTURED', captured: 5_000 });
  });
});

test('an authorization that lapses soon and is not captured is counted for an operator', async () => {
  const orderId = await shop.authorized('tok_expires_soon');
  const alarms = () => shop.rows<{ alarms: number }>('SELECT alarms FROM capture_alarms WHERE order_id = $1', orderId);
  await waitFor(async () => (await alarms()).length === 1);
  expect(await alarms()).toEqual([{ alarms: 1 }]);
});

describe('a processor that is out', () => {
  test('is said to be out, is spared, and what waited is done soon after it is back', async () => {
    const orderIds = Array.from({ length: 20 }, () => newId('ord'));
    await shop.stopProcessor();
    for (const orderId of orderIds) await shop.authorize(orderId);
    const standing = await waitFor(async () => {
      const asked = await shop.ask(CardProcessorStanding, {});
      return asked.isOut && asked;
    });
    expect(standing).toEqual({ isOut: true, retryAfterMs: expect.any(Number) });
    await shop.restartProcessor();
    for (const orderId of orderIds)
      expect(await shop.answerTo(orderId, 'authorize')).toMatchObject({ name: 'PaymentAuthorized' });
    expect(await shop.ask(CardProcessorStanding, {})).toEqual({ isOut: false, retryAfterMs: 0 });
    for (const orderId of orderIds) expect(await shop.statusesAt(orderId)).toEqual(['authorized']);
  });

  test('is found to be back though nothing waits for it', async () => {
    await shop.stopProcessor();
    await waitFor(async () => {
      await shop.authorize(newId('ord'), 'tok_approved', 1);
      return (await shop.ask(CardProcessorStanding, {})).isOut;
    });
    await shop.restartProcessor();
    await waitFor(async () => !(await shop.ask(CardProcessorStanding, {})).isOut);
  });
});

// What we rely on in any card processor. Run on the one in memory and on the one over HTTP.
import type { CardProcessor } from '../src/ports';

const amount = { amountMinor: 5_000, currency: 'EUR' };
let orders = 0;

const aPurchase = (paymentMethodToken = 'tok_approved') => {
  const orderId = `ord_contract_${process.pid}_${++orders}`;
  return { idempotencyKey: `${orderId}:authorize:1`, orderId, amount, paymentMethodToken };
};

export const describeCardProcessor = (name: string, connect: () => CardProcessor): void => {
  describe(name, () => {
    const authorized = async (token?: string) => {
      const asked = aPurchase(token);
      const answer = await connect().authorize(asked);
      if (answer?.kind !== 'authorized') throw new Error(`not authorized: ${JSON.stringify(answer)}`);
      return { ...asked, authorizationId: answer.authorizationId };
    };
    const captureOf = (orderId: string, authorizationId: string, amountMinor = 5_000) =>
      connect().capture({
        idempotencyKey: `${orderId}:capture:1`,
        authorizationId,
        amount: { ...amount, amountMinor },
      });
    const voidOf = (orderId: string, authorizationId: string) =>
      connect().voidAuthorization({ idempotencyKey: `${orderId}:void:1`, authorizationId });

    test('an authorization holds for about a week', async () => {
      const answer = await connect().authorize(aPurchase());
      expect(answer).toEqual({
        kind: 'authorized',
        authorizationId: expect.any(String),
        expiresInMs: expect.any(Number),
      });
      const { expiresInMs } = answer as { expiresInMs: number };
      expect(Math.round(expiresInMs / 3_600_000)).toBe(7 * 24);
    });

    test('the same key learns the same authorization', async () => {
      const { authorizationId, ...asked } = await authorized();
      expect(await connect().authorize(asked)).toMatchObject({ kind: 'authorized', authorizationId });
    });

    test.each([
      ['tok_declined', 'DECLINED'],
      ['tok_insufficient_funds', 'INSUFFICIENT_FUNDS'],
      ['tok_no_such_card', 'INVALID_TOKEN'],
      ['', 'INVALID_TOKEN'],
    ])('the card %p is declined: %s', async (token, reason) => {
      const asked = aPurchase(token);
      expect(await connect().authorize(asked)).toEqual({ kind: 'declined', reason });
      expect(await connect().findAuthorization(asked.orderId)).toBeUndefined();
    });

    test.each(['tok_unknown', 'tok_unknown_unexecuted'])('%s is silent, and the same key settles it', async (token) => {
      const asked = aPurchase(token);
      expect(await connect().authorize(asked)).toBeUndefined();
      expect(await connect().authorize(asked)).toMatchObject({ kind: 'authorized' });
    });

    test('what was authorized in silence is found by our reference', async () => {
      const asked = aPurchase('tok_unknown');
      await connect().authorize(asked);
      const found = await connect().findAuthorization(asked.orderId);
      expect(await connect().authorize(asked)).toMatchObject({ authorizationId: found?.authorizationId });
    });

    test('money is captured once, however often the same key asks', async () => {
      const { orderId, authorizationId } = await authorized();
      expect(await captureOf(orderId, authorizationId)).toEqual({ kind: 'captured' });
      expect(await captureOf(orderId, authorizationId)).toEqual({ kind: 'captured' });
    });

    test('a capture that fell silent is settled by the same key', async () => {
      const { orderId, authorizationId } = await authorized('tok_capture_unknown');
      expect(await captureOf(orderId, authorizationId)).toBeUndefined();
      expect(await captureOf(orderId, authorizationId)).toEqual({ kind: 'captured' });
    });

    test('a bank may refuse to pay', async () => {
      const { orderId, authorizationId } = await authorized('tok_capture_refused');
      expect(await captureOf(orderId, authorizationId)).toEqual({ kind: 'refused', reason: 'CAPTURE_REFUSED' });
    });

    test('more than was authorized is not captured', async () => {
      const { orderId, authorizationId } = await authorized();
      const answer = await captureOf(orderId, authorizationId, 5_001);
      expect(answer).toEqual({ kind: 'refused', reason: 'AMOUNT_NOT_AUTHORIZED' });
    });

    test('money let go is not captured', async () => {
      const { orderId, authorizationId } = await authorized();
      expect(await voidOf(orderId, authorizationId)).toEqual({ kind: 'voided' });
      expect(await captureOf(orderId, authorizationId)).toEqual({ kind: 'refused', reason: 'AUTHORIZATION_VOIDED' });
      expect(await voidOf(orderId, authorizationId)).toEqual({ kind: 'voided' });
      expect(await connect().findAuthorization(orderId)).toBeUndefined();
    });

    test('captured money is not said to be let go', async () => {
      const { orderId, authorizationId } = await authorized();
      await captureOf(orderId, authorizationId);
      expect(await voidOf(orderId, authorizationId)).toBeUndefined();
    });
  });
};

// What we rely on in any card processor. Run on the one in memory and on the one over HTTP.
import type { AuthorizationRecord } from '../src/domain/records';
import { isUnknown, type CardProcessor } from '../src/ports';

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
    const refundOf = (orderId: string, authorizationId: string, amountMinor: number, refundId = `${orderId}:refund`) =>
      connect().refund({
        idempotencyKey: `${refundId}:refund:1`,
        authorizationId,
        refundId,
        amount: { ...amount, amountMinor },
      });
    const captured = async (token?: string) => {
      const held = await authorized(token);
      await captureOf(held.orderId, held.authorizationId);
      return held;
    };
    const lookAt = async (orderId: string): Promise<readonly AuthorizationRecord[]> => {
      const records = await connect().look(orderId, null);
      if (isUnknown(records)) throw new Error(records.cause);
      return records;
    };
    const silence = { kind: 'unknown', cause: expect.any(String) };
    const refusal = (reason: string, record: Partial<AuthorizationRecord> = {}) => ({
      kind: 'refused',
      reason,
      evidence: { authorizations: [record] },
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
      expect(await lookAt(asked.orderId)).toEqual([]);
    });

    test.each(['tok_unknown', 'tok_unknown_unexecuted'])('%s is silent, and the same key settles it', async (token) => {
      const asked = aPurchase(token);
      expect(await connect().authorize(asked)).toEqual(silence);
      expect(await connect().authorize(asked)).toMatchObject({ kind: 'authorized' });
    });

    test('what was authorized in silence is found by our reference', async () => {
      const asked = aPurchase('tok_unknown');
      await connect().authorize(asked);
      const [found] = await lookAt(asked.orderId);
      expect(found).toMatchObject({ status: 'authorized', amountMinor: 5_000, capturedMinor: 0 });
      expect(await connect().authorize(asked)).toMatchObject({ authorizationId: found!.authorizationId });
    });

    test('money is captured once, however often the same key asks', async () => {
      const { orderId, authorizationId } = await authorized();
      expect(await captureOf(orderId, authorizationId)).toEqual({ kind: 'captured' });
      expect(await captureOf(orderId, authorizationId)).toEqual({ kind: 'captured' });
    });

    test('a capture that fell silent is settled by the same key', async () => {
      const { orderId, authorizationId } = await authorized('tok_capture_unknown');
      expect(await captureOf(orderId, authorizationId)).toEqual(silence);
      expect(await captureOf(orderId, authorizationId)).toEqual({ kind: 'captured' });
    });

    test('under another key a capture is what its books show: taken, or refused once it is given back whole', async () => {
      const { orderId, authorizationId } = await captured();
      const captureAgain = (attempt: number) =>
        connect().capture({ idempotencyKey: `${orderId}:capture:${attempt}`, authorizationId, amount });
      expect(await captureAgain(2)).toEqual({ kind: 'captured' });
      await refundOf(orderId, authorizationId, 5_000);
      expect(await captureAgain(3)).toMatchObject(refusal('ALREADY_CAPTURED', { refundedMinor: 5_000 }));
    });

    test('a bank may refuse to pay', async () => {
      const { orderId, authorizationId } = await authorized('tok_capture_refused');
      const answer = await captureOf(orderId, authorizationId);
      expect(answer).toMatchObject(refusal('CAPTURE_REFUSED', { status: 'authorized' }));
    });

    test('more than was authorized is not captured', async () => {
      const { orderId, authorizationId } = await authorized();
      const answer = await captureOf(orderId, authorizationId, 5_001);
      expect(answer).toMatchObject(refusal('AMOUNT_NOT_AUTHORIZED', { amountMinor: 5_000 }));
    });

    test('money let go is not captured', async () => {
      const { orderId, authorizationId } = await authorized();
      expect(await voidOf(orderId, authorizationId)).toEqual({ kind: 'voided' });
      const answer = await captureOf(orderId, authorizationId);
      expect(answer).toMatchObject(refusal('AUTHORIZATION_VOIDED', { status: 'voided' }));
      expect(await voidOf(orderId, authorizationId)).toEqual({ kind: 'voided' });
      expect((await lookAt(orderId)).map(({ status }) => status)).toEqual(['voided']);
    });

    test('captured money is not said to be let go', async () => {
      const { orderId, authorizationId } = await captured();
      const answer = await voidOf(orderId, authorizationId);
      expect(answer).toMatchObject(refusal('ALREADY_CAPTURED', { status: 'captured', capturedMinor: 5_000 }));
    });

    test('a bank may refuse to let the money go', async () => {
      const { orderId, authorizationId } = await authorized('tok_void_refused');
      const answer = await voidOf(orderId, authorizationId);
      expect(answer).toMatchObject(refusal('VOID_REFUSED', { status: 'authorized' }));
    });

    test('a part is given back once, however often the same key asks, and stands under our reference', async () => {
      const { orderId, authorizationId } = await captured();
      const answer = await refundOf(orderId, authorizationId, 2_000);
      expect(answer).toEqual({ kind: 'refunded', processorRefundId: expect.any(String) });
      expect(await refundOf(orderId, authorizationId, 2_000)).toEqual(answer);
      const [record] = await lookAt(orderId);
      expect(record).toMatchObject({
        refundedMinor: 2_000,
        refunds: [{ reference: `${orderId}:refund`, amountMinor: 2_000, status: 'succeeded' }],
      });
    });

    test('more than was captured is not given back', async () => {
      const { orderId, authorizationId } = await captured();
      await refundOf(orderId, authorizationId, 3_000, `${orderId}:one`);
      const answer = await refundOf(orderId, authorizationId, 2_001, `${orderId}:other`);
      expect(answer).toMatchObject(refusal('REFUND_EXCEEDS_CAPTURED', { capturedMinor: 5_000 }));
    });

    test('money that is only set aside is not given back', async () => {
      const { orderId, authorizationId } = await authorized();
      expect(await refundOf(orderId, authorizationId, 1)).toMatchObject(refusal('NOT_CAPTURED'));
    });

    test('a bank may refuse a refund, or take its time', async () => {
      const refused = await captured('tok_refund_refused');
      expect(await refundOf(refused.orderId, refused.authorizationId, 1)).toMatchObject(refusal('REFUND_REFUSED'));
      const slow = await captured('tok_refund_pending');
      expect(await refundOf(slow.orderId, slow.authorizationId, 1)).toEqual({
        kind: 'pending',
        processorRefundId: expect.any(String),
      });
      const [record] = await lookAt(slow.orderId);
      expect(record).toMatchObject({ refundedMinor: 0, refunds: [{ amountMinor: 1, status: 'pending' }] });
    });
  });
};

// What we rely on in any store of payments, as two processes share it. Run on the one in memory and on Postgres.
import type { Outgoing } from '@cartograph/contracts';
import { newId } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import type { PaymentCommand } from '../src/domain/hear-command';
import type { Outcome } from '../src/domain/operation';
import type { LeasedOperation, PaymentStore } from '../src/ports';

export interface PaymentsRoom {
  readonly payments: PaymentStore;
  /** The same payments, as another process has them. */
  readonly neighbour: PaymentStore;
  readonly sent: () => readonly Outgoing[];
  /** So much time passes that leases end. */
  readonly passLease: () => Promise<unknown>;
  /** So much time passes that the processor forgets its keys. */
  readonly passDay: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export const stepOf = (orderId: string, name: string, epoch = 0) => ({
  stepKey: `${orderId}:${name}`,
  epoch,
  correlationId: orderId,
});
export const authorize = (orderId: string, amountMinor = 5_000): PaymentCommand => ({
  name: 'AuthorizePayment',
  step: stepOf(orderId, 'authorize'),
  body: { orderId, amount: { amountMinor, currency: 'EUR' }, paymentMethodToken: 'tok_approved' },
});
export const voidOf = (orderId: string): PaymentCommand => ({
  name: 'VoidAuthorization',
  step: stepOf(orderId, 'void', 1),
  body: { orderId },
});
export const yes = (authorizationId = 'auth_1'): Outcome => ({
  kind: 'authorized',
  authorizationId,
  expiresInMs: 600_000,
});
const silence = { kind: 'unknown', cause: 'cut' } as const;
export const capture = (orderId: string): PaymentCommand => ({
  name: 'CapturePayment',
  step: stepOf(orderId, 'capture'),
  body: { orderId, amount: { amountMinor: 5_000, currency: 'EUR' } },
});
export const refundOf = (orderId: string, refundId: string, amountMinor: number, attempt = 1): PaymentCommand => ({
  name: 'RefundPayment',
  step: stepOf(orderId, `${refundId}#${attempt}`),
  body: { orderId, refundId, amount: { amountMinor, currency: 'EUR' }, attempt },
});
export const returnOf = (orderId: string, refundId: string): PaymentCommand => ({
  name: 'ReturnPayment',
  step: stepOf(orderId, 'return', 2),
  body: { orderId, refundId },
});
const keysOf = (leased: readonly LeasedOperation[]) => leased.map(({ operation }) => operation.step.stepKey);
export const subjectsTo = (sent: readonly Outgoing[], orderId: string) =>
  sent.filter(({ item }) => item.correlationId === orderId).map(({ subject }) => subject);

export const describePaymentStore = (name: string, openRoom: () => Promise<PaymentsRoom>): void => {
  describe(name, () => {
    let room: PaymentsRoom;
    let payments: PaymentStore;
    let neighbour: PaymentStore;
    beforeAll(async () => {
      room = await openRoom();
      ({ payments, neighbour } = room);
    });
    afterAll(() => room.close());

    const statusOf = async (orderId: string) => (await payments.find([orderId]))[0]?.status;
    const subjectsOf = (orderId: string) => subjectsTo(room.sent(), orderId);

    test('what a list opened is returned to the process that heard it, and to nobody else', async () => {
      const orderIds = [newId('ord'), newId('ord')];
      const opened = await payments.hear(orderIds.map((orderId) => authorize(orderId)));
      expect(keysOf(opened).sort()).toEqual(orderIds.map((orderId) => `${orderId}:authorize`).sort());
      expect(keysOf(await neighbour.hear(orderIds.map((orderId) => authorize(orderId))))).toEqual([]);
      expect(keysOf(await neighbour.takeDue(100))).toEqual([]);
      await payments.settle(opened.map(({ operation }) => ({ operation, outcome: yes() })));
    });

    test('an operation whose lease ended is taken by one process, once', async () => {
      const orderId = newId('ord');
      await payments.hear([authorize(orderId)]);
      await room.passLease();
      const taken = [...(await neighbour.takeDue(100)), ...(await payments.takeDue(100))];
      expect(keysOf(taken)).toEqual([`${orderId}:authorize`]);
      expect(taken[0]!.tries).toBe(0);
      await neighbour.settle([{ operation: taken[0]!.operation, outcome: yes() }]);
      expect(await statusOf(orderId)).toBe('AUTHORIZED');
    });

    test('a lease that is kept does not end, and only its holder keeps it', async () => {
      const orderId = newId('ord');
      const stepKey = `${orderId}:authorize`;
      const [leased] = await payments.hear([authorize(orderId)]);
      await room.passLease();
      await neighbour.keep([stepKey]);
      await payments.keep([stepKey]);
      expect(keysOf(await neighbour.takeDue(100))).toEqual([]);
      await payments.settle([{ operation: leased!.operation, outcome: yes() }]);
    });

    test('what is settled twice is answered once', async () => {
      const orderId = newId('ord');
      const [leased] = await payments.hear([authorize(orderId)]);
      const result = { operation: leased!.operation, outcome: yes() };
      await payments.settle([result, result]);
      await neighbour.settle([{ ...result, outcome: { kind: 'declined', reason: 'DECLINED' } }]);
      expect(await statusOf(orderId)).toBe('AUTHORIZED');
      expect(subjectsOf(orderId)).toEqual(['rep.orders.payment-authorized.v1']);
    });

    test('silence puts an operation back, for anybody to take up soon', async () => {
      const orderId = newId('ord');
      const [leased] = await payments.hear([authorize(orderId)]);
      expect(await payments.settle([{ operation: leased!.operation, outcome: silence }])).toEqual([]);
      expect(await statusOf(orderId)).toBe('AUTHORIZING');
      const taken = await waitFor(async () => (await neighbour.takeDue(100))[0]);
      expect(taken).toEqual({ operation: leased!.operation, ageMs: expect.any(Number), tries: 1 });
      await neighbour.settle([{ operation: taken.operation, outcome: yes() }]);
      expect(subjectsOf(orderId)).toEqual(['rep.orders.payment-authorized.v1']);
    });

    test('a void heard meanwhile by another process is opened by whoever settles the authorize', async () => {
      const orderId = newId('ord');
      const [leased] = await payments.hear([authorize(orderId)]);
      expect(await neighbour.hear([voidOf(orderId)])).toEqual([]);
      const opened = await payments.settle([{ operation: leased!.operation, outcome: yes('auth_9') }]);
      expect(opened).toMatchObject([
        { operation: { kind: 'void', authorizationId: 'auth_9', step: stepOf(orderId, 'void', 1) } },
      ]);
      expect(subjectsOf(orderId)).toEqual([]);
      await payments.settle([{ operation: opened[0]!.operation, outcome: { kind: 'voided' } }]);
      expect(await statusOf(orderId)).toBe('VOIDED');
      expect(subjectsOf(orderId)).toEqual(['rep.orders.authorization-voided.v1']);
    });

    test('an operation says how old it is', async () => {
      const orderId = newId('ord');
      await payments.hear([authorize(orderId)]);
      await room.passDay();
      await room.passLease();
      const [taken] = await payments.takeDue(100);
      expect(Math.floor(taken!.ageMs / 3_600_000)).toBe(24);
      await payments.settle([{ operation: taken!.operation, outcome: yes() }]);
    });

    test('a command heard again while it is under way is not answered; settled, it is answered again', async () => {
      const orderId = newId('ord');
      const [leased] = await payments.hear([authorize(orderId), authorize(orderId)]);
      await neighbour.hear([authorize(orderId)]);
      expect(subjectsOf(orderId)).toEqual([]);
      await payments.settle([{ operation: leased!.operation, outcome: yes() }]);
      await neighbour.hear([authorize(orderId)]);
      expect(subjectsOf(orderId)).toEqual(['rep.orders.payment-authorized.v1', 'rep.orders.payment-authorized.v1']);
    });

    test('what needs no processor is answered at once', async () => {
      const orderId = newId('ord');
      expect(await payments.hear([authorize(orderId, 0)])).toEqual([]);
      expect(subjectsOf(orderId)).toEqual(['rep.orders.payment-authorized.v1']);
      expect(await payments.find([orderId, 'ord_unknown'])).toMatchObject([{ orderId, status: 'AUTHORIZED' }]);
    });

    const settleWith = async (leased: readonly LeasedOperation[], outcome: Outcome) =>
      payments.settle(leased.map(({ operation }) => ({ operation, outcome })));
    const captured = async () => {
      const orderId = newId('ord');
      await settleWith(await payments.hear([authorize(orderId)]), yes());
      await settleWith(await payments.hear([capture(orderId)]), { kind: 'captured' });
      return orderId;
    };
    const sumsOf = async (orderId: string) => {
      const [payment] = await payments.find([orderId]);
      return { refunded: payment!.refundedMinor, pending: payment!.refundPendingMinor };
    };
    const given = { kind: 'refunded', processorRefundId: 'ref_1' } as const;

    test('refunds of one order are under way at the same time, and never exceed what was captured', async () => {
      const orderId = await captured();
      const [one, other, third] = [newId('rfd'), newId('rfd'), newId('rfd')];
      const opened = await payments.hear([refundOf(orderId, one, 3_000), refundOf(orderId, other, 2_000)]);
      expect(opened).toHaveLength(2);
      expect(await neighbour.hear([refundOf(orderId, third, 1)])).toEqual([]);
      expect(await sumsOf(orderId)).toEqual({ refunded: 0, pending: 5_000 });
      await settleWith(opened, given);
      expect(await sumsOf(orderId)).toEqual({ refunded: 5_000, pending: 0 });
      expect(subjectsOf(orderId).slice(2).sort()).toEqual([
        'rep.orders.payment-refunded.v1',
        'rep.orders.payment-refunded.v1',
        'rep.orders.refund-refused.v1',
      ]);
    });

    test('a refund that the bank takes its time for stays open under the processor’s name for it', async () => {
      const orderId = await captured();
      const [leased] = await payments.hear([refundOf(orderId, newId('rfd'), 1_000)]);
      await payments.settle([
        { operation: leased!.operation, outcome: { kind: 'pending', processorRefundId: 'ref_7' } },
      ]);
      const taken = await waitFor(async () => (await neighbour.takeDue(100))[0]);
      expect(taken.operation).toEqual({ ...leased!.operation, processorRefundId: 'ref_7' });
      expect(await sumsOf(orderId)).toEqual({ refunded: 0, pending: 1_000 });
      await settleWith([taken], { ...given, processorRefundId: 'ref_7' });
      expect(await sumsOf(orderId)).toEqual({ refunded: 1_000, pending: 0 });
    });

    test('a refund that was refused is free to be tried again', async () => {
      const orderId = await captured();
      const refundId = newId('rfd');
      await settleWith(await payments.hear([refundOf(orderId, refundId, 5_000)]), {
        kind: 'refused',
        reason: 'REFUND_REFUSED',
      });
      expect(await sumsOf(orderId)).toEqual({ refunded: 0, pending: 0 });
      await settleWith(await payments.hear([refundOf(orderId, refundId, 5_000, 2)]), given);
      expect(await sumsOf(orderId)).toEqual({ refunded: 5_000, pending: 0 });
    });

    test('a refund id that another order has taken is refused', async () => {
      const refundId = newId('rfd');
      const first = await captured();
      const second = await captured();
      await settleWith(await payments.hear([refundOf(first, refundId, 1_000)]), given);
      expect(await payments.hear([refundOf(second, refundId, 1_000)])).toEqual([]);
      expect(subjectsOf(second).at(-1)).toBe('rep.orders.refund-refused.v1');
      expect(await sumsOf(second)).toEqual({ refunded: 0, pending: 0 });
    });

    test('an order’s money is returned once, whatever it was', async () => {
      const held = newId('ord');
      await settleWith(await payments.hear([authorize(held)]), yes());
      await settleWith(await payments.hear([returnOf(held, newId('rfd'))]), { kind: 'voided' });
      expect(await statusOf(held)).toBe('VOIDED');
      const taken = await captured();
      await settleWith(await payments.hear([returnOf(taken, newId('rfd'))]), given);
      expect(await sumsOf(taken)).toEqual({ refunded: 5_000, pending: 0 });
      expect([subjectsOf(held).at(-1), subjectsOf(taken).at(-1)]).toEqual([
        'rep.orders.payment-returned.v1',
        'rep.orders.payment-returned.v1',
      ]);
    });

    test('a capture that needs another authorization takes one operation after the other, under one step', async () => {
      const orderId = newId('ord');
      await settleWith(await payments.hear([authorize(orderId)]), yes());
      const refused = { kind: 'refused', reason: 'AUTHORIZATION_EXPIRED' } as const;
      await settleWith(await payments.hear([capture(orderId)]), refused);
      const again: PaymentCommand = {
        name: 'CapturePayment',
        step: stepOf(orderId, 'capture#2'),
        body: {
          orderId,
          amount: { amountMinor: 5_000, currency: 'EUR' },
          attempt: 2,
          paymentMethodToken: 'tok_approved',
        },
      };
      const authorizing = await payments.hear([again]);
      expect(authorizing.map(({ operation }) => operation.kind)).toEqual(['authorize']);
      const capturing = await settleWith(authorizing, yes('auth_2'));
      expect(capturing.map(({ operation }) => operation.idempotencyKey)).toEqual([`${orderId}:capture:2`]);
      await settleWith(capturing, { kind: 'captured' });
      expect(await statusOf(orderId)).toBe('CAPTURED');
      expect(subjectsOf(orderId).at(-1)).toBe('rep.orders.payment-captured.v1');
    });
  });
};

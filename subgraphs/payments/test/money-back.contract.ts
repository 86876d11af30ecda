// What we rely on in any store of payments once money was taken: parts go back, all of it goes back, once.
import { newId } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import type { PaymentCommand } from '../src/domain/hear-command';
import type { PaymentStore } from '../src/ports';
import { carryOutIn, type CarryOut } from './carry-out';
import { authorize, capture, refundOf, returnOf, stepOf, subjectsTo, yes } from './commands';
import type { PaymentsRoom } from './payment-store.contract';

export const describeMoneyBack = (name: string, openRoom: () => Promise<PaymentsRoom>): void => {
  describe(name, () => {
    let room: PaymentsRoom;
    let payments: PaymentStore;
    let neighbour: PaymentStore;
    let settleWith: CarryOut['settleWith'];
    let carryOut: CarryOut['carryOut'];
    let captured: CarryOut['captured'];
    beforeAll(async () => {
      room = await openRoom();
      ({ payments, neighbour } = room);
      ({ settleWith, carryOut, captured } = carryOutIn(payments));
    });
    afterAll(() => room.close());

    const statusOf = async (orderId: string) => (await payments.find([orderId]))[0]?.status;
    const subjectsOf = (orderId: string) => subjectsTo(room.sent(), orderId);
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
      await carryOut(refundOf(orderId, refundId, 5_000), {
        kind: 'refused',
        reason: 'REFUND_REFUSED',
      });
      expect(await sumsOf(orderId)).toEqual({ refunded: 0, pending: 0 });
      await carryOut(refundOf(orderId, refundId, 5_000, 2), given);
      expect(await sumsOf(orderId)).toEqual({ refunded: 5_000, pending: 0 });
    });

    test('a refund id that another order has taken is refused', async () => {
      const refundId = newId('rfd');
      const first = await captured();
      const second = await captured();
      await carryOut(refundOf(first, refundId, 1_000), given);
      expect(await payments.hear([refundOf(second, refundId, 1_000)])).toEqual([]);
      expect(subjectsOf(second).at(-1)).toBe('rep.orders.refund-refused.v1');
      expect(await sumsOf(second)).toEqual({ refunded: 0, pending: 0 });
    });

    test('an order’s money is not returned while another refund is on its way, nor when nobody knows of one', async () => {
      const orderId = await captured();
      const [refundId, otherId] = [newId('rfd'), newId('rfd')];
      const back = (attempt: number) => returnOf(orderId, otherId, attempt);
      const opened = await payments.hear([refundOf(orderId, refundId, 2_000), back(1)]);
      expect(opened.map(({ operation }) => operation.kind)).toEqual(['refund']);
      expect(await neighbour.hear([back(1)])).toEqual([]);
      expect(subjectsOf(orderId)).toHaveLength(2);
      await settleWith(opened, { kind: 'refused', reason: 'OUTCOME_UNKNOWN' });
      expect(await neighbour.hear([back(1)])).toEqual([]);
      expect(subjectsOf(orderId).slice(2)).toEqual(['rep.orders.refund-refused.v1', 'rep.orders.refund-refused.v1']);
      expect(await sumsOf(orderId)).toEqual({ refunded: 0, pending: 2_000 });
      await carryOut(refundOf(orderId, refundId, 2_000, 2), given);
      const [rest] = await payments.hear([back(2)]);
      expect(rest!.operation).toMatchObject({ kind: 'refund', amount: { amountMinor: 3_000 } });
      await settleWith([rest!], given);
      expect(await sumsOf(orderId)).toEqual({ refunded: 5_000, pending: 0 });
    });

    test('an order’s money is returned once, whatever it was', async () => {
      const held = newId('ord');
      await carryOut(authorize(held), yes());
      await carryOut(returnOf(held, newId('rfd')), { kind: 'voided' });
      expect(await statusOf(held)).toBe('VOIDED');
      const taken = await captured();
      await carryOut(returnOf(taken, newId('rfd')), given);
      expect(await sumsOf(taken)).toEqual({ refunded: 5_000, pending: 0 });
      expect([subjectsOf(held).at(-1), subjectsOf(taken).at(-1)]).toEqual([
        'rep.orders.payment-returned.v1',
        'rep.orders.payment-returned.v1',
      ]);
    });

    test('a capture that needs another authorization takes one operation after the other, under one step', async () => {
      const orderId = newId('ord');
      await carryOut(authorize(orderId), yes());
      const refused = { kind: 'refused', reason: 'AUTHORIZATION_EXPIRED' } as const;
      await carryOut(capture(orderId), refused);
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

// What we rely on in any store of payments, as two processes share it. Run on the one in memory and on Postgres.
import type { Outgoing } from '@cartograph/contracts';
import { newId } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import type { LeasedOperation, PaymentStore } from '../src/ports';
import { authorize, stepOf, subjectsTo, voidOf, yes } from './commands';

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

const keysOf = (leased: readonly LeasedOperation[]) => leased.map(({ operation }) => operation.step.stepKey);
const silence = { kind: 'unknown', cause: 'cut' } as const;

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
  });
};

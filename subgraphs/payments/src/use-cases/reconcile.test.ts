import type { Payment } from '../domain/payment';
import type { Records } from '../domain/records';
import type { Unknown } from '../domain/operation';
import type { CardProcessor, PaymentStore, ReconciliationStore } from '../ports';
import { aPayment, aRecord } from '../../test/builders';
import { createReconcile } from './reconcile';

const asOf = '2026-01-01 00:00:00+00';

interface Given {
  readonly strays?: readonly string[];
  readonly count?: number;
}

/** Our books with some payments to look at, ord_1 and so on, and a processor whose books the test writes. */
const aDesk = (
  look: (orderId: string) => Records | Unknown | Promise<Records>,
  { strays = [], count = 2 }: Given = {},
) => {
  const payments = Array.from({ length: count }, (_, index) =>
    aPayment({ status: 'AUTHORIZED', orderId: `ord_${index + 1}` }),
  );
  const compared: [string, Records][] = [];
  const putOff: string[] = [];
  const voided: unknown[] = [];
  const store = { find: async () => payments } as unknown as PaymentStore;
  const books = {
    takeUnsure: async () => ({ orderIds: payments.map(({ orderId }) => orderId), asOf }),
    compare: async ({ orderId }: Payment, records: Records) => {
      compared.push([orderId, records]);
      return strays;
    },
    putOff: async (orderIds: readonly string[]) => void putOff.push(...orderIds),
  } as unknown as ReconciliationStore;
  const processor = {
    look: async (orderId: string) => look(orderId),
    voidAuthorization: async (asked: unknown) => (voided.push(asked), { kind: 'voided' }),
  } as unknown as CardProcessor;
  return { compared, voided, putOff, reconcile: createReconcile({ payments: store, books, processor }) };
};

test('each payment is compared with what the processor says of it', async () => {
  const desk = aDesk(() => [aRecord()]);
  expect(await desk.reconcile(10)).toEqual({ isMore: false, faults: [] });
  expect(desk.compared).toEqual([
    ['ord_1', [aRecord()]],
    ['ord_2', [aRecord()]],
  ]);
  expect(desk.voided).toEqual([]);
});

test('what belongs to nothing is let go under a key of its own', async () => {
  const desk = aDesk(() => [aRecord()], { strays: ['auth_9'] });
  await desk.reconcile(10);
  expect(desk.voided[0]).toEqual({ idempotencyKey: 'ord_1:void:stray:auth_9', authorizationId: 'auth_9' });
});

test('a full list was cut short: there is more to compare', async () => {
  expect(await aDesk(() => [aRecord()]).reconcile(2)).toMatchObject({ isMore: true });
});

test('four are looked at side by side, and no more', async () => {
  let looking = 0;
  let most = 0;
  const desk = aDesk(
    async () => {
      most = Math.max(most, ++looking);
      await new Promise(setImmediate);
      looking--;
      return [aRecord()];
    },
    { count: 9 },
  );
  await desk.reconcile(10);
  expect([most, desk.compared.length, desk.putOff]).toEqual([4, 9, []]);
});

test('one that cannot be read is put off and keeps none of the others waiting', async () => {
  const silence = { kind: 'unknown', cause: 'HTTP 500' } as const;
  const desk = aDesk((orderId) => (orderId === 'ord_1' ? silence : [aRecord()]));
  expect(await desk.reconcile(2)).toEqual({ isMore: true, faults: [] });
  expect(desk.compared).toEqual([['ord_2', [aRecord()]]]);
  expect(desk.putOff).toEqual(['ord_1']);
});

test('one that breaks is put off, too, and is told', async () => {
  const fault = new Error('broken');
  const desk = aDesk((orderId) => {
    if (orderId === 'ord_1') throw fault;
    return [aRecord()];
  });
  expect(await desk.reconcile(2)).toEqual({ isMore: true, faults: [{ orderId: 'ord_1', fault }] });
  expect(desk.compared).toEqual([['ord_2', [aRecord()]]]);
  expect(desk.putOff).toEqual(['ord_1']);
});

test('a processor that is out is not asked about the others, nor soon again, and nothing is put off for it', async () => {
  const asked: string[] = [];
  const out = { kind: 'unknown', cause: 'PROCESSOR_OUT', isUncalled: true } as const;
  const desk = aDesk((orderId) => (asked.push(orderId), out), { count: 9 });
  expect(await desk.reconcile(9)).toEqual({ isMore: false, faults: [] });
  expect(asked).toEqual(['ord_1', 'ord_2', 'ord_3', 'ord_4']);
  expect([desk.compared, desk.putOff]).toEqual([[], []]);
});

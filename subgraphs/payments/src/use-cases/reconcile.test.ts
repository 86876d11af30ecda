import type { Payment } from '../domain/payment';
import type { Records } from '../domain/records';
import type { Unknown } from '../domain/operation';
import type { CardProcessor, PaymentStore, ReconciliationStore } from '../ports';
import { aPayment, aRecord } from '../../test/builders';
import { createReconcile } from './reconcile';

const asOf = '2026-01-01 00:00:00+00';
const payments = ['ord_1', 'ord_2'].map((orderId) => aPayment({ status: 'AUTHORIZED', orderId }));

/** Our books with two payments to look at, and a processor whose books the test writes. */
const aDesk = (look: (orderId: string) => Records | Unknown, strays: readonly string[] = []) => {
  const compared: [string, Records][] = [];
  const voided: unknown[] = [];
  const store = { find: async () => payments } as unknown as PaymentStore;
  const books = {
    takeUnsure: async () => ({ orderIds: payments.map(({ orderId }) => orderId), asOf }),
    compare: async ({ orderId }: Payment, records: Records) => {
      compared.push([orderId, records]);
      return strays;
    },
  } as unknown as ReconciliationStore;
  const processor = {
    look: async (orderId: string) => look(orderId),
    voidAuthorization: async (asked: unknown) => (voided.push(asked), { kind: 'voided' }),
  } as unknown as CardProcessor;
  return { compared, voided, reconcile: createReconcile({ payments: store, books, processor }) };
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
  const desk = aDesk(() => [aRecord()], ['auth_9']);
  await desk.reconcile(10);
  expect(desk.voided[0]).toEqual({ idempotencyKey: 'ord_1:void:stray:auth_9', authorizationId: 'auth_9' });
});

test('a full list was cut short: there is more to compare', async () => {
  expect(await aDesk(() => [aRecord()]).reconcile(2)).toMatchObject({ isMore: true });
});

test('one that cannot be read keeps none of the others waiting', async () => {
  const silence = { kind: 'unknown', cause: 'HTTP 500' } as const;
  const desk = aDesk((orderId) => (orderId === 'ord_1' ? silence : [aRecord()]));
  expect(await desk.reconcile(2)).toEqual({ isMore: true, faults: [] });
  expect(desk.compared).toEqual([['ord_2', [aRecord()]]]);
});

test('one that breaks keeps none of the others waiting, and is told', async () => {
  const fault = new Error('broken');
  const desk = aDesk((orderId) => {
    if (orderId === 'ord_1') throw fault;
    return [aRecord()];
  });
  expect(await desk.reconcile(2)).toEqual({ isMore: true, faults: [{ orderId: 'ord_1', fault }] });
  expect(desk.compared).toEqual([['ord_2', [aRecord()]]]);
});

test('where nothing could be read, asking again at once is of no use', async () => {
  const desk = aDesk(() => ({ kind: 'unknown', cause: 'HTTP 500' }));
  expect(await desk.reconcile(2)).toEqual({ isMore: false, faults: [] });
});

test('a processor that is out is not asked about the others', async () => {
  const asked: string[] = [];
  const desk = aDesk((orderId) => (asked.push(orderId), { kind: 'unknown', cause: 'PROCESSOR_OUT', isUncalled: true }));
  await desk.reconcile(2);
  expect([asked, desk.compared]).toEqual([['ord_1'], []]);
});

import { aPayment, aRecord, aRefund } from '../../test/builders';
import { reconcilePayment } from './reconcile-payment';

const kindsOf = ({ differences }: ReturnType<typeof reconcilePayment>) => differences.map(({ kind }) => kind);
const same = { refunds: [], differences: [], strays: [] };

test.each([
  ['AUTHORIZED', 'authorized'],
  ['AUTHORIZED', 'expired'],
  ['CAPTURE_REFUSED', 'authorized'],
  ['VOID_REFUSED', 'authorized'],
  ['CAPTURED', 'captured'],
  ['VOIDED', 'voided'],
] as const)('%s with us and %s there is as it should be', (status, theirs) => {
  expect(reconcilePayment(aPayment({ status }), [], [aRecord({ status: theirs })])).toEqual(same);
});

test('a payment of nothing is nobody’s business but ours', () => {
  expect(reconcilePayment(aPayment({ status: 'AUTHORIZED', authorizationId: null }), [], [])).toEqual(same);
});

test.each(['voided', 'expired'] as const)(
  'a void that was refused and happened all the same (%s) is adopted',
  (status) => {
    const { payment, differences } = reconcilePayment(aPayment({ status: 'VOID_REFUSED' }), [], [aRecord({ status })]);
    expect(payment?.status).toBe('VOIDED');
    expect(differences).toEqual([]);
  },
);

test('a void that was refused since the money was taken is adopted once it is given back whole', () => {
  const refused = aPayment({ status: 'VOID_REFUSED', refusal: 'ALREADY_CAPTURED' });
  const half = reconcilePayment(refused, [], [aRecord({ status: 'captured', refundedMinor: 2_500 })]);
  expect([half.payment, kindsOf(half)]).toEqual([undefined, ['CAPTURED_THERE']]);
  const whole = reconcilePayment(refused, [], [aRecord({ status: 'captured', refundedMinor: 5_000 })]);
  expect([whole.payment?.status, kindsOf(whole)]).toEqual(['VOIDED', []]);
});

test('not finding an authorization does not mean that it was let go', () => {
  const uncertain = aPayment({ status: 'VOID_REFUSED', authorizationId: null, isUncertain: true });
  expect(reconcilePayment(uncertain, [], []).payment).toBeUndefined();
});

test('a capture that was refused and happened all the same is adopted, if it took as much as was set aside', () => {
  const refused = aPayment({ status: 'CAPTURE_REFUSED' });
  const { payment } = reconcilePayment(refused, [], [aRecord({ status: 'captured' })]);
  expect(payment).toMatchObject({ status: 'CAPTURED', capturedMinor: 5_000 });
  const other = reconcilePayment(refused, [], [aRecord({ status: 'captured', capturedMinor: 4_000 })]);
  expect(other.payment).toBeUndefined();
  expect(kindsOf(other)).toEqual(['CAPTURED_THERE']);
});

test('a capture that was refused is not adopted when all that it took was given back', () => {
  const givenBack = aRecord({ status: 'captured', refundedMinor: 5_000 });
  expect(reconcilePayment(aPayment({ status: 'CAPTURE_REFUSED' }), [], [givenBack])).toEqual(same);
});

test('a refund of which nobody knew what became is adopted when the processor knows', () => {
  const before = aPayment({ status: 'CAPTURED', refundPendingMinor: 2_000 });
  const unclear = aRefund({ refusal: 'OUTCOME_UNKNOWN', operation: null });
  const found = {
    processorRefundId: 'ref_9',
    reference: unclear.refundId,
    amountMinor: 2_000,
    status: 'succeeded',
  } as const;
  const record = aRecord({ status: 'captured', refundedMinor: 2_000, refunds: [found] });
  const { payment, refunds, differences } = reconcilePayment(before, [unclear], [record]);
  expect(payment).toMatchObject({ refundedMinor: 2_000, refundPendingMinor: 0 });
  expect(refunds).toEqual([aRefund({ status: 'SUCCEEDED', processorRefundId: 'ref_9' })]);
  expect(differences).toEqual([]);
});

test.each(['VOIDED', 'DECLINED'] as const)('money set aside for what is %s with us is let go', (status) => {
  const reconciled = reconcilePayment(aPayment({ status, authorizationId: 'auth_1' }), [], [aRecord()]);
  expect(reconciled.strays).toEqual(['auth_1']);
  expect(kindsOf(reconciled)).toEqual(['STRAY_AUTHORIZATION']);
});

test('a second authorization is let go, and ours is not', () => {
  const records = [aRecord(), aRecord({ authorizationId: 'auth_2' })];
  expect(reconcilePayment(aPayment({ status: 'AUTHORIZED' }), [], records).strays).toEqual(['auth_2']);
});

test.each([
  ['AUTHORIZED', aRecord({ status: 'captured' }), 'CAPTURED_THERE'],
  ['AUTHORIZED', aRecord({ status: 'voided' }), 'VOIDED_THERE'],
  ['AUTHORIZED', aRecord({ status: 'captured', refundedMinor: 5_000 }), 'VOIDED_THERE'],
  ['AUTHORIZED', undefined, 'UNKNOWN_THERE'],
  ['CAPTURED', undefined, 'UNKNOWN_THERE'],
  ['CAPTURED', aRecord(), 'NOT_CAPTURED_THERE'],
  ['CAPTURED', aRecord({ status: 'captured', capturedMinor: 6_000 }), 'CAPTURED_AMOUNT'],
  ['CAPTURED', aRecord({ status: 'captured', refundedMinor: 100 }), 'REFUNDED_AMOUNT'],
] as const)('%s with us, and otherwise there, is for a person to see', (status, record, kind) => {
  const reconciled = reconcilePayment(aPayment({ status }), [], record ? [record] : []);
  expect(kindsOf(reconciled)).toEqual([kind]);
  expect([reconciled.payment, reconciled.strays]).toEqual([undefined, []]);
});

test('a second capture is for a person to see, until it is given back', () => {
  const payment = aPayment({ status: 'CAPTURED' });
  const second = (refundedMinor: number) => [
    aRecord({ status: 'captured' }),
    aRecord({ status: 'captured', authorizationId: 'auth_2', refundedMinor }),
  ];
  expect(kindsOf(reconcilePayment(payment, [], second(0)))).toEqual(['CAPTURED_TWICE']);
  expect(kindsOf(reconcilePayment(payment, [], second(5_000)))).toEqual([]);
});

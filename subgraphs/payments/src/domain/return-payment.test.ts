import { anOperation, aPayment, aRefund, aStep, now, orderId, refundId, returnCommand } from '../../test/builders';
import { hearCommand } from './hear-command';
import { settleOperation } from './settle-operation';
import { refundRefused, returned } from './verdict';

const step = aStep('return');
const back = (amountMinor: number) => returned(orderId, refundId, { amountMinor, currency: 'EUR' });
const captured = aPayment({ status: 'CAPTURED' });

test.each(['AUTHORIZED', 'CAPTURE_REFUSED'] as const)('what is only set aside (%s) is let go', (status) => {
  const held = aPayment({ status });
  const operation = anOperation('void', { step, returning: refundId });
  const verdict = hearCommand({ payment: held }, returnCommand(), now);
  expect(verdict).toEqual({ payment: { ...held, status: 'VOIDING', voidAttempt: 1, operation }, answer: 'later' });
  const { payment, answers } = settleOperation(verdict.payment!, undefined, { kind: 'voided' }, now);
  expect(payment.status).toBe('VOIDED');
  expect(answers).toEqual([{ step, answer: back(0) }]);
});

test('money that the bank does not let go is a refusal with its evidence', () => {
  const operation = anOperation('void', { step, returning: refundId });
  const no = { kind: 'refused', reason: 'VOID_REFUSED', evidence: { code: 'void_refused' } } as const;
  const { payment, answers } = settleOperation(aPayment({ status: 'VOIDING', operation }), undefined, no, now);
  expect(payment.status).toBe('VOID_REFUSED');
  expect(answers).toEqual([
    { step, answer: refundRefused(orderId, refundId, 'VOID_REFUSED', { code: 'void_refused' }) },
  ]);
});

test('what was captured is refunded, less what was refunded before', () => {
  const before = aPayment({ status: 'CAPTURED', refundedMinor: 1_500 });
  const { payment, refund, answer } = hearCommand({ payment: before }, returnCommand(), now);
  expect(answer).toBe('later');
  expect(payment).toEqual({ ...before, refundPendingMinor: 3_500 });
  expect(refund?.operation).toMatchObject({ kind: 'refund', isReturn: true, amount: { amountMinor: 3_500 } });
  const { payment: after, answers } = settleOperation(
    payment!,
    refund,
    { kind: 'refunded', processorRefundId: 'ref_1' },
    now,
  );
  expect(after).toEqual({ ...before, refundedMinor: 5_000 });
  expect(answers).toEqual([{ step, answer: back(3_500) }]);
});

test('while another refund is on its way, nobody knows what is left', () => {
  const payment = aPayment({ status: 'CAPTURED', refundPendingMinor: 2_000 });
  expect(hearCommand({ payment, isRefunding: true }, returnCommand(), now)).toEqual({ answer: 'unheard' });
});

test('where nobody works on another refund of which nobody knows what became, a person must look', () => {
  const payment = aPayment({ status: 'CAPTURED', refundPendingMinor: 2_000 });
  expect(hearCommand({ payment }, returnCommand(), now)).toEqual({
    answer: refundRefused(orderId, refundId, 'REFUND_UNCLEAR'),
  });
});

test('a return of which nobody knows what became is no other refund', () => {
  const payment = aPayment({ status: 'CAPTURED', refundPendingMinor: 2_000 });
  const refund = aRefund({ refusal: 'OUTCOME_UNKNOWN', operation: null });
  const { refund: again } = hearCommand({ payment, refund }, returnCommand({ attempt: 2 }), now);
  expect(again?.operation).toMatchObject({ isUnsure: true, amount: { amountMinor: 5_000 } });
});

test('asking again after it was returned gives nothing back twice', () => {
  const refund = aRefund({ status: 'SUCCEEDED', amount: { amountMinor: 5_000, currency: 'EUR' } });
  const payment = aPayment({ status: 'CAPTURED', refundedMinor: 5_000 });
  expect(hearCommand({ payment, refund }, returnCommand(), now)).toEqual({ answer: back(5_000) });
});

test.each([
  ['VOIDED', {}],
  ['DECLINED', {}],
  ['CAPTURED', { refundedMinor: 5_000 }],
  ['CAPTURED', { capturedMinor: 0, authorizedMinor: 0 }],
] as const)('nothing is left of what is %s %j', (status, given) => {
  expect(hearCommand({ payment: aPayment({ status, ...given }) }, returnCommand(), now)).toEqual({ answer: back(0) });
});

test('an order that nobody ever paid for has nothing to return', () => {
  expect(hearCommand({}, returnCommand(), now)).toEqual({ answer: refundRefused(orderId, refundId, 'NO_PAYMENT') });
});

test.each(['AUTHORIZING', 'VOIDING', 'CAPTURING'] as const)('a return waits while the payment is %s', (status) => {
  expect(hearCommand({ payment: aPayment({ status }) }, returnCommand(), now)).toEqual({ answer: 'unheard' });
});

test('after a refusal the next attempt refunds what is left by then', () => {
  const refund = aRefund({ status: 'FAILED', amount: { amountMinor: 5_000, currency: 'EUR' } });
  const again = hearCommand({ payment: captured, refund }, returnCommand({ attempt: 2 }), now);
  expect(again.refund?.operation).toMatchObject({ idempotencyKey: `${refundId}:refund:2`, isReturn: true });
  expect(hearCommand({ payment: captured, refund }, returnCommand(), now)).toEqual({
    answer: refundRefused(orderId, refundId, 'REFUND_REFUSED'),
  });
});

test('a return fences the checkout: what it asked before comes too late', () => {
  const { payment } = hearCommand({ payment: aPayment({ status: 'AUTHORIZED' }) }, returnCommand({ epoch: 3 }), now);
  expect(payment?.epoch).toBe(3);
});

import { anOperation, aPayment, aRecord, aStep, captureCommand, now, orderId } from '../../test/builders';
import { hearCommand } from './hear-command';
import { settleOperation } from './settle-operation';
import { captured, captureRefused } from './verdict';

const authorized = aPayment({ status: 'AUTHORIZED' });

test('a capture opens one operation and is answered later', () => {
  expect(hearCommand({ payment: authorized }, captureCommand(), now)).toEqual({
    payment: { ...authorized, status: 'CAPTURING', captureAttempt: 1, operation: anOperation('capture') },
    answer: 'later',
  });
});

test('the processor’s yes takes the money', () => {
  const { payment, answers } = settleOperation(aPayment({ status: 'CAPTURING' }), undefined, { kind: 'captured' }, now);
  expect(payment).toEqual(aPayment({ status: 'CAPTURED' }));
  expect(answers).toEqual([{ step: aStep('capture'), answer: captured(payment) }]);
});

test('the processor’s no is an answer, and nothing is taken', () => {
  const refusal = { kind: 'refused', reason: 'AUTHORIZATION_EXPIRED' } as const;
  const { payment, answers } = settleOperation(aPayment({ status: 'CAPTURING' }), undefined, refusal, now);
  expect(payment).toEqual(aPayment({ status: 'CAPTURE_REFUSED', refusal: 'AUTHORIZATION_EXPIRED' }));
  expect(answers).toEqual([{ step: aStep('capture'), answer: captureRefused(orderId, 'AUTHORIZATION_EXPIRED') }]);
});

test.each([
  ['more than was authorized', { amountMinor: 5_001 }, 'AMOUNT_NOT_AUTHORIZED'],
  ['less than nothing', { amountMinor: -1 }, 'AMOUNT_NOT_AUTHORIZED'],
  ['another currency', { currency: 'USD' }, 'CURRENCY_MISMATCH'],
])('%s is refused without asking the processor', (_, asked, reason) => {
  expect(hearCommand({ payment: authorized }, captureCommand(asked), now)).toEqual({
    answer: captureRefused(orderId, reason),
  });
});

test('a total of nothing is captured without the processor', () => {
  const free = aPayment({ status: 'AUTHORIZED', authorizedMinor: 0, authorizationId: null });
  const { payment, answer } = hearCommand({ payment: free }, captureCommand({ amountMinor: 0 }), now);
  expect(payment).toEqual({ ...free, status: 'CAPTURED' });
  expect(answer).toEqual(captured(payment!));
});

test('asking again for the same amount learns that it is taken; another amount is refused', () => {
  const payment = aPayment({ status: 'CAPTURED' });
  expect(hearCommand({ payment }, captureCommand(), now)).toEqual({ answer: captured(payment) });
  const another = hearCommand({ payment }, captureCommand({ amountMinor: 1 }), now);
  expect(another).toEqual({ answer: captureRefused(orderId, 'ALREADY_CAPTURED') });
});

test('asking again after a refusal is refused for the same reason', () => {
  const verdict = hearCommand({ payment: aPayment({ status: 'CAPTURE_REFUSED' }) }, captureCommand(), now);
  expect(verdict).toEqual({ answer: captureRefused(orderId, 'CAPTURE_REFUSED') });
});

test.each([
  ['taken', 0, 'CAPTURED'],
  ['taken and given back whole', 5_000, 'CAPTURE_REFUSED'],
])('a person’s word that it is captured is held to the processor’s books: %s', (_, refundedMinor, status) => {
  const asked = captureCommand({ attempt: 2, isSettledByHand: true });
  const { payment: capturing } = hearCommand({ payment: aPayment({ status: 'CAPTURE_REFUSED' }) }, asked, now);
  const looked = { kind: 'looked', records: [aRecord({ status: 'captured', refundedMinor })] } as const;
  expect(settleOperation(capturing!, undefined, looked, now).payment).toMatchObject({ status });
});

describe('a capture of which payments could say nothing, and a person said too much', () => {
  const byHand = hearCommand({ payment: authorized }, captureCommand({ attempt: 2, isSettledByHand: true }), now);
  const looked = { kind: 'looked', records: [] } as const;
  const { payment: unsettled } = settleOperation(byHand.payment!, undefined, looked, now);

  test('is refused for that reason, and the same attempt is so again', () => {
    expect(unsettled).toMatchObject({ status: 'CAPTURE_REFUSED', refusal: 'NOT_SETTLED' });
    const again = hearCommand({ payment: unsettled }, captureCommand({ attempt: 2 }), now);
    expect(again).toEqual({ answer: captureRefused(orderId, 'NOT_SETTLED') });
  });

  test('was not refused by the bank yet: its first no leaves the authorization good', () => {
    const { payment: capturing } = hearCommand({ payment: unsettled }, captureCommand({ attempt: 3 }), now);
    const refusal = { kind: 'refused', reason: 'CAPTURE_REFUSED' } as const;
    const { payment } = settleOperation(capturing!, undefined, refusal, now);
    expect(payment).toMatchObject({ status: 'CAPTURE_REFUSED', refusal: 'CAPTURE_REFUSED' });
  });
});

test.each(['DECLINED', 'VOIDING', 'VOIDED', 'VOID_REFUSED'] as const)('nothing is captured of what is %s', (status) => {
  const verdict = hearCommand({ payment: aPayment({ status }) }, captureCommand(), now);
  expect(verdict).toEqual({ answer: captureRefused(orderId, 'NOT_AUTHORIZED') });
});

test('nothing is captured that nobody authorized', () => {
  expect(hearCommand({}, captureCommand(), now)).toEqual({ answer: captureRefused(orderId, 'NOT_AUTHORIZED') });
});

test.each(['AUTHORIZING', 'CAPTURING'] as const)('a capture under another key waits while it is %s', (status) => {
  expect(hearCommand({ payment: aPayment({ status }) }, captureCommand(), now)).toEqual({ answer: 'unheard' });
});

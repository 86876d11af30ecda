import { aPayment, aRefund, orderId, refundId } from '../../test/builders';
import { judgeEvent, type CardEvent } from './card-event';

const anEvent = (given: Partial<CardEvent>): CardEvent => ({
  id: 'evt_1',
  type: 'authorization.captured',
  orderId,
  authorizationId: 'auth_1',
  refundId: null,
  ...given,
});

test.each([
  ['AUTHORIZED', 'authorization.authorized'],
  ['CAPTURED', 'authorization.authorized'],
  ['CAPTURED', 'authorization.captured'],
  ['VOIDED', 'authorization.voided'],
] as const)('to what is %s, %s is no news, however late it comes', (status, type) => {
  const payment = aPayment({ status, authorizationId: 'auth_1' });
  expect(judgeEvent(payment, undefined, anEvent({ type }))).toBe('KNOWN');
});

test.each(['AUTHORIZING', 'VOIDING', 'CAPTURING'] as const)('what is under way (%s) is hurried', (status) => {
  expect(judgeEvent(aPayment({ status }), undefined, anEvent({}))).toBe('HURRIED');
});

test.each([
  ['refund.succeeded', 'SUCCEEDED', 'KNOWN'],
  ['refund.failed', 'FAILED', 'KNOWN'],
  ['refund.succeeded', 'PENDING', 'HURRIED'],
  ['refund.failed', 'SUCCEEDED', 'LOOK'],
] as const)('%s of a refund that is %s: %s', (type, status, verdict) => {
  const payment = aPayment({ status: 'CAPTURED' });
  expect(judgeEvent(payment, aRefund({ status }), anEvent({ type, refundId }))).toBe(verdict);
});

test('what nobody asked for is looked at', () => {
  expect(judgeEvent(aPayment({ status: 'AUTHORIZED' }), undefined, anEvent({}))).toBe('LOOK');
  const byHand = anEvent({ type: 'refund.succeeded' });
  expect(judgeEvent(aPayment({ status: 'CAPTURED' }), undefined, byHand)).toBe('LOOK');
});

test('an order that has no payment is none of ours', () => {
  expect(judgeEvent(undefined, undefined, anEvent({}))).toBe('NOBODYS');
});

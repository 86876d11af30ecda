import { plusMs } from '@cartograph/kernel';
import { amount, anOperation, aPayment, aStep, authorizeCommand, now, orderId, weekMs } from '../../test/builders';
import { hearCommand } from './hear-command';
import { unknownPayment } from './payment';
import { settleOperation } from './settle-operation';
import { authorized, declined, voided, voidRefused } from './verdict';

const yes = { kind: 'authorized', authorizationId: 'auth_1', expiresInMs: weekMs } as const;
const no = { kind: 'declined', reason: 'INSUFFICIENT_FUNDS' } as const;

test('an authorize opens one operation and is answered later', () => {
  expect(hearCommand({}, authorizeCommand(), now)).toEqual({
    payment: {
      ...unknownPayment(orderId, 'AUTHORIZING', 0),
      currency: 'EUR',
      operation: {
        kind: 'authorize',
        step: aStep('authorize'),
        orderId,
        idempotencyKey: `${orderId}:authorize:1`,
        amount,
        paymentMethodToken: 'tok_approved',
      },
    },
    answer: 'later',
  });
});

test('a total of nothing is authorized without the processor', () => {
  const { payment, answer } = hearCommand({}, authorizeCommand({ amountMinor: 0 }), now);
  expect(payment).toMatchObject({ status: 'AUTHORIZED', authorizedMinor: 0, operation: null });
  expect(answer).toEqual({
    type: 'rep.orders.payment-authorized.v1',
    body: { orderId, amount: { amountMinor: 0, currency: 'EUR' }, expiresInMs: weekMs },
  });
});

test('less than nothing is nobody’s total', () => {
  expect(() => hearCommand({}, authorizeCommand({ amountMinor: -1 }), now)).toThrow(RangeError);
});

test('an approved card sets the money aside', () => {
  const { payment, answers } = settleOperation(aPayment({ status: 'AUTHORIZING' }), undefined, yes, now);
  expect(payment).toEqual(aPayment({ status: 'AUTHORIZED' }));
  expect(answers).toEqual([{ step: aStep('authorize'), answer: authorized(payment, weekMs) }]);
});

test('a declined card ends the payment with its reason', () => {
  const { payment, answers } = settleOperation(aPayment({ status: 'AUTHORIZING' }), undefined, no, now);
  expect(payment).toEqual(aPayment({ status: 'DECLINED', refusal: 'INSUFFICIENT_FUNDS' }));
  expect(answers).toEqual([{ step: aStep('authorize'), answer: declined(payment, 'INSUFFICIENT_FUNDS') }]);
});

test('an approved card whose void was heard meanwhile is voided, and nobody is answered yet', () => {
  const operation = anOperation('authorize', { undo: aStep('void', 1) });
  const { payment, answers } = settleOperation(aPayment({ status: 'VOIDING', operation }), undefined, yes, now);
  expect(payment).toEqual(aPayment({ status: 'VOIDING', operation: anOperation('void', { step: aStep('void', 1) }) }));
  expect(answers).toEqual([]);
});

test('a declined card whose void was heard meanwhile answers the void alone', () => {
  const operation = anOperation('authorize', { undo: aStep('void', 1) });
  const { payment, answers } = settleOperation(
    aPayment({ status: 'VOIDING', operation, authorizedMinor: 0, authorizationId: null, expiresAt: null }),
    undefined,
    no,
    now,
  );
  expect(payment).toEqual(aPayment({ status: 'VOIDED', refusal: 'INSUFFICIENT_FUNDS', voidAttempt: 1 }));
  expect(answers).toEqual([{ step: aStep('void', 1), answer: voided(payment) }]);
});

test('asking again under another key learns what is set aside, and for how long still', () => {
  const payment = aPayment({ status: 'AUTHORIZED' });
  const verdict = hearCommand({ payment }, authorizeCommand(), plusMs(now, 1_000));
  expect(verdict).toEqual({ answer: authorized(payment, weekMs - 1_000) });
});

test('asking again after a decline is declined for the same reason', () => {
  const payment = aPayment({ status: 'DECLINED' });
  expect(hearCommand({ payment }, authorizeCommand(), now)).toEqual({ answer: declined(payment, 'DECLINED') });
});

test.each(['AUTHORIZING', 'VOIDING', 'VOIDED', 'VOID_REFUSED', 'CAPTURING', 'CAPTURED', 'CAPTURE_REFUSED'] as const)(
  'an authorize is not answered while the payment is %s',
  (status) => {
    expect(hearCommand({ payment: aPayment({ status }) }, authorizeCommand(), now)).toEqual({ answer: 'unheard' });
  },
);

test('an authorize that nobody ever heard of again leaves a void refused, and what may be held uncertain', () => {
  const operation = anOperation('authorize', { undo: aStep('void', 1) });
  const unknown = { kind: 'refused', reason: 'OUTCOME_UNKNOWN', evidence: { idempotencyKey: 'k' } } as const;
  const voiding = aPayment({
    status: 'VOIDING',
    operation,
    authorizedMinor: 0,
    authorizationId: null,
    expiresAt: null,
  });
  const { payment, answers } = settleOperation(voiding, undefined, unknown, now);
  expect(payment).toEqual({
    ...voiding,
    status: 'VOID_REFUSED',
    refusal: 'OUTCOME_UNKNOWN',
    isUncertain: true,
    operation: null,
  });
  expect(answers).toEqual([
    { step: aStep('void', 1), answer: voidRefused(orderId, 'OUTCOME_UNKNOWN', { idempotencyKey: 'k' }) },
  ]);
});

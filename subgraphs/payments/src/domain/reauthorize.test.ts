import { toInstant } from '@cartograph/kernel';
import {
  amount,
  anOperation,
  aPayment,
  aRecord,
  aStep,
  captureCommand,
  now,
  orderId,
  weekMs,
} from '../../test/builders';
import { hearCommand } from './hear-command';
import type { Outcome } from './operation';
import type { Payment } from './payment';
import { settleOperation } from './settle-operation';
import { captured, captureRefused } from './verdict';

const again = captureCommand({ attempt: 2, paymentMethodToken: 'tok_approved' });
const captureStep = aStep('capture');
const settle = (payment: Payment, outcome: Outcome) => settleOperation(payment, undefined, outcome, now);
const hear = (payment: Payment, command = again) => hearCommand({ payment }, command, now);
const yes = { kind: 'authorized', authorizationId: 'auth_2', expiresInMs: weekMs } as const;
const nothing = { authorizationId: null, expiresAt: null };
const newAuthorize = anOperation('authorize', {
  step: captureStep,
  idempotencyKey: `${orderId}:authorize:2`,
  captureAttempt: 2,
});

test('an authorization that still holds is captured under the next key', () => {
  const refused = aPayment({ status: 'CAPTURE_REFUSED' });
  const idempotencyKey = `${orderId}:capture:2`;
  expect(hear(refused)).toEqual({
    payment: {
      ...refused,
      status: 'CAPTURING',
      captureAttempt: 2,
      operation: anOperation('capture', { idempotencyKey, isAgain: true }),
    },
    answer: 'later',
  });
});

test('an attempt that was made before begins nothing', () => {
  const refused = aPayment({ status: 'CAPTURE_REFUSED', captureAttempt: 2 });
  expect(hear(refused)).toEqual({ answer: captureRefused(orderId, 'CAPTURE_REFUSED') });
});

test.each(['AUTHORIZATION_EXPIRED', 'AUTHORIZATION_VOIDED'])(
  'where nothing is held any more (%s) it is authorized anew',
  (refusal) => {
    const refused = aPayment({ status: 'CAPTURE_REFUSED', refusal });
    expect(hear(refused)).toEqual({
      payment: { ...refused, ...nothing, status: 'CAPTURING', captureAttempt: 2, operation: newAuthorize },
      answer: 'later',
    });
  },
);

test('without a card there is no other authorization', () => {
  const refused = aPayment({ status: 'CAPTURE_REFUSED', refusal: 'AUTHORIZATION_EXPIRED' });
  expect(hear(refused, captureCommand({ attempt: 2 }))).toEqual({
    answer: captureRefused(orderId, 'PAYMENT_METHOD_MISSING'),
  });
});

test.each([
  ['the bank has refused twice', { refusal: 'AUTHORIZATION_UNUSABLE' }],
  ['ends by our clock', { expiresAt: now }],
])('an authorization that %s is let go before another is asked for', (_, given) => {
  const { payment, answer } = hear(aPayment({ status: 'CAPTURE_REFUSED', ...given }));
  expect(answer).toBe('later');
  expect(payment).toMatchObject({ status: 'CAPTURING', operation: { kind: 'void', authorizationId: 'auth_1' } });
  const next = settle(payment!, { kind: 'voided' });
  expect(next.answers).toEqual([]);
  expect(next.payment).toMatchObject({ ...nothing, status: 'CAPTURING', operation: newAuthorize });
});

test('while the old one cannot be let go, no other is asked for', () => {
  const { payment } = hear(aPayment({ status: 'CAPTURE_REFUSED', refusal: 'AUTHORIZATION_UNUSABLE' }));
  const { payment: next, answers } = settle(payment!, { kind: 'refused', reason: 'VOID_REFUSED' });
  expect(next).toMatchObject({ status: 'CAPTURE_REFUSED', authorizationId: 'auth_1', operation: null });
  expect(answers).toEqual([{ step: captureStep, answer: captureRefused(orderId, 'VOID_REFUSED') }]);
});

const capturing = aPayment({ status: 'CAPTURING', ...nothing, captureAttempt: 2, operation: newAuthorize });

test('the new authorization is captured at once', () => {
  const { payment, answers } = settle(capturing, yes);
  expect(answers).toEqual([]);
  const operation = anOperation('capture', { idempotencyKey: `${orderId}:capture:2`, authorizationId: 'auth_2' });
  expect(payment).toEqual({
    ...capturing,
    authorizedMinor: amount.amountMinor,
    authorizationId: 'auth_2',
    expiresAt: toInstant(now + weekMs),
    operation,
  });
  const { payment: paid, answers: said } = settle(payment, { kind: 'captured' });
  expect(paid).toMatchObject({ status: 'CAPTURED', capturedMinor: 5_000, authorizationId: 'auth_2' });
  expect(said).toEqual([{ step: captureStep, answer: captured(paid) }]);
});

test('a card that is declined by now leaves the order to a person', () => {
  const { payment, answers } = settle(capturing, { kind: 'declined', reason: 'DECLINED' });
  expect(payment).toEqual({ ...capturing, status: 'CAPTURE_REFUSED', refusal: 'DECLINED', operation: null });
  expect(answers).toEqual([{ step: captureStep, answer: captureRefused(orderId, 'DECLINED') }]);
});

test('an authorization that the bank refuses twice is of no use any more', () => {
  const { payment: once } = settle(aPayment({ status: 'CAPTURING' }), { kind: 'refused', reason: 'CAPTURE_REFUSED' });
  const { payment: twice } = settle(hear(once).payment!, { kind: 'refused', reason: 'CAPTURE_REFUSED' });
  expect([once.refusal, twice.refusal]).toEqual(['CAPTURE_REFUSED', 'AUTHORIZATION_UNUSABLE']);
});

test('after an authorize of which nobody heard, the next attempt looks for it first', () => {
  const { payment: unknown } = settle(capturing, { kind: 'refused', reason: 'OUTCOME_UNKNOWN' });
  expect(unknown).toMatchObject({ status: 'CAPTURE_REFUSED', isUncertain: true });
  const { payment } = hear(unknown, captureCommand({ attempt: 3, paymentMethodToken: 'tok_approved' }));
  expect(payment?.operation).toMatchObject({ kind: 'authorize', isUnsure: true });
});

describe('when a person says that it was captured', () => {
  const { payment: looking } = hear(
    aPayment({ status: 'CAPTURE_REFUSED' }),
    captureCommand({ attempt: 2, isSettledByHand: true }),
  );

  test('it is believed when the processor took exactly that much', () => {
    const { payment, answers } = settle(looking!, { kind: 'looked', records: [aRecord({ status: 'captured' })] });
    expect(payment).toMatchObject({ status: 'CAPTURED', capturedMinor: 5_000, authorizationId: 'auth_1' });
    expect(answers).toEqual([{ step: captureStep, answer: captured(payment) }]);
  });

  test('it is refused again when the processor took another amount', () => {
    const record = aRecord({ status: 'captured', capturedMinor: 4_000 });
    const { payment, answers } = settle(looking!, { kind: 'looked', records: [record] });
    expect(payment).toEqual(aPayment({ status: 'CAPTURE_REFUSED', captureAttempt: 2 }));
    const evidence = { authorizations: [record] };
    expect(answers).toEqual([{ step: captureStep, answer: captureRefused(orderId, 'NOT_SETTLED', evidence) }]);
  });
});

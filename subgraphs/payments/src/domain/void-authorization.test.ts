import {
  anOperation,
  aPayment,
  aRecord,
  aStep,
  authorizeCommand,
  now,
  orderId,
  voidCommand,
} from '../../test/builders';
import { hearCommand } from './hear-command';
import { unknownPayment } from './payment';
import { settleOperation } from './settle-operation';
import { voided, voidRefused } from './verdict';
import type { AuthorizationRecord } from './records';

test('a void heard before its authorize is answered, and leaves a tombstone that the authorize does not wake', () => {
  const { payment, answer } = hearCommand({}, voidCommand({ epoch: 1 }), now);
  expect(payment).toEqual(unknownPayment(orderId, 'VOIDED', 1));
  expect(answer).toEqual({ type: 'rep.orders.authorization-voided.v1', body: { orderId } });
  expect(hearCommand({ payment }, authorizeCommand({ epoch: 1 }), now)).toEqual({ answer: 'unheard' });
});

test('a void heard during an authorize marks it and is answered later', () => {
  const authorizing = aPayment({ status: 'AUTHORIZING' });
  const operation = anOperation('authorize', { undo: aStep('void') });
  expect(hearCommand({ payment: authorizing }, voidCommand(), now)).toEqual({
    payment: { ...authorizing, status: 'VOIDING', voidAttempt: 1, operation },
    answer: 'later',
  });
});

test.each(['AUTHORIZED', 'CAPTURE_REFUSED'] as const)('what is %s is let go by the processor', (status) => {
  const held = aPayment({ status });
  expect(hearCommand({ payment: held }, voidCommand(), now)).toEqual({
    payment: { ...held, status: 'VOIDING', voidAttempt: 1, operation: anOperation('void') },
    answer: 'later',
  });
});

test('a total of nothing is let go without the processor', () => {
  const free = aPayment({ status: 'AUTHORIZED', authorizedMinor: 0, authorizationId: null });
  expect(hearCommand({ payment: free }, voidCommand(), now)).toEqual({
    payment: { ...free, status: 'VOIDED' },
    answer: voided(free),
  });
});

test.each(['VOIDED', 'DECLINED'] as const)(
  'nothing is set aside when it is %s, so a void is answered at once',
  (status) => {
    const payment = aPayment({ status });
    expect(hearCommand({ payment }, voidCommand(), now)).toEqual({ answer: voided(payment) });
  },
);

test.each(['VOIDING', 'CAPTURING'] as const)('a void under another key waits while the payment is %s', (status) => {
  expect(hearCommand({ payment: aPayment({ status }) }, voidCommand(), now)).toEqual({ answer: 'unheard' });
});

test('captured money is not voided: that needs a person', () => {
  const verdict = hearCommand({ payment: aPayment({ status: 'CAPTURED' }) }, voidCommand(), now);
  expect(verdict).toEqual({ answer: voidRefused(orderId, 'ALREADY_CAPTURED', { capturedMinor: 5_000 }) });
});

test('the processor’s yes ends the void and answers it', () => {
  const voiding = aPayment({ status: 'VOIDING' });
  const { payment, answers } = settleOperation(voiding, undefined, { kind: 'voided' }, now);
  expect(payment).toEqual({ ...voiding, status: 'VOIDED', operation: null });
  expect(answers).toEqual([{ step: aStep('void'), answer: voided(payment) }]);
});

const no = { kind: 'refused', reason: 'VOID_REFUSED', evidence: { code: 'void_refused' } } as const;
const refused = aPayment({ status: 'VOID_REFUSED' });

test('the processor’s no is an answer with its evidence, and the money stays where it is', () => {
  const { payment, answers } = settleOperation(aPayment({ status: 'VOIDING' }), undefined, no, now);
  expect(payment).toEqual(refused);
  expect(answers).toEqual([
    { step: aStep('void'), answer: voidRefused(orderId, 'VOID_REFUSED', { code: 'void_refused' }) },
  ]);
});

test('the same attempt again is refused for the same reason; the next is another operation', () => {
  expect(hearCommand({ payment: refused }, voidCommand(), now)).toEqual({
    answer: voidRefused(orderId, 'VOID_REFUSED'),
  });
  expect(hearCommand({ payment: refused }, voidCommand({ attempt: 2 }), now)).toEqual({
    payment: {
      ...refused,
      status: 'VOIDING',
      voidAttempt: 2,
      operation: anOperation('void', { idempotencyKey: `${orderId}:void:2` }),
    },
    answer: 'later',
  });
});

test('what may be held though nobody knows is looked for, and is not taken for let go', () => {
  const uncertain = aPayment({ status: 'VOID_REFUSED', authorizationId: null, isUncertain: true });
  const { payment, answer } = hearCommand({ payment: uncertain }, voidCommand({ attempt: 2 }), now);
  expect(answer).toBe('later');
  expect(payment?.operation).toMatchObject({ kind: 'void', authorizationId: null });
});

describe('when a person says that it was let go', () => {
  const command = voidCommand({ attempt: 2, isSettledByHand: true });
  const { payment: looking } = hearCommand({ payment: refused }, command, now);
  const settle = (...records: AuthorizationRecord[]) =>
    settleOperation(looking!, undefined, { kind: 'looked', records }, now);

  test('the processor is only looked up', () => {
    expect(looking?.operation).toMatchObject({ kind: 'void', isSettledByHand: true });
  });

  test.each(['voided', 'expired'] as const)('it is believed when the processor says %s', (status) => {
    const { payment, answers } = settle(aRecord({ status }));
    expect(payment.status).toBe('VOIDED');
    expect(answers).toEqual([{ step: aStep('void'), answer: voided(payment) }]);
  });

  test('it is believed when what was captured there was given back whole', () => {
    const { payment } = settle(aRecord({ status: 'captured', refundedMinor: 5_000 }));
    expect(payment.status).toBe('VOIDED');
  });

  test.each([
    ['the authorization in question', []],
    ['it among others', [aRecord({ authorizationId: 'auth_2', status: 'voided' })]],
  ])('it is refused again when the processor does not show %s', (_, records) => {
    const { payment, answers } = settle(...records);
    expect(payment).toEqual({ ...refused, voidAttempt: 2 });
    const evidence = { authorizations: records };
    expect(answers).toEqual([{ step: aStep('void'), answer: voidRefused(orderId, 'NOT_SETTLED', evidence) }]);
  });

  test('where nobody ever learnt its name, there may be none to show', () => {
    const unnamed = aPayment({ status: 'VOID_REFUSED', authorizationId: null, isUncertain: true });
    const { payment: heard } = hearCommand({ payment: unnamed }, command, now);
    expect(settleOperation(heard!, undefined, { kind: 'looked', records: [] }, now).payment.status).toBe('VOIDED');
  });

  test.each(['authorized', 'captured'] as const)('it is refused again when the processor says %s', (status) => {
    const record = aRecord({ status });
    const { payment, answers } = settle(record);
    expect(payment).toEqual({ ...refused, voidAttempt: 2 });
    expect(answers).toEqual([
      { step: aStep('void'), answer: voidRefused(orderId, 'NOT_SETTLED', { authorizations: [record] }) },
    ]);
  });
});

import { anOperation, aPayment, aStep, authorizeCommand, now, orderId, voidCommand } from '../../test/builders';
import { hearCommand } from './hear-command';
import { unknownPayment } from './payment';
import { settleOperation } from './settle-operation';
import { voided } from './verdict';

test('a void heard before its authorize is answered, and leaves a tombstone that the authorize does not wake', () => {
  const { payment, answer } = hearCommand(undefined, voidCommand({ epoch: 1 }), now);
  expect(payment).toEqual(unknownPayment(orderId, 'VOIDED', 1));
  expect(answer).toEqual({ type: 'rep.orders.authorization-voided.v1', body: { orderId } });
  expect(hearCommand(payment, authorizeCommand({ epoch: 1 }), now)).toEqual({ answer: 'unheard' });
});

test('a void heard during an authorize marks it and is answered later', () => {
  const authorizing = aPayment({ status: 'AUTHORIZING' });
  const operation = anOperation('authorize', { undo: aStep('void') });
  expect(hearCommand(authorizing, voidCommand(), now)).toEqual({
    payment: { ...authorizing, status: 'VOIDING', operation },
    answer: 'later',
  });
});

test.each(['AUTHORIZED', 'CAPTURE_REFUSED'] as const)('what is %s is let go by the processor', (status) => {
  const held = aPayment({ status });
  expect(hearCommand(held, voidCommand(), now)).toEqual({
    payment: { ...held, status: 'VOIDING', operation: anOperation('void') },
    answer: 'later',
  });
});

test('a total of nothing is let go without the processor', () => {
  const free = aPayment({ status: 'AUTHORIZED', authorizedMinor: 0, authorizationId: null });
  expect(hearCommand(free, voidCommand(), now)).toEqual({
    payment: { ...free, status: 'VOIDED' },
    answer: voided(free),
  });
});

test.each(['VOIDED', 'DECLINED'] as const)(
  'nothing is set aside when it is %s, so a void is answered at once',
  (status) => {
    const payment = aPayment({ status });
    expect(hearCommand(payment, voidCommand(), now)).toEqual({ answer: voided(payment) });
  },
);

test.each(['VOIDING', 'CAPTURING'] as const)('a void under another key waits while the payment is %s', (status) => {
  expect(hearCommand(aPayment({ status }), voidCommand(), now)).toEqual({ answer: 'unheard' });
});

test('captured money is not voided: that needs a person', () => {
  expect(() => hearCommand(aPayment({ status: 'CAPTURED' }), voidCommand(), now)).toThrow(/captured/);
});

test('the processor’s yes ends the void and answers it', () => {
  const voiding = aPayment({ status: 'VOIDING' });
  const { payment, answers } = settleOperation(voiding, { kind: 'voided' }, now);
  expect(payment).toEqual({ ...voiding, status: 'VOIDED', operation: null });
  expect(answers).toEqual([{ step: aStep('void'), answer: voided(payment) }]);
});

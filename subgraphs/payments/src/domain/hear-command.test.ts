import {
  aPayment,
  aRefund,
  authorizeCommand,
  now,
  orderId,
  refundCommand,
  refundId,
  returnCommand,
  voidCommand,
} from '../../test/builders';
import { hearCommand } from './hear-command';
import { settleOperation } from './settle-operation';
import { refundRefused, voided } from './verdict';

test('a stale epoch is no answer and changes nothing', () => {
  const payment = aPayment({ status: 'AUTHORIZED', epoch: 2 });
  expect(hearCommand({ payment }, voidCommand({ epoch: 1 }), now)).toEqual({
    answer: 'unheard',
    refusal: 'STALE_EPOCH',
  });
});

test('a higher epoch is remembered, whatever the answer', () => {
  const declined = aPayment({ status: 'DECLINED' });
  expect(hearCommand({ payment: declined }, voidCommand({ epoch: 3 }), now)).toEqual({
    payment: { ...declined, epoch: 3 },
    answer: voided(declined),
  });
  expect(
    hearCommand({ payment: aPayment({ status: 'AUTHORIZING' }) }, voidCommand({ epoch: 3 }), now).payment?.epoch,
  ).toBe(3);
});

test('an epoch that is still the same is not written again', () => {
  expect(hearCommand({ payment: aPayment({ status: 'VOIDED' }) }, authorizeCommand(), now)).toEqual({
    answer: 'unheard',
  });
});

test.each([0, 2])('another order’s refund (epoch %i) is refused as such, and is not written', (epoch) => {
  const payment = aPayment({ status: 'CAPTURED', epoch: 1 });
  const refund = aRefund({ status: 'SUCCEEDED', orderId: 'ord_other', epoch });
  const reused = { answer: refundRefused(orderId, refundId, 'REFUND_ID_REUSED') };
  expect(hearCommand({ payment, refund }, refundCommand({ epoch: 1 }), now)).toEqual(reused);
  expect(hearCommand({ payment, refund }, returnCommand({ epoch: 1 }), now)).toEqual(reused);
});

test('an answer that belongs to another operation is a bug', () => {
  expect(() => settleOperation(aPayment({ status: 'CAPTURING' }), undefined, { kind: 'voided' }, now)).toThrow(
    TypeError,
  );
});

import {
  anOperation,
  aPayment,
  aRecord,
  aRefund,
  aStep,
  now,
  orderId,
  part,
  refundCommand,
  refundId,
} from '../../test/builders';
import { hearCommand } from './hear-command';
import type { Outcome } from './operation';
import type { Payment } from './payment';
import type { Refund } from './refund';
import { settleOperation } from './settle-operation';
import { refunded, refundRefused } from './verdict';

const captured = aPayment({ status: 'CAPTURED' });
const refunding = aPayment({ status: 'CAPTURED', refundPendingMinor: 2_000 });
const step = aStep('refund');
const no = (reason: string) => ({ answer: refundRefused(orderId, refundId, reason) });
const settle = (outcome: Outcome, payment: Payment = refunding, refund: Refund = aRefund()) =>
  settleOperation(payment, refund, outcome, now);

test('a refund sets captured money aside and opens one operation', () => {
  expect(hearCommand({ payment: captured }, refundCommand(), now)).toEqual({
    payment: refunding,
    refund: aRefund(),
    answer: 'later',
  });
});

test('refunds at the same time share what was captured', () => {
  const other = refundCommand({ refundId: 'rfd_other', amountMinor: 3_000 });
  const { payment, answer } = hearCommand({ payment: refunding }, other, now);
  expect([payment?.refundPendingMinor, answer]).toEqual([5_000, 'later']);
});

test.each([
  ['captured', {}, 5_001],
  ['captured and not given back', { refundedMinor: 2_000 }, 3_001],
  ['captured and not on its way back', { refundPendingMinor: 2_000 }, 3_001],
])('more than was %s is refused, and nothing changes', (_, given, amountMinor) => {
  const payment = aPayment({ status: 'CAPTURED', ...given });
  expect(hearCommand({ payment }, refundCommand({ amountMinor }), now)).toEqual(no('REFUND_EXCEEDS_CAPTURED'));
});

test.each([
  ['nothing', { amountMinor: 0 }, 'AMOUNT_INVALID'],
  ['less than nothing', { amountMinor: -1 }, 'AMOUNT_INVALID'],
  ['another currency', { currency: 'USD' }, 'CURRENCY_MISMATCH'],
])('%s is not given back', (_, given, reason) => {
  expect(hearCommand({ payment: captured }, refundCommand(given), now)).toEqual(no(reason));
});

test.each(['AUTHORIZING', 'AUTHORIZED', 'DECLINED', 'VOIDING', 'VOIDED', 'VOID_REFUSED', 'CAPTURE_REFUSED'] as const)(
  'nothing is given back of what is %s',
  (status) => {
    expect(hearCommand({ payment: aPayment({ status }) }, refundCommand(), now)).toEqual(no('NOT_CAPTURED'));
  },
);

test('while it is being captured a refund waits', () => {
  expect(hearCommand({ payment: aPayment({ status: 'CAPTURING' }) }, refundCommand(), now)).toEqual({
    answer: 'unheard',
  });
});

test('the processor’s yes gives the money back and answers', () => {
  const { payment, refund, answers } = settle({ kind: 'refunded', processorRefundId: 'ref_1' });
  expect(payment).toEqual(aPayment({ status: 'CAPTURED', refundedMinor: 2_000 }));
  expect(refund).toEqual(aRefund({ status: 'SUCCEEDED' }));
  expect(answers).toEqual([{ step, answer: refunded(refund!) }]);
});

test('the processor’s no leaves the money captured, with its evidence', () => {
  const { payment, refund, answers } = settle({ kind: 'refused', reason: 'REFUND_REFUSED', evidence: { code: 'x' } });
  expect(payment).toEqual(captured);
  expect(refund).toEqual(aRefund({ status: 'FAILED' }));
  expect(answers).toEqual([{ step, answer: refundRefused(orderId, refundId, 'REFUND_REFUSED', { code: 'x' }) }]);
});

test('a refund is named once: what succeeded is answered again, another order or amount is refused', () => {
  const refund = aRefund({ status: 'SUCCEEDED' });
  const payment = aPayment({ status: 'CAPTURED', refundedMinor: 2_000 });
  expect(hearCommand({ payment, refund }, refundCommand(), now)).toEqual({ answer: refunded(refund) });
  expect(hearCommand({ payment, refund }, refundCommand({ amountMinor: 1 }), now)).toEqual(no('REFUND_ID_REUSED'));
  const foreign = aRefund({ status: 'SUCCEEDED', orderId: 'ord_other' });
  expect(hearCommand({ payment, refund: foreign }, refundCommand(), now)).toEqual(no('REFUND_ID_REUSED'));
});

test('what is on its way is not answered under another key', () => {
  expect(hearCommand({ payment: refunding, refund: aRefund() }, refundCommand(), now)).toEqual({ answer: 'unheard' });
});

test('after a refusal the same attempt begins nothing, and the next is another operation', () => {
  const refund = aRefund({ status: 'FAILED' });
  expect(hearCommand({ payment: captured, refund }, refundCommand(), now)).toEqual(no('REFUND_REFUSED'));
  expect(hearCommand({ payment: captured, refund }, refundCommand({ attempt: 2 }), now)).toEqual({
    payment: refunding,
    refund: aRefund({ attempt: 2, operation: anOperation('refund', { idempotencyKey: `${refundId}:refund:2` }) }),
    answer: 'later',
  });
});

describe('a refund of which nobody ever heard again', () => {
  const { payment, refund, answers } = settle({ kind: 'refused', reason: 'OUTCOME_UNKNOWN' });

  test('keeps its money aside, since it may have been given back', () => {
    expect(payment).toEqual(refunding);
    expect(refund).toEqual(aRefund({ refusal: 'OUTCOME_UNKNOWN', operation: null }));
    expect(answers).toEqual([{ step, answer: refundRefused(orderId, refundId, 'OUTCOME_UNKNOWN') }]);
  });

  test('is looked for before it is tried again, and is not set aside twice', () => {
    const verdict = hearCommand({ payment, refund }, refundCommand({ attempt: 2 }), now);
    expect(verdict.payment).toEqual(refunding);
    expect(verdict.refund?.operation).toMatchObject({ isUnsure: true, idempotencyKey: `${refundId}:refund:2` });
  });

  test('stays unknown when a person says that it was given back and the books do not show it', () => {
    const command = refundCommand({ attempt: 2, isSettledByHand: true });
    const heard = hearCommand({ payment, refund }, command, now);
    const records = [aRecord({ status: 'captured' })];
    const looked = settle({ kind: 'looked', records }, heard.payment, heard.refund);
    expect(looked.payment).toEqual(refunding);
    expect(looked.refund).toMatchObject({ status: 'PENDING', refusal: 'OUTCOME_UNKNOWN', operation: null });
    const evidence = { authorizations: records };
    expect(looked.answers).toEqual([{ step, answer: refundRefused(orderId, refundId, 'OUTCOME_UNKNOWN', evidence) }]);
  });
});

describe('when a person says that it was given back', () => {
  const refund = aRefund({ status: 'FAILED' });
  const heard = hearCommand({ payment: captured, refund }, refundCommand({ attempt: 2, isSettledByHand: true }), now);
  const look = (refundedMinor: number) =>
    settle({ kind: 'looked', records: [aRecord({ status: 'captured', refundedMinor })] }, heard.payment, heard.refund);

  test('it is believed when the processor gave back all that we count', () => {
    const { payment, refund: settled } = look(2_000);
    expect(payment).toMatchObject({ refundedMinor: 2_000, refundPendingMinor: 0 });
    expect(settled).toMatchObject({ status: 'SUCCEEDED', amount: part });
  });

  test('it is refused again when the processor gave back less', () => {
    const { payment, refund: settled } = look(1_999);
    expect(payment).toEqual(captured);
    expect(settled).toMatchObject({ status: 'FAILED', refusal: 'NOT_SETTLED' });
  });
});

test('a refund’s epoch is its own: the checkout’s fences it not, a higher one of its own does', () => {
  const payment = aPayment({ status: 'CAPTURED', epoch: 7 });
  expect(hearCommand({ payment }, refundCommand({ epoch: 0 }), now)).toMatchObject({
    payment: { epoch: 7 },
    refund: { epoch: 0 },
    answer: 'later',
  });
  const refund = aRefund({ status: 'FAILED', epoch: 2 });
  expect(hearCommand({ payment, refund }, refundCommand({ epoch: 1, attempt: 2 }), now)).toEqual({
    answer: 'unheard',
    refusal: 'STALE_EPOCH',
  });
});

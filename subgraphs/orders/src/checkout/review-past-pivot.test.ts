// Past the pivot, and where there is none: only trying again, or a person.
import { dayMs, minuteMs } from '@cartograph/kernel';
import { nameOf, tellStory, tellStoryOf, yesUpTo } from '../../test/saga-story';
import { cancellation } from './cancellation';
import { prePivotDeadlineMs } from './commands';
import { refund } from './refund';
import { actionsOpen, whyNotResolve } from './resolving';
import { checkout } from './saga';
import type { ReviewAction } from './standing';

const toThePivot = ['reserve-stock', 'authorize-payment', 'pin-hold'];

const captureRefused = () => {
  const story = yesUpTo(tellStory(), ...toThePivot, 'commit-stock');
  story.no('capture-payment');
  return story;
};

const whyNot = (story: ReturnType<typeof tellStory>, action: ReviewAction) =>
  whyNotResolve(checkout, story.standing(), action, story.at());

test('a refused capture is retried with the card that was given, as a new attempt', () => {
  const story = captureRefused();
  const [again] = story.resolve('RETRY');
  expect(again!.item.body).toMatchObject({ attempt: 2, paymentMethodToken: 'tok_approved' });
  story.yes('capture-payment');
  story.yes('empty-cart');
  expect(story.status()).toBe('DONE');
  expect(story.milestones()).toEqual([
    'confirmed',
    'finished',
    'reviewed',
    'recovered',
    'finished',
    'finished',
    'closed',
  ]);
});

test('a step that nobody answers past the pivot is shown to a person, and asked for all the same', () => {
  const story = yesUpTo(tellStory(), ...toThePivot);
  expect(story.silence(50_000).map(nameOf)).toEqual(['commit-stock']);
  expect(story.status()).toBe('RUNNING');
  expect(story.silence(11_000).map(nameOf)).toEqual(['commit-stock']);
  expect(story.standing().review).toEqual({
    step: 'commit stock',
    way: 'do',
    cause: 'SILENT',
    evidence: { tries: 2 },
  });
  expect(story.silence(31_000).map(nameOf)).toEqual(['commit-stock']);
  story.yes('commit-stock');
  expect(story.milestones()).toEqual(['confirmed', 'reviewed', 'recovered', 'finished']);
  expect(story.status()).toBe('RUNNING');
});

test('who was away together with this service has not been asked in vain', () => {
  const story = yesUpTo(tellStory(), ...toThePivot);
  expect(story.silence(10 * minuteMs).map(nameOf)).toEqual(['commit-stock']);
  expect(story.status()).toBe('RUNNING');
});

test('a command past the pivot that does not leave is shown to a person too', () => {
  const story = yesUpTo(tellStory(), ...toThePivot);
  expect(story.silence(50_000, false)).toEqual([]);
  expect(story.status()).toBe('RUNNING');
  expect(story.silence(11_000, false)).toEqual([]);
  expect(story.standing().review).toMatchObject({ step: 'commit stock', cause: 'SILENT', evidence: { tries: 1 } });
});

test('an answer says more than silence did: a person sees the refusal', () => {
  const story = yesUpTo(tellStory(), ...toThePivot, 'commit-stock');
  story.silence(3_000);
  story.silence(6 * minuteMs);
  story.no('capture-payment');
  expect(story.standing().review).toMatchObject({ step: 'capture payment', cause: 'REFUSED' });
  expect(story.milestones().slice(2)).toEqual(['reviewed', 'recovered', 'reviewed']);
  expect(story.silence(6 * minuteMs)).toEqual([]);
});

test('a person’s word is enough only where it is checked', () => {
  const story = yesUpTo(tellStory(), ...toThePivot);
  story.no('commit-stock');
  expect(whyNot(story, 'RESOLVED')).toBe('NOT_VERIFIABLE');
  expect(actionsOpen(checkout, story.standing(), story.at())).toEqual(['RETRY']);
});

test('past the pivot nothing is forced to be undone', () => {
  const story = captureRefused();
  expect(whyNot(story, 'FORCE_UNDO')).toBe('ALREADY_CONFIRMED');
  expect(actionsOpen(checkout, story.standing(), story.at())).toEqual(['RETRY', 'RESOLVED']);
});

test('when the order is cancelled, what was refused is waived and the cart is still emptied', () => {
  const story = captureRefused();
  expect(story.hear({ kind: 'waived' }).map(nameOf)).toEqual(['empty-cart']);
  expect(story.state('capture payment')).toBe('WAIVED');
  story.yes('empty-cart');
  expect(story.status()).toBe('DONE');
});

test('a courtesy that waits for a person is asked for again when the order is cancelled', () => {
  const story = yesUpTo(tellStory(), ...toThePivot, 'commit-stock', 'capture-payment');
  story.parked('empty-cart');
  const [again] = story.hear({ kind: 'waived' });
  expect(again!.item.stepKey).toMatch(/empty-cart#2$/);
  story.yes('empty-cart');
  expect(story.status()).toBe('DONE');
});

test('a no to an earlier attempt moves nothing, a yes to it does', () => {
  const story = captureRefused();
  const first = story.last('capture-payment');
  story.resolve('RETRY');
  const before = story.standing();
  const { stepKey } = first.item;
  story.hear({ kind: 'reply', stepKey, subject: 'rep.orders.capture-refused.v1', body: {} });
  expect(story.standing()).toBe(before);
  story.hear({ kind: 'reply', stepKey, subject: 'rep.orders.payment-captured.v1', body: {} });
  expect(story.state('capture payment')).toBe('DONE');
});

test('a cancellation returns the stock, then the money', () => {
  const story = yesUpTo(tellStoryOf(cancellation, { orderId: 'ord_1', refundId: 'rfd_1' }), 'return-stock');
  story.yes('return-payment');
  expect(story.sent()).toEqual(['return-stock', 'return-payment']);
  expect(story.status()).toBe('DONE');
});

test('a cancellation begins with its pivot, and no deadline turns it around', () => {
  const story = tellStoryOf(cancellation, { orderId: 'ord_1', refundId: 'rfd_1' });
  story.pass(prePivotDeadlineMs);
  story.begin();
  expect(story.status()).toBe('RUNNING');
  expect(story.sent()).toEqual(['return-stock']);
});

const aRefund = () => {
  const story = tellStoryOf(refund, {
    orderId: 'ord_1',
    refundId: 'rfd_1',
    amount: { amountMinor: 1, currency: 'USD' },
  });
  story.begin();
  return story;
};
test('a bank may take days to give money back before a person is told', () => {
  const story = aRefund();
  expect(story.silence(2 * dayMs).map(nameOf)).toEqual(['refund-payment']);
  expect(story.silence(dayMs - 1).map(nameOf)).toEqual(['refund-payment']);
  expect(story.status()).toBe('RUNNING');
  expect(story.silence(minuteMs).map(nameOf)).toEqual(['refund-payment']);
  expect(story.standing().review).toMatchObject({ step: 'refund payment', cause: 'SILENT' });
});

const openTo = (story: ReturnType<typeof aRefund>) => actionsOpen(refund, story.standing(), story.at());

test('a refund that is refused may be given up, which leaves the money where it is', () => {
  const story = aRefund();
  story.no('refund-payment');
  expect(openTo(story)).toEqual(['RETRY', 'RESOLVED', 'FORCE_UNDO']);
  expect(story.resolve('FORCE_UNDO')).toEqual([]);
  expect(story.status()).toBe('UNDONE');
});

test.each([
  ['whose outcome nobody knows', 'refund-refused', { reason: 'OUTCOME_UNKNOWN' }],
  ['whose command was parked', 'step-parked', { cause: 'poison' }],
])('a refund %s may not be given up: it may have happened', (_, reply, body) => {
  const story = aRefund();
  const { stepKey } = story.last('refund-payment').item;
  story.hear({ kind: 'reply', stepKey, subject: `rep.orders.${reply}.v1`, body });
  expect(openTo(story)).toEqual(['RETRY', 'RESOLVED']);
  expect(whyNotResolve(refund, story.standing(), 'FORCE_UNDO', story.at())).toBe('OUTCOME_UNKNOWN');
});

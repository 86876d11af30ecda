import { minuteMs } from '@cartograph/kernel';
import { nameOf, tellStory, tellStoryOf, yesUpTo } from '../../test/saga-story';
import { cancellation } from './cancellation';
import { refund } from './refund';
import { actionsOpen, whyNotResolve } from './resolving';
import { checkout } from './saga';
import type { ReviewAction } from './standing';

const toThePivot = ['reserve-stock', 'authorize-payment', 'pin-hold'];

/** The hold has expired, and the bank will not let the money go. */
const voidRefused = () => {
  const story = yesUpTo(tellStory(), 'reserve-stock', 'authorize-payment');
  story.no('pin-hold');
  story.no('void-authorization');
  return story;
};

const captureRefused = () => {
  const story = yesUpTo(tellStory(), ...toThePivot, 'commit-stock');
  story.no('capture-payment');
  return story;
};

const whyNot = (story: ReturnType<typeof tellStory>, action: ReviewAction) =>
  whyNotResolve(checkout, story.standing(), action, story.at());

test('an undo that is refused for good is left to a person, with what was said', () => {
  const story = voidRefused();
  expect(story.status()).toBe('IN_REVIEW');
  expect(story.standing().review).toEqual({
    step: 'authorize payment',
    way: 'undo',
    cause: 'REFUSED',
    evidence: { reason: 'VOID_REFUSED' },
  });
  expect(story.sent().at(-1)).toBe('void-authorization');
  expect(story.milestones()).toEqual(['reviewed']);
});

test('a refused undo is still tried, seldom and as a new attempt', () => {
  const story = voidRefused();
  expect(story.silence(minuteMs)).toEqual([]);
  const [again] = story.silence(4 * minuteMs);
  expect(again!.item.stepKey).toMatch(/authorize-payment\/undo#2$/);
  expect(again!.item.body).toMatchObject({ attempt: 2 });
  expect(story.status()).toBe('IN_REVIEW');
});

test('an undo that succeeds while a person is awaited goes on by itself', () => {
  const story = voidRefused();
  story.silence(4 * minuteMs);
  expect(story.yes('void-authorization').map(nameOf)).toEqual(['release-stock']);
  expect(story.status()).toBe('COMPENSATING');
  expect(story.milestones()).toEqual(['reviewed', 'recovered']);
});

test('retrying an undo raises the epoch and asks as a new attempt', () => {
  const story = voidRefused();
  const { epoch } = story.standing();
  const [again] = story.resolve('RETRY');
  expect(again!.item).toMatchObject({ epoch: epoch + 1, body: { attempt: 2 } });
  expect(again!.item.body).not.toHaveProperty('isSettledByHand');
  expect(story.status()).toBe('COMPENSATING');
  expect(story.standing().review).toBeUndefined();
});

test('what a person says was voided is asked of payments, not believed', () => {
  const story = voidRefused();
  const [again] = story.resolve('RESOLVED');
  expect(again!.item.body).toMatchObject({ attempt: 2, isSettledByHand: true });
  story.no('void-authorization');
  expect(story.status()).toBe('IN_REVIEW');
  story.resolve('RESOLVED');
  story.yes('void-authorization');
  story.yes('release-stock');
  story.yes('restore-cart');
  expect(story.status()).toBe('UNDONE');
});

test('what was undone cannot be forced to be undone', () => {
  expect(whyNot(voidRefused(), 'FORCE_UNDO')).toBe('ALREADY_UNDOING');
});

test('an undo that nobody answers is handed to a person after twenty tries, and asked for all the same', () => {
  const story = yesUpTo(tellStory());
  story.silence(3_000);
  story.silence(61_000);
  expect(story.state('reserve stock')).toBe('UNDOING');
  for (let tries = 1; tries < 20; tries++) expect(story.silence(30_000).map(nameOf)).toEqual(['release-stock']);
  expect(story.status()).toBe('COMPENSATING');
  expect(story.silence(30_000).map(nameOf)).toEqual(['release-stock']);
  expect(story.standing().review).toMatchObject({ way: 'undo', cause: 'SILENT', evidence: { tries: 20 } });
  expect(story.silence(5 * minuteMs).map(nameOf)).toEqual(['release-stock']);
  story.yes('release-stock');
  expect(story.milestones()).toEqual(['reviewed', 'recovered', 'ended']);
});

test('a cart that is not restored never needs a person', () => {
  const story = yesUpTo(tellStory());
  story.no('reserve-stock');
  for (let tries = 0; tries < 50; tries++) expect(story.silence(30_000).map(nameOf)).toEqual(['restore-cart']);
  expect(story.status()).toBe('COMPENSATING');
});

test('a parked step waits for a person until the deadline, then it is undone', () => {
  const story = yesUpTo(tellStory());
  story.parked('reserve-stock');
  expect(story.status()).toBe('IN_REVIEW');
  expect(story.standing().wakeAt).toBe(story.standing().deadlineAt);
  expect(story.silence(4 * minuteMs)).toEqual([]);
  expect(whyNot(story, 'RETRY')).toBeUndefined();
  expect(story.silence(minuteMs).map(nameOf)).toEqual(['release-stock']);
  expect(story.milestones()).toEqual(['reviewed', 'recovered']);
});

test('past the deadline a parked step is not retried', () => {
  const story = yesUpTo(tellStory());
  story.parked('reserve-stock');
  const late = story.standing().deadlineAt;
  expect(whyNotResolve(checkout, story.standing(), 'RETRY', late)).toBe('DEADLINE_PASSED');
  expect(whyNotResolve(checkout, story.standing(), 'FORCE_UNDO', late)).toBeUndefined();
});

test('a retried step goes on where it stood', () => {
  const story = yesUpTo(tellStory());
  story.parked('reserve-stock');
  expect(story.resolve('RETRY').map(({ item }) => item.stepKey)).toEqual([expect.stringMatching(/reserve-stock#2$/)]);
  expect(story.yes('reserve-stock').map(nameOf)).toEqual(['authorize-payment']);
});

test('a person who forces the undo of a parked step has it undone too', () => {
  const story = yesUpTo(tellStory(), 'reserve-stock');
  story.parked('authorize-payment');
  story.resolve('FORCE_UNDO');
  expect(story.standing().turn).toEqual({ kind: 'forced', step: 'authorize payment' });
  story.yes('void-authorization');
  story.yes('release-stock');
  expect(story.milestones()).toEqual(['reviewed', 'recovered', 'ended']);
});

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

test('a saga that needs no person cannot be resolved', () => {
  expect(whyNot(yesUpTo(tellStory()), 'RETRY')).toBe('NOT_IN_REVIEW');
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

test('a step whose answer we cannot handle waits for a person, and is retried under a new key', () => {
  const story = yesUpTo(tellStory(), 'reserve-stock');
  const { stepKey } = story.last('authorize-payment').item;
  story.hear({ kind: 'poisoned', stepKey, cause: 'no number' });
  expect(story.standing().review).toMatchObject({
    step: 'authorize payment',
    cause: 'PARKED',
    evidence: { cause: 'no number' },
  });
  expect(story.resolve('RETRY')[0]!.item.stepKey).toBe(`${stepKey}#2`);
});

test('an answer that nobody awaited any more needs no person', () => {
  const story = yesUpTo(tellStory(), 'reserve-stock');
  const before = story.standing();
  story.hear({ kind: 'poisoned', stepKey: story.last('reserve-stock').item.stepKey, cause: 'no number' });
  expect(story.standing()).toBe(before);
});

test('a cancellation returns the stock, then the money', () => {
  const story = yesUpTo(tellStoryOf(cancellation, { orderId: 'ord_1', refundId: 'rfd_1' }), 'return-stock');
  story.yes('return-payment');
  expect(story.sent()).toEqual(['return-stock', 'return-payment']);
  expect(story.status()).toBe('DONE');
});

test('a refund that is refused may be given up, which leaves the money where it is', () => {
  const story = tellStoryOf(refund, {
    orderId: 'ord_1',
    refundId: 'rfd_1',
    amount: { amountMinor: 1, currency: 'USD' },
  });
  story.begin();
  story.no('refund-payment');
  expect(actionsOpen(refund, story.standing(), story.at())).toEqual(['RETRY', 'RESOLVED', 'FORCE_UNDO']);
  expect(story.resolve('FORCE_UNDO')).toEqual([]);
  expect(story.status()).toBe('UNDONE');
});

// Before the pivot: undo that is refused or not heard, and what a person may do about it.
import { minuteMs } from '@cartograph/kernel';
import { aCheckout } from '../../test/builders';
import { nameOf, tellStory, tellStoryOf, yesUpTo } from '../../test/saga-story';
import { checkout1 } from './earlier/checkout-1';
import { actionsOpen, whyNotResolve } from './resolving';
import { checkout } from './saga';
import type { ReviewAction } from './standing';

/** The hold has expired, and the bank will not let the money go. */
const voidRefused = () => {
  const story = yesUpTo(tellStory(), 'reserve-stock', 'authorize-payment');
  story.no('pin-hold');
  story.no('void-authorization');
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

test('what was said to be voided and was not is tried in earnest again', () => {
  const story = voidRefused();
  story.resolve('RESOLVED');
  story.no('void-authorization');
  const [again] = story.silence(4 * minuteMs);
  expect(again!.item.body).toMatchObject({ attempt: 3 });
  expect(again!.item.body).not.toHaveProperty('isSettledByHand');
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

test('a saga that needs no person cannot be resolved', () => {
  expect(whyNot(yesUpTo(tellStory()), 'RETRY')).toBe('NOT_IN_REVIEW');
});

test('a wake that cannot be handled in review either is followed by another', () => {
  const story = voidRefused();
  story.pass(3 * minuteMs);
  const { wakeAt } = story.standing();
  story.hear({ kind: 'poisoned', cause: 'no number' });
  expect(story.standing().wakeAt).toBeGreaterThan(wakeAt!);
  expect(story.standing().review).toMatchObject({ cause: 'REFUSED' });
  expect(story.silence(4 * minuteMs).map(nameOf)).toEqual(['void-authorization']);
});

test('a checkout that began with the first version has the same ways out', () => {
  const story = yesUpTo(tellStoryOf(checkout1, aCheckout()), 'reserve-stock', 'authorize-payment');
  story.no('pin-hold');
  story.no('void-authorization');
  expect(actionsOpen(checkout1, story.standing(), story.at())).toEqual(['RETRY', 'RESOLVED']);
  const [again] = story.resolve('RESOLVED');
  expect(again!.item.body).toMatchObject({ attempt: 2, isSettledByHand: true });
  story.yes('void-authorization');
  expect(story.status()).toBe('COMPENSATING');
});

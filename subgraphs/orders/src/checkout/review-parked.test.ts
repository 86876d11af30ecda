// Before the pivot: what could not be handled, parked by a participant or here, and what a person may do about it.
import { minuteMs } from '@cartograph/kernel';
import { nameOf, tellStory, yesUpTo } from '../../test/saga-story';
import { whyNotResolve } from './resolving';
import { checkout } from './saga';

test('a parked step waits for a person until the deadline, then it is undone', () => {
  const story = yesUpTo(tellStory());
  story.parked('reserve-stock');
  expect(story.status()).toBe('IN_REVIEW');
  expect(story.standing().wakeAt).toBe(story.standing().deadlineAt);
  expect(story.silence(4 * minuteMs)).toEqual([]);
  expect(whyNotResolve(checkout, story.standing(), 'RETRY', story.at())).toBeUndefined();
  expect(story.silence(minuteMs).map(nameOf)).toEqual(['release-stock']);
  expect(story.milestones()).toEqual(['reviewed', 'recovered']);
});

test('a step that a person retries late has all its time again', () => {
  const story = yesUpTo(tellStory());
  story.silence(3_000);
  story.parked('reserve-stock');
  story.silence(90_000);
  story.resolve('RETRY');
  expect(story.silence(3_000).map(nameOf)).toEqual(['reserve-stock']);
  expect(story.silence(59_000).map(nameOf)).toEqual(['reserve-stock']);
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

test('a wake that we cannot handle is left to a person, with the step that was awaited', () => {
  const story = yesUpTo(tellStory(), 'reserve-stock');
  story.hear({ kind: 'poisoned', cause: 'no number' });
  expect(story.standing().review).toMatchObject({ step: 'authorize payment', way: 'do', cause: 'PARKED' });
});

test('an answer that nobody awaited any more needs no person', () => {
  const story = yesUpTo(tellStory(), 'reserve-stock');
  const before = story.standing();
  story.hear({ kind: 'poisoned', stepKey: story.last('reserve-stock').item.stepKey, cause: 'no number' });
  expect(story.standing()).toBe(before);
});

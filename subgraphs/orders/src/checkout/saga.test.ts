import { hourMs, minuteMs, money } from '@cartograph/kernel';
import { aCheckout } from '../../test/builders';
import { nameOf, tellStory, yesUpTo } from '../../test/saga-story';

const toThePivot = ['reserve-stock', 'authorize-payment', 'pin-hold'];
const toTheEnd = [...toThePivot, 'commit-stock', 'capture-payment', 'empty-cart'];

test('when everybody says yes, each is asked once and in order', () => {
  const story = yesUpTo(tellStory(), ...toTheEnd);
  expect(story.sent()).toEqual(toTheEnd);
  expect(story.milestones()).toEqual(['confirmed', 'finished', 'finished', 'finished', 'closed']);
  expect(story.status()).toBe('DONE');
  expect(story.standing().wakeAt).toBeNull();
});

test('the order is confirmed when the hold is pinned, before anything is taken', () => {
  const story = yesUpTo(tellStory(), ...toThePivot);
  expect(story.milestones()).toEqual(['confirmed']);
  expect(story.sent().at(-1)).toBe('commit-stock');
});

test('short stock ends it at once: only the cart is restored', () => {
  const story = yesUpTo(tellStory());
  story.no('reserve-stock');
  expect(story.sent()).toEqual(['reserve-stock', 'restore-cart']);
  expect(story.milestones()).toEqual(['ended']);
  story.yes('restore-cart');
  expect(story.status()).toBe('UNDONE');
  expect(story.milestones()).toEqual(['ended', 'closed']);
});

test('a declined card gives the stock back, then the cart', () => {
  const story = yesUpTo(tellStory(), 'reserve-stock');
  story.no('authorize-payment');
  expect(story.sent().slice(2)).toEqual(['release-stock']);
  expect(story.milestones()).toEqual([]);
  story.yes('release-stock');
  expect(story.sent().slice(2)).toEqual(['release-stock', 'restore-cart']);
  expect(story.milestones()).toEqual(['ended']);
});

test('an expired hold undoes in reverse: money, then stock, then cart', () => {
  const story = yesUpTo(tellStory(), 'reserve-stock', 'authorize-payment');
  story.no('pin-hold');
  story.yes('void-authorization');
  story.yes('release-stock');
  story.yes('restore-cart');
  expect(story.sent().slice(3)).toEqual(['void-authorization', 'release-stock', 'restore-cart']);
  expect(story.milestones()).toEqual(['ended', 'closed']);
});

test('a silent bank may have charged, so it is undone as well', () => {
  const story = yesUpTo(tellStory(), 'reserve-stock');
  story.silence(3_000);
  story.silence(90_000);
  expect(story.state('authorize payment')).toBe('UNDOING');
  expect(story.sent().at(-1)).toBe('void-authorization');
  expect(story.standing().epoch).toBe(2);
  expect(story.standing().turn).toEqual({ kind: 'silence', step: 'authorize payment' });
});

test('silence counts from the publish: a command still in the outbox is neither late nor sent twice', () => {
  const story = yesUpTo(tellStory(), 'reserve-stock');
  expect(story.silence(100_000, false)).toEqual([]);
  expect(story.status()).toBe('RUNNING');
  expect(story.state('authorize payment')).toBe('ASKED');
});

test('past the deadline it is undone even when nothing was ever published', () => {
  const story = yesUpTo(tellStory());
  story.silence(5 * 60_000, false);
  expect(story.status()).toBe('COMPENSATING');
  expect(story.sent().at(-1)).toBe('release-stock');
});

test('asking again keeps the step key and the epoch, and is a new message', () => {
  const story = yesUpTo(tellStory());
  const first = story.last('reserve-stock').item;
  const again = story.silence(3_000)[0]!.item;
  expect(again.stepKey).toBe(first.stepKey);
  expect(again.epoch).toBe(first.epoch);
  expect(again.id).not.toBe(first.id);
});

test('a wake before its time changes nothing', () => {
  const story = yesUpTo(tellStory());
  const before = story.standing();
  expect(story.silence(500)).toEqual([]);
  expect(story.standing()).toBe(before);
});

test('a reply heard twice moves nothing', () => {
  const story = yesUpTo(tellStory(), 'reserve-stock');
  const before = story.standing();
  expect(story.yes('reserve-stock')).toEqual([]);
  expect(story.standing()).toBe(before);
});

test('a late yes after the saga has turned around moves nothing', () => {
  const story = yesUpTo(tellStory(), 'reserve-stock');
  story.silence(3_000);
  story.silence(90_000);
  const before = story.standing();
  expect(story.yes('authorize-payment')).toEqual([]);
  expect(story.standing()).toBe(before);
});

test('below the pivot silence means asking again, for as long as it takes', () => {
  const story = yesUpTo(tellStory(), ...toThePivot);
  for (let hour = 0; hour < 24; hour++) expect(story.silence(hourMs).map(nameOf)).toEqual(['commit-stock']);
  expect(story.milestones()).toEqual(['confirmed', 'reviewed']);
});

test('a capture refused for good is left to a person', () => {
  const story = yesUpTo(tellStory(), ...toThePivot, 'commit-stock');
  expect(story.no('capture-payment')).toEqual([]);
  expect(story.status()).toBe('IN_REVIEW');
  expect(story.milestones()).toEqual(['confirmed', 'finished', 'reviewed']);
  expect(story.standing().wakeAt).toBeNull();
});

test('a yes that comes after the deadline confirms nothing', () => {
  const story = yesUpTo(tellStory(), 'reserve-stock', 'authorize-payment');
  story.pass(5 * minuteMs);
  expect(story.yes('pin-hold').map(nameOf)).toEqual(['void-authorization']);
  expect(story.status()).toBe('COMPENSATING');
});

test('an authorization that ends within a day does not pass the pivot', () => {
  const story = yesUpTo(tellStory(aCheckout(), 23 * hourMs), ...toThePivot);
  expect(story.standing().turn).toEqual({ kind: 'unfit', step: 'confirm order', code: 'AUTHORIZATION_UNFIT' });
  expect(story.sent().at(-1)).toBe('void-authorization');
});

test('an authorization of another amount does not pass the pivot', () => {
  const story = yesUpTo(tellStory(), 'reserve-stock');
  const { stepKey } = story.last('authorize-payment').item;
  const body = { amount: money(3_594, 'USD'), expiresInMs: 48 * hourMs };
  story.hear({ kind: 'reply', stepKey, subject: 'rep.orders.payment-authorized.v1', body });
  story.yes('pin-hold');
  expect(story.sent().at(-1)).toBe('void-authorization');
});

test('an unknown step key moves nothing', () => {
  const story = yesUpTo(tellStory());
  const before = story.standing();
  story.hear({ kind: 'reply', stepKey: 'another/reserve-stock', subject: 'rep.orders.stock-reserved.v1', body: {} });
  expect(story.standing()).toBe(before);
});

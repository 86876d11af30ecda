import { dayMs, plusMs, toInstant } from '@cartograph/kernel';
import { createClock } from './clock';

const start = toInstant(1_800_000_000_000);
const aClock = () => createClock(() => start);

test('a moved clock shows another time', () => {
  const clock = aClock();
  clock.moveBy(dayMs);
  expect(clock.now()).toBe(plusMs(start, dayMs));
  expect(createClock(() => start, dayMs).now()).toBe(plusMs(start, dayMs));
});

test('what falls due by a move happens in the order of its times, and the rest waits', () => {
  const clock = aClock();
  const happened: string[] = [];
  for (const ms of [3_000, 1_000, 2_001]) clock.at(plusMs(start, ms), () => happened.push(String(ms)));
  clock.moveBy(2_000);
  expect(happened).toEqual(['1000']);
  clock.moveBy(1_000);
  expect(happened).toEqual(['1000', '2001', '3000']);
});

test('what is due happens once', () => {
  const clock = aClock();
  let times = 0;
  clock.at(plusMs(start, 1), () => (times += 1));
  clock.moveBy(1);
  clock.moveBy(1);
  expect(times).toBe(1);
});

test('on a clock that nobody moves time passes by itself', async () => {
  await expect(createClock(() => Date.now()).wait(5)).resolves.toBeUndefined();
});

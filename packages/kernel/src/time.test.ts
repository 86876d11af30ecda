import { dayMs, hourMs, minuteMs, plusMs, secondMs, toInstant, toIso } from './time';

test('an instant is read from a date or from milliseconds, and written in UTC', () => {
  const at = toInstant(new Date('2026-03-01T12:00:00.250+02:00'));
  expect(at).toBe(toInstant(1_772_359_200_250));
  expect(toIso(at)).toBe('2026-03-01T10:00:00.250Z');
});

test('durations are milliseconds and move an instant either way', () => {
  const at = toInstant(new Date('2026-03-01T00:00:00Z'));
  expect(toIso(plusMs(at, dayMs + hourMs + minuteMs + secondMs))).toBe('2026-03-02T01:01:01.000Z');
  expect(toIso(plusMs(at, -secondMs))).toBe('2026-02-28T23:59:59.000Z');
});

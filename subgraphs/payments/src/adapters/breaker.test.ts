import { createBreaker } from './breaker';

/** A breaker whose clock the test moves, after so many calls in a row that were not answered. */
const aBreaker = (missed = 0) => {
  let at = 1_000_000;
  const told: boolean[] = [];
  const breaker = createBreaker(
    (isOut) => told.push(isOut),
    () => at,
  );
  for (let call = 0; call < missed; call++) breaker.unanswered();
  return { ...breaker, told, pass: (ms: number) => (at += ms) };
};

test('some calls without an answer are nothing unusual', () => {
  const breaker = aBreaker(4);
  expect(breaker.standing()).toEqual({ isOut: false, retryAfterMs: 0 });
  expect([breaker.allows(), breaker.allows()]).toEqual([true, true]);
});

test('after five in a row nobody calls until the wait is over, and then one does', () => {
  const breaker = aBreaker(5);
  expect(breaker.standing()).toEqual({ isOut: true, retryAfterMs: 250 });
  expect(breaker.allows()).toBe(false);
  breaker.pass(250);
  expect([breaker.allows(), breaker.allows()]).toEqual([true, false]);
});

test('a probe that hangs does not keep the next one waiting', () => {
  const breaker = aBreaker(5);
  breaker.pass(250);
  breaker.allows();
  breaker.pass(500);
  expect(breaker.allows()).toBe(true);
});

test('a probe that is answered lets everybody in', () => {
  const breaker = aBreaker(5);
  breaker.answered();
  expect(breaker.standing()).toEqual({ isOut: false, retryAfterMs: 0 });
  expect([breaker.allows(), breaker.allows()]).toEqual([true, true]);
});

test('the wait grows with each probe in vain, to a second and no further', () => {
  const breaker = aBreaker(5);
  const waits = Array.from({ length: 5 }, () => {
    const { retryAfterMs } = breaker.standing();
    breaker.pass(retryAfterMs);
    breaker.allows();
    breaker.unanswered();
    return retryAfterMs;
  });
  expect(waits).toEqual([250, 500, 1_000, 1_000, 1_000]);
});

test('calls that were under way when it opened make nobody wait longer', () => {
  expect(aBreaker(60).standing().retryAfterMs).toBe(250);
});

test('a processor that names a time is given it, up to a second', () => {
  const breaker = aBreaker(4);
  breaker.unanswered(800);
  expect(breaker.standing().retryAfterMs).toBe(800);
  breaker.unanswered(60_000);
  expect(breaker.standing().retryAfterMs).toBe(1_000);
});

test('its opening and its closing are told once each', () => {
  const breaker = aBreaker(7);
  breaker.answered();
  breaker.answered();
  expect(breaker.told).toEqual([true, false]);
});

import { accept, refuse, type Decision } from './decision';

test('a yes carries the new state and what the world is told', () => {
  expect(accept({ count: 1 }, 'Counted', 'Noted')).toEqual({
    ok: true,
    state: { count: 1 },
    events: ['Counted', 'Noted'],
  });
});

test('a yes without events tells nobody', () => {
  expect(accept('as before')).toEqual({ ok: true, state: 'as before', events: [] });
});

test('a no is a value with its code', () => {
  expect(refuse({ code: 'ORDER_NOT_CONFIRMED' })).toEqual({ ok: false, refusal: { code: 'ORDER_NOT_CONFIRMED' } });
});

test('`ok` tells a yes from a no', () => {
  const halve = (count: number): Decision<number, never, 'ODD'> => (count % 2 ? refuse('ODD') : accept(count / 2));
  const read = (decision: ReturnType<typeof halve>) => (decision.ok ? decision.state : decision.refusal);
  expect([halve(4), halve(3)].map(read)).toEqual([2, 'ODD']);
});

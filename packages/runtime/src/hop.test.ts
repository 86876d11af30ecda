import { continueTrace, msLeft, newTraceparent, serviceHop, traceIdOf } from './hop';
import { aHop } from '../test/builders';

test('a given trace is continued', () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  expect(continueTrace(traceparent)).toBe(traceparent);
  expect(traceIdOf(traceparent)).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
});

test.each([
  undefined,
  '',
  'nonsense',
  '00-4BF9-00f0-01',
  '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nx: y',
])('with %j a new trace begins', (traceparent) => {
  const begun = continueTrace(traceparent);
  expect(begun).not.toBe(traceparent);
  expect(continueTrace(begun)).toBe(begun);
});

test('two traces differ', () => {
  expect(newTraceparent()).not.toBe(newTraceparent());
});

test('time left is never negative', () => {
  expect(msLeft(aHop({ deadlineAt: Date.now() - 1_000 }))).toBe(0);
});

test('a service speaks on its own account', () => {
  expect(serviceHop('orders', 1_000).viewer).toEqual({ id: 'orders', role: 'SERVICE' });
});

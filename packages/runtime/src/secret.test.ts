import { inspect } from 'node:util';
import { Secret } from './secret';

const secret = new Secret('ultramarine');

test('a secret is revealed only on request', () => {
  expect(secret.reveal()).toBe('ultramarine');
});

test.each([
  ['text', String(secret)],
  ['JSON', JSON.stringify({ secret })],
  ['an inspection', inspect({ secret }, { showHidden: true, depth: 5 })],
  ['a list of its properties', JSON.stringify({ ...secret })],
])('a secret in %s is not shown', (_, shown) => {
  expect(shown).not.toContain('ultramarine');
});

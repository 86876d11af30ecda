import * as contracts from '@cartograph/contracts';
import { allReplies, checkoutOf, definitionOf, definitions } from './definitions';
import { checkout } from './saga';

test('every reply that anybody sends to orders is heard', () => {
  const subjects = Object.values(contracts).flatMap((it) =>
    typeof it === 'object' && 'kind' in it && it.kind === 'rep' ? [it.subject] : [],
  );
  expect(allReplies.map(({ subject }) => subject).sort()).toEqual(subjects.sort());
});

test('a saga finds the table it began with, and no table stands for another version', () => {
  for (const saga of definitions) expect(definitionOf({ definition: saga.name, version: saga.version })).toBe(saga);
  expect(definitionOf({ definition: 'checkout', version: 99 })).toBeUndefined();
});

test('the table in saga.ts is the latest version', () => {
  const versions = definitions.filter(({ name }) => name === 'checkout').map(({ version }) => version);
  expect(Math.max(...versions)).toBe(checkout.version);
  expect(checkoutOf(checkout.version)).toBe(checkout);
  expect(() => checkoutOf(99)).toThrow(RangeError);
});

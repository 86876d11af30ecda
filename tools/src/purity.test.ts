// Rules do not touch the world, tests do not sleep, and only config.ts reads the environment: proven on wrong snippets.
import { refusals } from '../test/lint-snippet';

describe.each([
  'packages/kernel/src/time.ts',
  'subgraphs/inventory/src/domain/hold.ts',
  'subgraphs/orders/src/checkout/advance.ts',
  'subgraphs/catalog/src/search/query.ts',
])('a rule in %s', (file) => {
  test.each([
    'process.exit(1);',
    'console.log(1);',
    'void fetch("x");',
    'setTimeout(() => 1, 1);',
    'setInterval(() => 1, 1);',
    'setImmediate(() => 1);',
    'crypto.randomUUID();',
    'Date.now();',
    'new Date();',
    'Date();',
    'Math.random();',
    'export const rule = async () => 1;',
  ])('does not touch the world: %s', (code) => {
    expect(refusals(file, code).join('\n')).toContain('pure: ');
  });

  test.each(['new Date(0).toISOString();', 'Math.max(1, 2);'])('may compute: %s', (code) => {
    expect(refusals(file, code)).toEqual([]);
  });
});

test('a rule may hash', () => {
  const code = "import { createHash } from 'node:crypto'; createHash('sha256');";
  expect(refusals('subgraphs/orders/src/domain/fingerprint.ts', code)).toEqual([]);
});

test('a rule takes no chance from node:crypto', () => {
  const code = "import { randomUUID } from 'node:crypto'; randomUUID();";
  expect(refusals('subgraphs/orders/src/domain/fingerprint.ts', code).join()).toContain('only hashes of node:crypto');
});

test.each(['adapters/postgres-orders.ts', 'app.ts', 'main.ts', 'messaging/handlers.ts'])(
  'the environment is not read in %s',
  (file) => {
    expect(refusals(`subgraphs/orders/src/${file}`, 'export const port = process.env;').join()).toContain('config: ');
  },
);

test.each(['subgraphs/orders/src/config.ts', 'gateway/src/config.ts'])('the environment is read in %s', (file) => {
  expect(refusals(file, 'export const port = process.env;')).toEqual([]);
});

test.each([
  ['a sleep', 'await new Promise((resolve) => setTimeout(resolve, 100));'],
  ['a sleep by import', "import { setTimeout } from 'node:timers/promises'; setTimeout(1);"],
  ['a focused test', "test.only('an order', () => {});"],
  ['a name with should', "test('an order should work', () => {});"],
])('a test with %s is refused', (_, code) => {
  for (const file of ['subgraphs/orders/src/domain/order.test.ts', 'tests/faults/bank-is-silent.fault.test.ts'])
    expect(refusals(file, code).join()).toContain('tests: ');
});

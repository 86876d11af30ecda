import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/guarantees.md'), 'utf8');
const named = [...page.matchAll(/`([\w./-]+\.test\.ts)`/g)].map(([, path]) => path!);
const promises = page
  .split('## What is not promised')[0]!
  .split('\n\n')
  .filter((part) => /^\*\*\d+\. /.test(part));

test('every promise names the tests that hold it', () => {
  expect(promises.length).toBeGreaterThan(10);
  expect(promises.filter((promise) => !promise.includes('.test.ts`'))).toEqual([]);
});

test('the tests that it names are there', () => {
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('every fault test holds a promise, or the other tests', () => {
  const faultTests = readdirSync(join(root, 'tests/faults')).filter((file) => file.endsWith('.fault.test.ts'));
  const ofTheTests = (file: string) =>
    readFileSync(join(root, 'tests/faults', file), 'utf8').startsWith('// A test of the tests');
  const holding = faultTests.filter((file) => !ofTheTests(file));
  expect(holding.filter((file) => !named.includes(`tests/faults/${file}`))).toEqual([]);
});

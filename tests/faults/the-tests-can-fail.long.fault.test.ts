// A test of the tests: each fault test is run once more on a shop in which the fault is planted that it exists for, and
// must turn red. A test that stays green then would have let the fault pass.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHistory } from './tools/history';
import { plantedFault } from './tools/planted-faults';
import { runWithFault, turnedRedBy } from './tools/run-a-test';

const history = createHistory('the-tests-can-fail');
const isOfTheTests = (file: string) => readFileSync(file, 'utf8').startsWith('// A test of the tests');

/** What the check said, in short and without a terminal's colours: what was there and should not be, or its first words. */
const inShort = (said: string): string => {
  const lines = said
    // eslint-disable-next-line no-control-regex
    .replace(/\u001b\[[0-9;]*m/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('●'));
  const surplus = lines.find((line) => /^\+ +"(?!\w+": (Array|Object))/.test(line));
  const received = lines.find((line) => line.startsWith('Received'));
  return surplus?.replace(/^\+ +/, '') ?? [lines[0], received].filter(Boolean).join(' ');
};

const files = readdirSync(__dirname).filter((name) => name.endsWith('.fault.test.ts'));
const claims = files
  .filter((name) => !isOfTheTests(join(__dirname, name)))
  .map((name) => ({ name, turnedRed: turnedRedBy(join(__dirname, name)) }));

test('each file names a fault that turns it red', () => {
  expect(claims.filter(({ turnedRed }) => turnedRed.length === 0)).toEqual([]);
});

test.concurrent.each(
  claims.flatMap(({ name, turnedRed }) => turnedRed.map((claim) => [name, claim.fault, claim] as const)),
)(
  '%s turns red by %s',
  async (name, fault, claim) => {
    const { breaks } = plantedFault(fault);
    const { passed, failed, said } = await runWithFault(join(__dirname, name), claim);
    const what = `${name} with ${fault} (${breaks})`;
    process.stdout.write(`${what}: ${said.split('\n').slice(0, 12).join('\n')}\n`);
    history.note('turned red', { file: name, test: claim.testName, breaks, failed, said: inShort(said) });
    // Red because the shop did not open, or was not broken, would prove nothing.
    expect(said).not.toMatch(/cannot be planted|planted nowhere|was not ready/);
    expect({ what, passed, hasFailed: failed > 0 }).toEqual({ what, passed: 0, hasFailed: true });
  },
  360_000,
);

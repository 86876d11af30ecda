// npm test [-- jest arguments]: installs and builds what is missing, runs the tests, and ends with a line to count on.
// Where CI is set a skipped test fails the run: there, everything that tests need is expected to be present.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run } from './prepare.mjs';

ensureInstalled();
ensureBuilt();

const folder = mkdtempSync(join(tmpdir(), 'cartograph-tests-'));
const resultsFile = join(folder, 'results.json');
// A test that fails on its way may leave something open; the run ends all the same.
const jest = ['node_modules/jest/bin/jest.js', '--forceExit', '--json', `--outputFile=${resultsFile}`];
const status = run(process.execPath, [...jest, ...process.argv.slice(2)]);

/**
 * The long round of the fault tests is reported on: npm run faults:report. With FAULT_RUN=<the folder of a run> some of
 * its files are run once more, and their results take the place of those before, marked as such.
 */
const keepForReport = () => {
  const kept = join(root, 'reports/faults/results.json');
  const results = JSON.parse(readFileSync(resultsFile, 'utf8'));
  if (process.env.FAULT_RUN && existsSync(kept)) {
    const before = JSON.parse(readFileSync(kept, 'utf8'));
    const again = new Set(results.testResults.map(({ name }) => name));
    results.startTime = before.startTime;
    results.testResults = [
      ...before.testResults.filter(({ name }) => !again.has(name)),
      ...results.testResults.map((file) => ({ ...file, isAgain: true })),
    ];
  }
  mkdirSync(join(root, 'reports/faults'), { recursive: true });
  writeFileSync(kept, JSON.stringify(results));
};

const readResults = () => {
  try {
    if (process.env.FAULTS === 'long') keepForReport();
    return JSON.parse(readFileSync(resultsFile, 'utf8'));
  } catch {
    return undefined; // jest ended before it had any
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const results = readResults();
if (!results) process.exit(status || 1);

const isSkipped = ({ status }) => status === 'pending' || status === 'skipped' || status === 'todo';
const skippedIn = results.testResults
  .filter((file) => file.assertionResults.some(isSkipped))
  .map((file) => relative(root, file.name));
const skipped = results.numPendingTests + results.numTodoTests;
// A file that does not even load has no tests that could fail.
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;

console.log();
if (skipped) console.log(`Skipped tests in ${skippedIn.join(', ')}`);
console.log(`${results.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(status || (process.env.CI && skipped ? 1 : 0));

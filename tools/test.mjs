// npm test [-- jest arguments]: installs and builds what is missing, runs the tests, and ends with a line to count on.
// Where CI is set a skipped test fails the run: there, everything that tests need is expected to be present.
import './fault-run.js';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { keepForReport, readSurroundings } from './keep-for-report.mjs';
import { ensureBuilt, ensureInstalled, root, run } from './prepare.mjs';

ensureInstalled();
ensureBuilt();

const folder = mkdtempSync(join(tmpdir(), 'cartograph-tests-'));
const resultsFile = join(folder, 'results.json');
const surroundings = readSurroundings();
// A test that fails on its way may leave something open; the run ends all the same.
const jest = ['node_modules/jest/bin/jest.js', '--forceExit', '--json', `--outputFile=${resultsFile}`];
const status = run(process.execPath, [...jest, ...process.argv.slice(2)]);

const readResults = () => {
  try {
    return JSON.parse(readFileSync(resultsFile, 'utf8'));
  } catch {
    return undefined; // jest ended before it had any
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const results = readResults();
if (!results) process.exit(status || 1);
if (process.env.FAULTS === 'long') keepForReport(results, surroundings);

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

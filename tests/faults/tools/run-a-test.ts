// Runs one test of a fault test file in a jest of its own, on a shop with a planted fault.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { aFolder, repositoryRoot } from '@cartograph/testkit';

/** What a fault test file says of itself: "// Turned red by `no-tombstone`: the name of one of its tests". */
export interface TurnedRedBy {
  readonly fault: string;
  readonly testName: string;
}

const header = /^\/\/ Turned red by `([a-z0-9-]+)`: (.+)$/gm;

export const turnedRedBy = (file: string): TurnedRedBy[] =>
  [...readFileSync(file, 'utf8').matchAll(header)].map(([, fault, testName]) => ({
    fault: fault!,
    testName: testName!,
  }));

export interface TestVerdict {
  readonly passed: number;
  readonly failed: number;
  /** What the first test that failed said. */
  readonly said: string;
}

interface JestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly failureMessages: readonly string[] }[];
  }[];
}

const readVerdict = async (resultsFile: string): Promise<TestVerdict> => {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(
    await readFile(resultsFile, 'utf8'),
  ) as JestResults;
  const messages = testResults.flatMap(({ message, assertionResults }) => [
    ...assertionResults.filter(({ status }) => status === 'failed').flatMap(({ failureMessages }) => failureMessages),
    message,
  ]);
  return { passed: numPassedTests, failed: numFailedTests, said: messages[0] ?? '' };
};

/** Runs the tests of this name with the fault planted. Throws when jest itself ends without a result. */
export const runWithFault = async (file: string, { fault, testName }: TurnedRedBy): Promise<TestVerdict> => {
  const folder = aFolder('planted');
  const resultsFile = join(folder, 'results.json');
  // Whole, since another test's name may go on where this one ends.
  const name = `${testName.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  const jest = [join(repositoryRoot, 'node_modules/jest/bin/jest.js'), '--selectProjects', 'fault', '--forceExit'];
  const child = spawn(
    process.execPath,
    [...jest, '--runTestsByPath', file, '-t', name, '--json', `--outputFile=${resultsFile}`],
    { cwd: repositoryRoot, env: { ...process.env, PLANTED_FAULT: fault }, stdio: 'ignore' },
  );
  try {
    await once(child, 'exit');
    return await readVerdict(resultsFile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

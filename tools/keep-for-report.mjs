// Keeps the results of a run beside its histories, with what it ran on: npm run faults:report reads nothing else.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const readCommit = () => {
  try {
    // A tag would hide the commit; -dirty tells that something else ran.
    return execFileSync('git', ['describe', '--always', '--dirty', '--exclude=*'], {
      cwd: root,
      encoding: 'utf8',
    }).trim();
  } catch {
    return 'unknown';
  }
};

/** To be read before a run: the commit may be another one when it has ended. */
export const readSurroundings = () => ({
  commit: readCommit(),
  machine: `${cpus().length} virtual cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  node: process.versions.node,
});

/**
 * With FAULT_RUN=<the folder of a run> some of its files are run once more, and their results take the place of those
 * before, marked with the commit that they ran on.
 */
const amended = (before, results, { commit }) => {
  const again = new Set(results.testResults.map(({ name }) => name));
  return {
    ...before,
    testResults: [
      ...before.testResults.filter(({ name }) => !again.has(name)),
      ...results.testResults.map((file) => ({ ...file, againOn: commit })),
    ],
  };
};

export const keepForReport = (results, surroundings) => {
  const folder = join(root, 'reports/faults', process.env.FAULT_RUN);
  const kept = join(folder, 'results.json');
  const now = existsSync(kept)
    ? amended(JSON.parse(readFileSync(kept, 'utf8')), results, surroundings)
    : { ...results, surroundings };
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, JSON.stringify(now));
};

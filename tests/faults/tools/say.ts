// Figures and facts that a test tells beside its result: printed, and kept for the report.
import { basename } from 'node:path';
import { createHistory } from './history';

const history = createHistory('said');

/** Prints a line, under the name of the test file that runs. */
export const say = (line: string): void => {
  process.stdout.write(`    ${line}\n`);
  const file = typeof expect === 'undefined' ? undefined : expect.getState().testPath;
  if (file) history.note('said', { file: basename(file), what: line });
};

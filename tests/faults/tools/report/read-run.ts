// What the last long round of the fault tests left behind: jest's results, and the histories of its folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportsFolder } from '../history';
import type { Cell } from '../matrix/cells';
import type { Outcome } from '../matrix/lane';

export interface TestResult {
  readonly file: string;
  readonly title: string;
  readonly status: string;
  readonly seconds: number;
}

/** A planted fault and the test that turned red by it. */
export interface TurnedRed {
  readonly file: string;
  readonly fault: string;
  readonly breaks: string;
  readonly passed: number;
  readonly failed: number;
  readonly said: string;
}

export interface MutantCaught {
  readonly mistake: string;
  readonly breaks: string;
  readonly caughtBy: string;
  readonly said?: string;
}

export interface Throughput {
  readonly pairs: readonly {
    readonly quiet: { readonly perSecond: number; readonly p99Ms: number };
    readonly troubled: { readonly perSecond: number; readonly p99Ms: number; readonly kills: number };
  }[];
  readonly command: string;
}

export interface Run {
  /** Its folder: date, time and seed. */
  readonly name: string;
  readonly startedAt: number;
  readonly minutes: number;
  /** Files that were run once more, after a repair, under the same run. */
  readonly again: readonly string[];
  readonly tests: readonly TestResult[];
  readonly matrix: readonly (Cell & Outcome)[];
  readonly pairs: readonly Outcome[];
  readonly mutants: readonly MutantCaught[];
  readonly turnedRed: readonly TurnedRed[];
  /** What tests said of what really happened, by file. */
  readonly said: ReadonlyMap<string, readonly string[]>;
  readonly histories: readonly { readonly file: string; readonly lines: number }[];
  readonly throughput?: Throughput;
}

interface JestResults {
  readonly startTime: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly isAgain?: boolean;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly duration?: number | null;
    }[];
  }[];
}

type Line = Readonly<Record<string, unknown>> & { readonly kind: string };

const readJson = <Shape>(path: string): Shape => JSON.parse(readFileSync(path, 'utf8')) as Shape;

const readLines = (path: string): Line[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Line)
    : [];

const ofKind = <Shape>(lines: readonly Line[], kind: string): Shape[] =>
  lines.filter((line) => line.kind === kind) as unknown as Shape[];

const fileOf = (path: string) => path.slice(path.indexOf('tests/faults/'));

/** The last of each, where some were noted twice. */
const lastOf = <Shape>(things: readonly Shape[], nameOf: (thing: Shape) => string): Shape[] => [
  ...new Map(things.map((thing) => [nameOf(thing), thing])).values(),
];

/** The folder of the newest run whose matrix is whole. Throws with the remedy when there is none. */
const newestRun = (): string => {
  const runs = existsSync(reportsFolder) ? readdirSync(reportsFolder).sort().reverse() : [];
  const found = runs.find((name) => existsSync(join(reportsFolder, name, 'mutants.jsonl')));
  if (!found || !existsSync(join(reportsFolder, 'results.json')))
    throw new Error('There is no long round to report on: run npm run test:faults first.');
  return found;
};

const bySaid = (lines: readonly Line[]): Map<string, string[]> => {
  const said = new Map<string, string[]>();
  for (const { file, what } of ofKind<{ file: string; what: string }>(lines, 'said'))
    said.set(file, [...(said.get(file) ?? []), what]);
  return said;
};

export const readRun = (): Run => {
  const name = newestRun();
  const folder = join(reportsFolder, name);
  const lines = (file: string) => readLines(join(folder, `${file}.jsonl`));
  const { startTime, testResults } = readJson<JestResults>(join(reportsFolder, 'results.json'));
  const first = testResults.filter(({ isAgain }) => !isAgain);
  const endedAt = Math.max(startTime, ...first.map(({ endTime }) => endTime));
  const [matrix] = ofKind<{ cells: (Cell & Outcome)[]; pairs: Outcome[] }>(lines('matrix'), 'matrix').slice(-1);
  const throughput = join(reportsFolder, 'throughput.json');
  return {
    name,
    startedAt: startTime,
    minutes: Math.round((endedAt - startTime) / 60_000),
    again: testResults.filter(({ isAgain }) => isAgain).map(({ name: path }) => fileOf(path)),
    tests: testResults.flatMap(({ name: path, assertionResults }) =>
      assertionResults.map(({ title, status, duration }) => ({
        file: fileOf(path),
        title,
        status,
        seconds: Math.round((duration ?? 0) / 1_000),
      })),
    ),
    matrix: matrix?.cells ?? [],
    pairs: matrix?.pairs ?? [],
    mutants: lastOf(ofKind<MutantCaught>(lines('mutants'), 'mutant'), ({ mistake }) => mistake),
    turnedRed: lastOf(
      ofKind<TurnedRed>(lines('the-tests-can-fail'), 'turned red'),
      ({ file, fault }) => `${file} ${fault}`,
    ),
    said: bySaid(lines('said')),
    histories: readdirSync(folder)
      .sort()
      .map((file) => ({ file, lines: readLines(join(folder, file)).length })),
    ...(existsSync(throughput) && { throughput: readJson<Throughput>(throughput) }),
  };
};

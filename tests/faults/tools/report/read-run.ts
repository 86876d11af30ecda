// What the last long round of the fault tests left behind: jest's results, and the histories of its folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@cartograph/testkit';
import { reportsFolder } from '../history';
import type { Cell } from '../matrix/cells';
import type { Outcome } from '../matrix/lane';

export interface TestResult {
  readonly file: string;
  readonly title: string;
  readonly status: string;
}

/** A planted fault and the test that turned red by it. */
export interface TurnedRed {
  readonly file: string;
  readonly test: string;
  readonly breaks: string;
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

/** Where it ran, as test.mjs found it. */
export interface Surroundings {
  readonly commit: string;
  readonly machine: string;
  readonly node: string;
}

export interface Run {
  /** Its folder: date, time and seed. */
  readonly name: string;
  readonly minutes: number;
  readonly surroundings: Surroundings;
  /** What the servers say of themselves. */
  readonly servers: Readonly<Record<string, string>>;
  /** Files that were run once more, after a repair, under the same run. */
  readonly again: readonly { readonly file: string; readonly commit: string }[];
  readonly tests: readonly TestResult[];
  readonly matrix: readonly (Cell & Outcome)[];
  readonly pairs: readonly Outcome[];
  readonly mutants: readonly MutantCaught[];
  readonly turnedRed: readonly TurnedRed[];
  /** What tests said of what really happened, by file. */
  readonly said: ReadonlyMap<string, readonly string[]>;
  readonly histories: readonly { readonly file: string; readonly lines: number }[];
  /** How many lines of each kind its histories have. */
  readonly kinds: ReadonlyMap<string, number>;
  readonly throughput?: Throughput;
}

interface JestResults {
  readonly surroundings: Surroundings;
  readonly startTime: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly againOn?: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
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

const faultTests = (): string[] =>
  readdirSync(join(repositoryRoot, 'tests/faults'))
    .filter((name) => name.endsWith('.fault.test.ts'))
    .map((name) => `tests/faults/${name}`);

const resultsOf = (run: string) => join(reportsFolder, run, 'results.json');

/** Whether every file of fault tests was run then. */
const isWhole = (run: string): boolean => {
  if (!existsSync(resultsOf(run))) return false;
  const ran = new Set(readJson<JestResults>(resultsOf(run)).testResults.map(({ name }) => fileOf(name)));
  return faultTests().every((file) => ran.has(file));
};

/** The folder of the newest run that is whole. Throws with the remedy when there is none. */
const newestRun = (): string => {
  const runs = existsSync(reportsFolder) ? readdirSync(reportsFolder).sort().reverse() : [];
  const found = runs.find(isWhole);
  if (!found) throw new Error('There is no whole long round to report on: run npm run test:faults first.');
  return found;
};

const bySaid = (lines: readonly Line[]): Map<string, string[]> => {
  const said = new Map<string, string[]>();
  for (const { file, what } of ofKind<{ file: string; what: string }>(lines, 'said'))
    said.set(file, [...(said.get(file) ?? []), what]);
  return said;
};

const countBy = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

export const readRun = (): Run => {
  const name = newestRun();
  const folder = join(reportsFolder, name);
  const lines = (file: string) => readLines(join(folder, `${file}.jsonl`));
  const { startTime, surroundings, testResults } = readJson<JestResults>(resultsOf(name));
  const first = testResults.filter(({ againOn }) => !againOn);
  const endedAt = Math.max(startTime, ...first.map(({ endTime }) => endTime));
  const [matrix] = ofKind<{ cells: (Cell & Outcome)[]; pairs: Outcome[] }>(lines('matrix'), 'matrix').slice(-1);
  const [servers] = ofKind<{ versions: Record<string, string> }>(lines('matrix'), 'servers').slice(-1);
  const throughput = join(folder, 'throughput.json');
  const histories = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => ({ file, read: readLines(join(folder, file)) }));
  return {
    name,
    surroundings,
    servers: servers?.versions ?? {},
    minutes: Math.round((endedAt - startTime) / 60_000),
    again: testResults.flatMap(({ name: path, againOn }) => (againOn ? [{ file: fileOf(path), commit: againOn }] : [])),
    tests: testResults.flatMap(({ name: path, assertionResults }) =>
      assertionResults.map(({ title, status }) => ({ file: fileOf(path), title, status })),
    ),
    matrix: matrix?.cells ?? [],
    pairs: matrix?.pairs ?? [],
    mutants: lastOf(ofKind<MutantCaught>(lines('mutants'), 'mutant'), ({ mistake }) => mistake),
    turnedRed: lastOf(
      ofKind<TurnedRed>(lines('the-tests-can-fail'), 'turned red'),
      ({ file, test, breaks }) => `${file} ${test} ${breaks}`,
    ),
    said: bySaid(lines('said')),
    histories: histories.map(({ file, read }) => ({ file, lines: read.length })),
    kinds: countBy(histories.flatMap(({ read }) => read.map(({ kind }) => kind))),
    ...(existsSync(throughput) && { throughput: readJson<Throughput>(throughput) }),
  };
};

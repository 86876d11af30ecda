// docs/reliability.md: a run of the fault tests as people read it.
import { isGreen, recoveryOf, tableOf } from '../matrix/table';
import { bugsFound, the32 } from '../the-32';
import { isHeldBy, type FaultHeld } from '../the-32/held';
import type { Run } from './read-run';

const cellText = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `| ${head.map(() => '---').join(' | ')} |`,
  ...rows.map((row) => `| ${row.map(cellText).join(' | ')} |`),
  '',
];
const short = (file: string) => file.replace('tests/faults/', '').replace(/(\.long)?\.fault\.test\.ts$/, '');

const summary = (run: Run): string[] => {
  const passed = run.tests.filter(({ status }) => status === 'passed').length;
  const [, seed] = /-(\d+)$/.exec(run.name) ?? [];
  return [
    `${passed} of ${run.tests.length} tests passed in ${run.minutes} minutes. Seed ${seed}: \`FAULT_SEED=${seed} npm run test:faults\` throws`,
    'the same dice again; what processes make of them is never twice the same.',
    ...(run.again.length > 0
      ? [`Run once more: ${run.again.map(({ file, commit }) => `\`${short(file)}\` on ${commit}`).join(', ')}.`]
      : []),
    '',
  ];
};

const matrixPart = ({ matrix, pairs }: Run): string[] => [
  '## A process dies at each moment of each action',
  '',
  `${matrix.length} cells: an action of a saga, a moment of it, and who dies then by SIGKILL. In ${matrix.filter(isGreen).length} of them the victim died there, the`,
  'saga ended as it must and the auditor found nothing. Each cell is the time from the moment when the victim was ready again',
  'until its saga was over (0: it was over before), the dash a moment that this victim has not.',
  '',
  '```',
  tableOf(new Map(matrix.map((cell) => [cell, cell]))),
  '```',
  '',
  `${recoveryOf([...matrix, ...pairs])}. Of ${pairs.length} pairs, in which who recovers dies once more, ${pairs.filter((pair) => isGreen(pair) && pair.isFiredAgain).length}`,
  'died twice and ended so.',
  '',
];

const verdictOf = ({ tests }: Run, { held, notYet }: FaultHeld): string => {
  if (notYet) return notYet;
  // The others run with every npm test.
  const here = held.filter(({ file }) => file.startsWith('tests/faults/'));
  const ran = here.map((one) => tests.filter((test) => isHeldBy(one, test)));
  const unseen = here.filter((_, index) => ran[index]!.length === 0);
  if (unseen.length > 0) return `NOT RUN: ${unseen.map(({ title }) => title).join(', ')}`;
  const all = ran.flat();
  const red = all.filter(({ status }) => status !== 'passed');
  return red.length === 0
    ? `green (${all.length === 1 ? 'one test' : `${all.length} tests`})`
    : `RED: ${red[0]!.title}`;
};

const redBy = ({ turnedRed, neverRed }: FaultHeld): string =>
  neverRed ?? [...new Set(turnedRed.map(({ by }) => `\`${by}\``))].join(', ');

const the32Part = (run: Run): string[] => [
  '## The thirty-two faults',
  '',
  ...table(
    ['', 'fault', 'held by', 'turned red by', 'in this run'],
    the32.map((it) => [
      String(it.number),
      it.what,
      [...new Set(it.held.map(({ file }) => short(file)))].join(', '),
      redBy(it),
      verdictOf(run, it),
    ]),
  ),
];

const mutantsPart = ({ mutants }: Run): string[] => [
  '## Classic mistakes, planted',
  '',
  'Each is planted into the product in a situation where it does harm, and a named check must notice. The product itself',
  'holds no switch for it: the text of what was built is changed while a process loads it.',
  '',
  ...table(
    ['mistake', 'planted as', 'caught by', 'it said'],
    mutants.map(({ mistake, breaks, caughtBy, said }) => [
      mistake,
      breaks,
      caughtBy,
      said?.slice(0, 160) ?? 'NOT CAUGHT',
    ]),
  ),
];

const turnedRedPart = ({ turnedRed }: Run): string[] => [
  '## The tests can fail',
  '',
  'These tests are run once more, each on a shop in which a fault is planted that it exists for, and must turn red.',
  '',
  ...table(
    ['file', 'test', 'planted', 'it turned red with'],
    turnedRed.map(({ file, test, breaks, said, failed }) => [
      short(file),
      test,
      breaks,
      failed > 0 ? said.slice(0, 140) : 'STAYED GREEN',
    ]),
  ),
];

/** Seeds are told above, and of many deaths the last line tells the number. */
const isWorthTelling = (line: string) => !/FAULT_SEED=|^death \d/.test(line);

const saidPart = ({ said }: Run): string[] => [
  '## What really happened on the way',
  '',
  ...[...said]
    .filter(([file]) => !/the-matrix|mutants|the-tests-can-fail/.test(file))
    .map(([file, lines]) => [short(file), lines.map((line) => line.trim()).filter(isWorthTelling)] as const)
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([file, lines]) => [`- **${file}**`, ...lines.map((line) => `  - ${line}`)]),
  '',
];

const throughputPart = ({ throughput }: Run): string[] =>
  throughput
    ? [
        '## Throughput with and without faults',
        '',
        `\`${throughput.command}\`: pairs of runs, one after the other, on the same shop. In the second of each a service chosen by`,
        'chance is killed again and again and comes back.',
        '',
        ...table(
          ['pair', 'orders/s', 'p99', 'orders/s with kills', 'p99 with kills', 'kills'],
          throughput.pairs.map(({ quiet, troubled }, index) => [
            String(index + 1),
            quiet.perSecond.toFixed(0),
            `${quiet.p99Ms.toFixed(0)} ms`,
            troubled.perSecond.toFixed(0),
            `${troubled.p99Ms.toFixed(0)} ms`,
            String(troubled.kills),
          ]),
        ),
      ]
    : [];

const bugsPart = (): string[] => [
  '## Bugs found on the way',
  '',
  ...table(
    ['what was wrong', 'found by', 'now'],
    bugsFound.map(({ what, by, now }) => [what, by, now]),
  ),
];

const limits = [
  '## Limits',
  '',
  '- One small machine: processes and servers are killed, stopped, frozen and cut off, but no power is cut and no disk fails.',
  '- The card processor is our own simulator. It keeps a ledger that the auditor compares with ours, and is made to misbehave.',
  '- Chance decides much: a green run is evidence, not a proof. What is proved for all interleavings that a generator finds is',
  '  the pure saga (`subgraphs/orders/src/checkout/advance.property.test.ts`).',
  '- MongoDB is a stand-in on machines without one; the buying path only reads prices there.',
  '- Numbers 28 and 29 and the mistake “gate as authority” belong to the flash sale, which is not built yet.',
  '',
];

/** Only what was noted: many a test kills without a word, and tells its result alone. */
const historiesPart = ({ name, histories, kinds }: Run): string[] => [
  '## Raw histories',
  '',
  `As JSON lines in \`reports/faults/${name}/\`: ${histories.map(({ file, lines }) => `${file} ${lines}`).join(', ')}.`,
  `By kind: ${[...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ')}. \`invoke\`, \`ok\` and \`unknown\` are calls and what became of them.`,
  '',
];

export const reliabilityPage = (run: Run): string => {
  const { commit, machine, node } = run.surroundings;
  const servers = Object.entries(run.servers).map(([name, version]) => `${name} ${version}`);
  return [
    '# Reliability, measured',
    '',
    'Written by `npm run faults:report` from the last whole `npm run test:faults`. What it all is for: [guarantees.md](guarantees.md).',
    '',
    `Run ${run.name.slice(0, 17)}, commit ${commit}. ${machine}. ${[`Node ${node}`, ...servers].join(', ')}.`,
    '',
    ...summary(run),
    ...matrixPart(run),
    ...the32Part(run),
    ...mutantsPart(run),
    ...turnedRedPart(run),
    ...throughputPart(run),
    ...saidPart(run),
    ...bugsPart(),
    ...limits,
    ...historiesPart(run),
  ].join('\n');
};

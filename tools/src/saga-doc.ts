// docs/saga.md: the checkout saga as a picture and a table, drawn from the very data that runs.
interface Message {
  readonly name: string;
  readonly service: string;
}

/** What is read of a step; subgraphs/orders/src/checkout/saga-words.ts is where it is defined. */
export interface DrawnStep {
  readonly kind: 'begun' | 'step' | 'pivot' | 'mustFinish';
  readonly name: string;
  readonly ask?: { readonly type: Message };
  readonly yes?: Message;
  readonly no?: Message;
  readonly withinMs?: number;
  readonly alarmAfterMs?: number;
  readonly undo?: { readonly type: Message };
  readonly undone?: Message;
  readonly notUndone?: Message;
}

export interface DrawnSaga {
  readonly name: string;
  readonly version: number;
  readonly steps: readonly DrawnStep[];
}

const nodeOf = ({ name }: DrawnStep) => name.replaceAll(' ', '_');
const undoOf = (step: DrawnStep) => `undo_${nodeOf(step)}`;
const inWords = (ms: number): string => {
  if (ms % 86_400_000 === 0) return `${ms / 86_400_000} days`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1_000} s`;
};

const box = (step: DrawnStep): string => {
  if (step.kind === 'pivot') return `${nodeOf(step)}{{"${step.name}"}}`;
  return `${nodeOf(step)}["${step.name}<br/>${step.ask?.type.service}: ${step.ask?.type.name}"]`;
};

/** Where compensation begins: the undo of the last of these steps that has one. */
const lastUndo = (steps: readonly DrawnStep[]): string => {
  const last = steps.findLast(({ undo }) => undo);
  return last ? undoOf(last) : 'ended';
};

const ways = (steps: readonly DrawnStep[]): string[] => {
  const forward = steps.filter(({ kind }) => kind !== 'begun');
  return forward.flatMap((step, index) => {
    const before = steps.slice(0, steps.indexOf(step));
    const next = forward[index + 1];
    const from = nodeOf(step);
    const yes = `${from} -- "${step.yes?.name ?? 'confirmed'}" --> ${next ? nodeOf(next) : 'done'}`;
    if (step.kind === 'pivot') return [yes, `${from} -. "unfit" .-> ${lastUndo(before)}`];
    if (step.kind === 'mustFinish') return [yes, ...(step.no ? [`${from} -. "${step.no.name}" .-> review`] : [])];
    const no = step.no ? [`${from} -. "${step.no.name}" .-> ${lastUndo(before)}`] : [];
    return [yes, ...no, `${from} -. "silence" .-> ${lastUndo([...before, step])}`];
  });
};

const undoWays = (steps: readonly DrawnStep[]): string[] =>
  steps
    .filter(({ undo }) => undo)
    .flatMap((step) => [
      `${undoOf(step)}["${step.undo?.type.service}: ${step.undo?.type.name}"]`,
      `${undoOf(step)} -- "${step.undone?.name}" --> ${lastUndo(steps.slice(0, steps.indexOf(step)))}`,
      ...(step.notUndone ? [`${undoOf(step)} -. "${step.notUndone.name}" .-> review`] : []),
    ]);

const picture = ({ steps }: DrawnSaga): string[] => {
  const forward = steps.filter(({ kind }) => kind !== 'begun');
  return [
    'flowchart TD',
    'accepted(["order accepted"])',
    'ended(["ended without an order"])',
    'done(["done"])',
    ...(steps.some(({ kind, no, notUndone }) => (kind === 'mustFinish' && no) || notUndone)
      ? ['review(["a person decides"])']
      : []),
    ...forward.map(box),
    ...(forward[0] ? [`accepted --> ${nodeOf(forward[0])}`] : []),
    ...ways(steps),
    ...undoWays(steps),
  ].map((line, index) => (index === 0 ? line : `  ${line}`));
};

const patience = ({ withinMs, alarmAfterMs }: DrawnStep): string => {
  if (withinMs !== undefined) return `silence of ${inWords(withinMs)} turns it around`;
  return alarmAfterMs === undefined ? '' : `asked until done, shown for review after ${inWords(alarmAfterMs)}`;
};

const cell = (message: Message | undefined) => (message ? `\`${message.name}\`` : '');

const row = (step: DrawnStep): string => {
  const name = step.kind === 'pivot' ? `**${step.name}** (the pivot)` : step.name;
  const cells = [name, cell(step.ask?.type), cell(step.yes), cell(step.no), patience(step), cell(step.undo?.type)];
  return `| ${cells.join(' | ')} |`;
};

const table = ({ steps }: DrawnSaga): string[] => [
  '| step | asks | yes | no | patience | undo |',
  '| --- | --- | --- | --- | --- | --- |',
  ...steps.map(row),
];

const section = (saga: DrawnSaga): string[] => [`## ${saga.name}`, '', ...table(saga), ''];

/** The text of a page about the checkout and the smaller sagas around it. */
export const sagaDoc = (checkout: DrawnSaga, others: readonly DrawnSaga[]): string =>
  [
    `# What happens after "buy"`,
    '',
    'Generated from `subgraphs/orders/src/checkout/` by `npm run generate`. Above the pivot everything can be undone, in',
    'reverse; below it there is only trying again. A refusal is knowledge, silence is not: a step that is silent may have',
    'happened, so it is undone too. What is refused for good after the pivot, an undo that is refused or not answered for',
    'twenty tries, and a step that a participant had to park need a person: `reviewItems` lists them, `reviewItemResolve`',
    'has them tried again, taken over from the card processor, or undone.',
    '',
    '```mermaid',
    ...picture(checkout),
    '```',
    '',
    ...table(checkout),
    '',
    `Version ${checkout.version} of \`${checkout.name}\`. A running saga finishes on the version that it began with.`,
    '',
    ...others.flatMap(section),
  ].join('\n');

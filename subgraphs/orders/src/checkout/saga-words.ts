// The words in which a saga is written down. See saga.ts for how they read.
import type { MessageType } from '@cartograph/contracts';
import type { Instant } from '@cartograph/kernel';

/** Which attempt it is, where it is not the first, and whether a person says that it was done already. */
export interface Again {
  readonly attempt?: number;
  readonly isSettledByHand?: boolean;
}

/** A command of a saga: its type, and its body made from what the saga knows. */
export interface Asking<Data> {
  readonly type: MessageType;
  readonly body: (data: Data, again: Again) => unknown;
}

/** What a reply teaches the saga, written into its data. */
export type Learn<Data> = (data: Data, body: never, at: Instant) => Data;

interface Named {
  readonly name: string;
}

/** Was done before the saga was accepted; only its undo is left to do. */
export interface Begun<Data> extends Named {
  readonly kind: 'begun';
  readonly undo: Asking<Data>;
  readonly undone: MessageType;
}

/** Can be refused, can be undone. */
export interface Step<Data> extends Named {
  readonly kind: 'step';
  readonly ask: Asking<Data>;
  readonly yes: MessageType;
  readonly no?: MessageType;
  /** After this many milliseconds of silence, counted from the publish, the saga turns around. */
  readonly withinMs: number;
  readonly learn?: Learn<Data>;
  readonly undo?: Asking<Data>;
  readonly undone?: MessageType;
  /** The undo is refused for good: a person decides. */
  readonly notUndone?: MessageType;
  /** A person's word that it was done or undone is not believed but asked of the participant. */
  readonly isChecked?: boolean;
}

/** Our own write between what can be undone and what can only be finished. */
export interface Pivot<Data> extends Named {
  readonly kind: 'pivot';
  /** The last look before the point of no return: a code when it must not be passed. */
  readonly unless?: (data: Data, at: Instant) => string | undefined;
}

/** Is asked until it is done; when it is late a person is told, and it is still asked. */
export interface MustFinish<Data> extends Named {
  readonly kind: 'mustFinish';
  readonly ask: Asking<Data>;
  readonly yes: MessageType;
  /** Refused for good: a person decides. */
  readonly no?: MessageType;
  readonly alarmAfterMs: number;
  readonly isChecked?: boolean;
  /** Done even when what comes before it is waived. */
  readonly isCourtesy?: boolean;
}

export type SagaStep<Data> = Begun<Data> | Step<Data> | Pivot<Data> | MustFinish<Data>;

export interface Saga<Data> {
  readonly name: string;
  /** Running sagas finish on the version that they began with. */
  readonly version: number;
  readonly steps: readonly SagaStep<Data>[];
}

type Command<Data, Body> = readonly [type: MessageType<string, Body>, body: (data: Data, again: Again) => Body];

const asking = <Data, Body>([type, body]: Command<Data, Body>): Asking<Data> => ({ type, body });

const units = { s: 1_000, m: 60_000, d: 86_400_000 } as const;
type Duration = `${number}${keyof typeof units}`;
const toMs = (duration: Duration): number =>
  Number.parseInt(duration, 10) * units[duration.at(-1) as keyof typeof units];

export const begun = <Data, Undo>(
  name: string,
  { undo, undone }: { undo: Command<Data, Undo>; undone: MessageType },
): Begun<Data> => ({ kind: 'begun', name, undo: asking(undo), undone });

export const step = <Data, Body, Yes, Undo = never>(
  name: string,
  {
    ask,
    yes,
    no,
    within,
    learn,
    undo,
    undone,
    notUndone,
    isChecked,
  }: {
    ask: Command<Data, Body>;
    yes: MessageType<string, Yes>;
    no?: MessageType;
    within: Duration;
    learn?: (data: Data, body: Yes, at: Instant) => Data;
    undo?: Command<Data, Undo>;
    undone?: MessageType;
    notUndone?: MessageType;
    isChecked?: boolean;
  },
): Step<Data> => ({
  kind: 'step',
  name,
  ask: asking(ask),
  yes,
  withinMs: toMs(within),
  ...(no && { no }),
  ...(learn && { learn }),
  ...(undo && undone && { undo: asking(undo), undone }),
  ...(notUndone && { notUndone }),
  ...(isChecked && { isChecked }),
});

export const pivot = <Data>(name: string, { unless }: Pick<Pivot<Data>, 'unless'> = {}): Pivot<Data> => ({
  kind: 'pivot',
  name,
  ...(unless && { unless }),
});

export const mustFinish = <Data, Body>(
  name: string,
  {
    ask,
    alarmAfter,
    ...rest
  }: {
    ask: Command<Data, Body>;
    yes: MessageType;
    no?: MessageType;
    alarmAfter: Duration;
    isChecked?: boolean;
    isCourtesy?: boolean;
  },
): MustFinish<Data> => ({ kind: 'mustFinish', name, ask: asking(ask), alarmAfterMs: toMs(alarmAfter), ...rest });

export const saga = <Data>(name: string, version: number, steps: readonly SagaStep<Data>[]): Saga<Data> => ({
  name,
  version,
  steps,
});

/** Every reply that a saga may hear: what to listen for. */
export const repliesTo = <Data>({ steps }: Saga<Data>): MessageType[] =>
  steps.flatMap((it) => {
    switch (it.kind) {
      case 'begun':
        return [it.undone];
      case 'step':
        return [it.yes, it.no, it.undone, it.notUndone].filter((type) => type !== undefined);
      case 'mustFinish':
        return [it.yes, it.no].filter((type) => type !== undefined);
      case 'pivot':
        return [];
    }
  });

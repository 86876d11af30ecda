export interface Held {
  /** Relative to the repository. */
  readonly file: string;
  /** As it stands in the file. */
  readonly title: string;
}

export interface TurnedRed {
  /** A name in planted-faults.ts. */
  readonly by: string;
  readonly file: string;
  /** The check that noticed. */
  readonly saying: string;
}

/** One of the thirty-two: the tests that hold it, and the planted faults that were seen to turn one of them red. */
export interface FaultHeld {
  readonly number: number;
  readonly what: string;
  readonly held: readonly Held[];
  readonly turnedRed: readonly TurnedRed[];
  /** Why nothing holds it yet. */
  readonly notYet?: string;
}

export const inFaults = (name: string): string => `tests/faults/${name}.fault.test.ts`;
export const inLong = (name: string): string => `tests/faults/${name}.long.fault.test.ts`;

export const held = (file: string, ...titles: readonly string[]): Held[] => titles.map((title) => ({ file, title }));

export const red = (by: string, file: string, saying: string): TurnedRed => ({ by, file, saying });

export const i3 = 'I3: an order has two live authorizations';
export const neverEnds = 'an order was never placed, however long its buyer asked';

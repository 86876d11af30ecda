export interface Held {
  /** Relative to the repository. */
  readonly file: string;
  /** As it stands in the file; of a table of tests with its places: `%s killed at %s: %s`. */
  readonly title: string;
}

export interface TurnedRed {
  /** A name in planted-faults.ts. */
  readonly by: string;
  readonly file: string;
  /** The full name of the test that turned red. */
  readonly test: string;
}

/** One of the thirty-two: the tests that hold it, and the planted faults that were seen to turn one of them red. */
export interface FaultHeld {
  readonly number: number;
  readonly what: string;
  readonly held: readonly Held[];
  readonly turnedRed: readonly TurnedRed[];
  /** Why no planted fault turns it red. */
  readonly neverRed?: string;
  /** Why nothing holds it yet. */
  readonly notYet?: string;
}

export const inFaults = (name: string): string => `tests/faults/${name}.fault.test.ts`;
export const inLong = (name: string): string => `tests/faults/${name}.long.fault.test.ts`;

export const held = (file: string, ...titles: readonly string[]): Held[] => titles.map((title) => ({ file, title }));

export const red = (by: string, file: string, test: string): TurnedRed => ({ by, file, test });

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a test of this name is the one that holds it, or one of its table. */
export const isHeldBy = ({ file, title }: Held, test: { readonly file: string; readonly title: string }): boolean =>
  file === test.file &&
  new RegExp(
    `^${title
      .split(/%[sip]/)
      .map(escaped)
      .join('.+')}$`,
  ).test(test.title);

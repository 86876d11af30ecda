// Chance that can be had again: a red night is replayed with FAULT_SEED=<the number that was printed>.
import { say } from './say';

export interface Chance {
  readonly seed: number;
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from 0 up to and without `below`. */
  below(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** FNV-1a: another number for another text. */
const hashOf = (text: string): number =>
  [...text].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193), 0x811c9dc5);

/**
 * Chance from FAULT_SEED, or from a seed drawn now; printed, so that it can be given again. Each `what` has its own: with
 * one seed for a whole run, all its tests would otherwise throw the same numbers.
 */
export const createChance = (what: string): Chance => {
  const seed = Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  say(`${what}: FAULT_SEED=${seed}`);
  // mulberry32: small, and good enough to spread faults.
  let state = (seed ^ hashOf(what)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { seed, next, below, pick: (items) => items[below(items.length)]! };
};

/** `count` of the things, each at most once. */
export const drawSome = <Thing>(chance: Chance, things: readonly Thing[], count: number): Thing[] => {
  const left = [...things];
  const drawn: Thing[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(chance.below(left.length), 1));
  return drawn;
};

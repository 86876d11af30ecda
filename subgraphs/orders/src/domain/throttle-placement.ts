// When a new placement is asked to come later: before the queues that it would join grow without bound. What was
// accepted is always finished.

/** Something that placements wait in. */
export interface Queue {
  readonly length: number;
  /** From this length on nobody new is let in. */
  readonly most: number;
  /** How many leave it in a second; undefined while that has not been measured. */
  readonly leavingPerS: number | undefined;
}

export interface Throttled {
  readonly retryAfterMs: number;
}

const shortestMs = 500;
const longestMs = 20_000;
// Up to half as long again, by chance, so that those who were turned away together do not come back together.
const spread = 0.5;

/** Until there is room for one more, behind those who were turned away already. */
const waitMs = ({ length, most, leavingPerS }: Queue, turnedAway: number): number =>
  leavingPerS === undefined ? shortestMs : ((length - most + 1 + turnedAway) / leavingPerS) * 1_000;

/**
 * Undefined lets a placement in. `turnedAway` counts those who were lately told to come back; `chance` is in [0, 1).
 * The wait is 500 to 30,000 ms.
 */
export const throttlePlacement = (
  queues: readonly Queue[],
  turnedAway: number,
  chance: number,
): Throttled | undefined => {
  const full = queues.filter(({ length, most }) => length >= most);
  if (full.length === 0) return undefined;
  const longest = Math.max(...full.map((queue) => waitMs(queue, turnedAway)));
  const bounded = Math.min(Math.max(longest, shortestMs), longestMs);
  return { retryAfterMs: Math.round(bounded * (1 + spread * chance)) };
};

// Spares a processor that does not answer, and our workers with it. After some calls in a row without an answer, one
// call is let through at a time, first soon and then every second, until one is answered.

export interface Breaker {
  /** Whether a call may be made now; when it is out, saying yes takes the turn. */
  allows(): boolean;
  answered(): void;
  unanswered(retryAfterMs?: number): void;
  standing(): { readonly isOut: boolean; readonly retryAfterMs: number };
}

const inARow = 5;
const firstWaitMs = 250;
// What waits is to be settled within five seconds of the processor's return.
const longestWaitMs = 1_000;
// A probe that meets a slow card must not keep the others waiting.
const probeEveryMs = 500;

/** `tell` hears when it opens and when it closes. */
export const createBreaker = (
  tell: (isOut: boolean) => void = () => undefined,
  now: () => number = Date.now,
): Breaker => {
  let missed = 0;
  // Only calls that were let through since make the wait longer; those that were under way say nothing new.
  let probes = 0;
  let nextCallAt = 0;
  const isOut = () => missed >= inARow;

  return {
    allows: () => {
      if (!isOut()) return true;
      if (now() < nextCallAt) return false;
      probes++;
      nextCallAt = now() + probeEveryMs;
      return true;
    },
    answered: () => {
      if (isOut()) tell(false);
      missed = 0;
      probes = 0;
    },
    unanswered: (retryAfterMs = 0) => {
      missed++;
      if (missed === inARow) tell(true);
      if (!isOut()) return;
      const waitMs = Math.max(firstWaitMs * 2 ** Math.min(probes, 10), retryAfterMs);
      nextCallAt = now() + Math.min(waitMs, longestWaitMs);
    },
    standing: () => ({ isOut: isOut(), retryAfterMs: isOut() ? Math.max(0, Math.ceil(nextCallAt - now())) : 0 }),
  };
};

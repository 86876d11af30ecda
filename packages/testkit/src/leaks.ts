// Finds what a test left open: sockets, listening servers, child processes, timers that keep the process alive.
import { waitFor } from './wait-for';

const openNow = (): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  // The test runner has timers of its own that come and go; ours are followed one by one.
  counts.delete('Timeout');
  return counts;
};

/** Follows the timers that our code sets until `end`; those of the test runner were taken before and go unseen. */
const followTimers = () => {
  const timers = new Set<NodeJS.Timeout>();
  const original = { setTimeout: globalThis.setTimeout, setInterval: globalThis.setInterval };
  const followed = <Set extends (...given: never[]) => NodeJS.Timeout>(set: Set): Set =>
    Object.assign((...given: Parameters<Set>) => {
      const timer = set(...given);
      timers.add(timer);
      return timer;
    }, set);
  globalThis.setTimeout = followed(original.setTimeout as never) as typeof globalThis.setTimeout;
  globalThis.setInterval = followed(original.setInterval as never);
  // Node marks a timer that has run or was cleared.
  const isOver = (timer: NodeJS.Timeout) => (timer as { _destroyed?: boolean })._destroyed === true;
  return {
    running: () => [...timers].filter((timer) => timer.hasRef() && !isOver(timer)).length,
    end: () => Object.assign(globalThis, original),
  };
};

/**
 * Remembers what is open now; the returned check waits until no more than that is open, and throws naming what is.
 * Call both in hooks or both in tests, since the test runner sets a timer for each.
 */
export const watchForLeaks = (): (() => Promise<void>) => {
  const before = openNow();
  const timers = followTimers();
  const leftOpen = (): string[] => {
    const now = openNow().set('Timeout', timers.running());
    return [...now].flatMap(([kind, count]) => {
      const more = count - (before.get(kind) ?? 0);
      return more > 0 ? [`${more} ${kind}`] : [];
    });
  };
  return async () => {
    try {
      await waitFor(() => leftOpen().length === 0, { withinMs: 2_000 });
    } catch {
      throw new Error(`left open: ${leftOpen().join(', ')}`);
    } finally {
      timers.end();
    }
  };
};

// Finds what a test left open: sockets, listening servers, child processes, timers that keep the process alive.
import { waitFor } from './wait-for';

const openNow = (): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
};

const moreThan = (before: ReadonlyMap<string, number>): string[] =>
  [...openNow()].flatMap(([kind, count]) => {
    const more = count - (before.get(kind) ?? 0);
    return more > 0 ? [`${more} ${kind}`] : [];
  });

/**
 * Remembers what is open now; the returned check waits until no more than that is open, and throws naming what is.
 * Call both in hooks or both in tests, since the test runner keeps timers of its own for each.
 */
export const watchForLeaks = (): (() => Promise<void>) => {
  const before = openNow();
  return async () => {
    try {
      // The pause of `waitFor` is over whenever it asks, so it is not counted.
      await waitFor(() => moreThan(before).length === 0, { withinMs: 2_000 });
    } catch {
      throw new Error(`left open: ${moreThan(before).join(', ')}`);
    }
  };
};

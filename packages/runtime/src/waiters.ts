/** Callers that wait for something to be settled, by id. */
export interface Waiters<Settled> {
  /** Resolves with what `settle` is told for this id, or with undefined after `ms` milliseconds or `release`. */
  waitFor(id: string, ms: number): Promise<Settled | undefined>;
  settle(id: string, settled: Settled): void;
  /** The ids somebody waits for now. */
  ids(): string[];
  /** Answers everybody with undefined, who comes later too, as before a shutdown. */
  release(): void;
}

export const createWaiters = <Settled>(): Waiters<Settled> => {
  const waiting = new Map<string, Set<(settled: Settled | undefined) => void>>();
  let isReleased = false;
  return {
    waitFor: (id, ms) =>
      new Promise((resolve) => {
        if (isReleased) return resolve(undefined);
        const callers = waiting.get(id) ?? new Set();
        const done = (settled: Settled | undefined) => {
          clearTimeout(timer);
          callers.delete(done);
          if (callers.size === 0) waiting.delete(id);
          resolve(settled);
        };
        const timer = setTimeout(() => done(undefined), ms);
        waiting.set(id, callers.add(done));
      }),
    settle: (id, settled) => {
      for (const done of [...(waiting.get(id) ?? [])]) done(settled);
    },
    ids: () => [...waiting.keys()],
    release: () => {
      isReleased = true;
      for (const callers of [...waiting.values()]) for (const done of [...callers]) done(undefined);
    },
  };
};

// What was lately seen of the world by looks that nobody waits for.

export interface Lately<Seen> {
  /** A look begins at most this often, and only when somebody wants to know. */
  readonly everyMs: number;
  /** What was seen longer ago than this is unknown again. */
  readonly goodForMs: number;
  /** Is given what was seen last, and when, however long ago. */
  readonly look: (before: { readonly seen: Seen; readonly at: number } | undefined) => Promise<Seen>;
  readonly onFault: (fault: unknown) => void;
  /** Local milliseconds. */
  readonly clock?: () => number;
}

/** Tells at once what is known; undefined when nothing is. One look is under way at a time. */
export const lately = <Seen>({ everyMs, goodForMs, look, onFault, clock = Date.now }: Lately<Seen>) => {
  let known: { readonly seen: Seen; readonly at: number } | undefined;
  let lookAfter = 0;

  const lookAgain = async (): Promise<void> => {
    const at = clock();
    lookAfter = Infinity;
    try {
      known = { seen: await look(known), at };
    } catch (fault) {
      onFault(fault);
    } finally {
      lookAfter = at + everyMs;
    }
  };

  return (): Seen | undefined => {
    const now = clock();
    if (now >= lookAfter) void lookAgain();
    return known && now < known.at + goodForMs ? known.seen : undefined;
  };
};

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Turns single calls into lists without making anybody wait for a list to fill: while one list is under way the next
 * gathers, and an idle system runs each call at once. `run` answers in item order; when it throws, every call of that
 * list is rejected with its fault.
 */
export const gather = <Item, Answer>(
  run: (items: readonly Item[]) => Promise<readonly Answer[]>,
  { atMost = 256, lists = 1 }: { readonly atMost?: number; readonly lists?: number } = {},
): ((item: Item) => Promise<Answer>) => {
  let waiting: Waiting<Item, Answer>[] = [];
  let running = 0;

  const runNext = async (): Promise<void> => {
    const list = waiting.slice(0, atMost);
    waiting = waiting.slice(atMost);
    running++;
    try {
      const answers = await run(list.map(({ item }) => item));
      if (answers.length !== list.length) throw new Error(`${list.length} gathered, ${answers.length} answered`);
      list.forEach(({ resolve }, index) => resolve(answers[index]!));
    } catch (fault) {
      for (const { reject } of list) reject(fault);
    } finally {
      running--;
      begin();
    }
  };

  const begin = () => {
    while (running < lists && waiting.length > 0) void runNext();
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // After this turn of the event loop, so that calls that arrived together leave together.
      if (running < lists) setImmediate(begin);
    });
};

import { Fault } from './fault';
import { isOnlyWaiting, judgeFault } from './postgres-faults';

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
}

// What stops a list for its time is not run again call by call, since each may take that time, and all others wait.
const concernsEverybody = (fault: unknown): boolean =>
  fault instanceof Fault || isOnlyWaiting(fault) || judgeFault(fault) === 'again';

const rejectAll = <Item, Answer>(calls: readonly Waiting<Item, Answer>[], fault: unknown): void => {
  for (const { reject } of calls) reject(fault);
};

/**
 * Turns single calls into lists without making anybody wait for a list to fill: while one list is under way the next
 * gathers, and an idle system runs each call at once. `run` answers in item order. When it throws what concerns
 * everybody, every call of the list that has no answer yet is rejected. After any other fault each runs again alone, so
 * that one bad value harms nobody else; therefore what `run` does must happen once, however often it is asked.
 */
export const gather = <Item, Answer>(
  run: (items: readonly Item[]) => Promise<readonly Answer[]>,
  { atMost = 256, lists = 1 }: { readonly atMost?: number; readonly lists?: number } = {},
): ((item: Item) => Promise<Answer>) => {
  let waiting: Waiting<Item, Answer>[] = [];
  let running = 0;

  const runOneByOne = async (list: readonly Waiting<Item, Answer>[]): Promise<void> => {
    for (const [index, { item, resolve, reject }] of list.entries()) {
      try {
        const [answer] = await run([item]);
        resolve(answer!);
      } catch (fault) {
        if (concernsEverybody(fault)) return rejectAll(list.slice(index), fault);
        reject(fault);
      }
    }
  };

  const runNext = async (): Promise<void> => {
    const list = waiting.slice(0, atMost);
    waiting = waiting.slice(atMost);
    running++;
    try {
      const answers = await run(list.map(({ item }) => item));
      if (answers.length !== list.length)
        throw new Fault('INTERNAL_SERVER_ERROR', `${list.length} gathered, ${answers.length} answered`);
      list.forEach(({ resolve }, index) => resolve(answers[index]!));
    } catch (fault) {
      if (list.length === 1 || concernsEverybody(fault)) rejectAll(list, fault);
      else await runOneByOne(list);
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

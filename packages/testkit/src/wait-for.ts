import { setTimeout as pause } from 'node:timers/promises';

/** Thrown while somebody waits: asking again can change nothing any more. */
export class FinalFault extends Error {}

/**
 * Waits for a fact: asks again and again until the answer is neither undefined, null nor false and nothing is thrown,
 * and returns it. Throws after `withinMs` (10 s when absent), with the last answer or fault; a FinalFault at once.
 */
export const waitFor = async <Fact>(
  ask: () => Fact | Promise<Fact>,
  { withinMs = 10_000, everyMs = 20 }: { readonly withinMs?: number; readonly everyMs?: number } = {},
): Promise<Exclude<Fact, undefined | null | false | void>> => {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    let last: unknown;
    try {
      const fact = await ask();
      if (fact !== undefined && fact !== null && fact !== false)
        return fact as Exclude<Fact, undefined | null | false | void>;
      last = fact;
    } catch (fault) {
      if (fault instanceof FinalFault) throw fault;
      last = fault;
    }
    if (Date.now() > giveUpAt) {
      const seen = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`waited ${withinMs} ms for ${ask.toString()}: ${seen}`, { cause: last });
    }
    await pause(everyMs);
  }
};

// A search engine that may go away: remembers that it did, so that somebody completes the index afterwards, and lets
// searches go past it for a moment, so that they do not all wait for it.
import { Fault } from '@cartograph/runtime';
import type { ProductIndex, WatchedIndex } from '../ports';

const restMs = 2_000;

export const watchIndex = (index: ProductIndex, now: () => number = Date.now): WatchedIndex => {
  let isIncomplete = true;
  let restUntil = 0;

  const watching = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await call();
    } catch (fault) {
      isIncomplete = true;
      restUntil = now() + restMs;
      throw fault;
    }
  };

  return {
    search: async (query, first, after) => {
      if (now() < restUntil) throw new Fault('SERVICE_UNAVAILABLE', 'The search engine is left alone for a moment.');
      return watching(() => index.search(query, first, after));
    },
    prepare: () => watching(() => index.prepare()),
    put: (products) => watching(() => index.put(products)),
    versions: (ids) => watching(() => index.versions(ids)),
    isIncomplete: () => isIncomplete,
    markComplete: () => void (isIncomplete = false),
  };
};

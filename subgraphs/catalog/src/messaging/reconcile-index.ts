// Makes the index right whatever happened to hints or engine: at every start and after each time the engine was away,
// every product whose index version differs is written again.
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@cartograph/runtime';
import type { ProductStore, WatchedIndex } from '../ports';

interface Needs {
  readonly products: Pick<ProductStore, 'forIndex' | 'indexVersions'>;
  readonly index: WatchedIndex;
}

const pageSize = 500;
const lookEveryMs = 2_000;

/** Compares everything once and writes what differs; answers how many products that were. */
export const reconcileIndex = async ({ products, index }: Needs): Promise<number> => {
  await index.prepare();
  let written = 0;
  for await (const page of products.indexVersions(pageSize)) {
    const indexed = await index.versions(page.map(({ id }) => id));
    const stale = page.filter(({ id, indexVersion }) => indexed.get(id) !== indexVersion).map(({ id }) => id);
    if (stale.length > 0) await index.put(await products.forIndex(stale));
    written += stale.length;
  }
  return written;
};

/** Reconciles now, and again after each time that the engine did not answer. */
export const startReconciling = (needs: Needs, logger: Logger): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const rest = (ms: number) => pause(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  let isAwayTold = false;
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        if (needs.index.isIncomplete()) {
          // Marked before, so that what fails meanwhile is completed once more.
          needs.index.markComplete();
          const written = await reconcileIndex(needs);
          logger.info({ written }, 'search index is complete');
          isAwayTold = false;
        }
      } catch (fault) {
        if (!isAwayTold) logger.warn({ err: fault }, 'search index cannot be completed at the moment; trying again');
        isAwayTold = true;
      }
      await rest(lookEveryMs);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};

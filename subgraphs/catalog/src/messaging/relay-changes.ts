// Tells the world of changes. The events lie in the documents that changed; what was acknowledged is forgotten there.
import { setTimeout as pause } from 'node:timers/promises';
import { type Outgoing, outgoing, ProductChanged } from '@cartograph/contracts';
import type { Logger } from '@cartograph/runtime';
import type { PendingChange, PendingChanges } from '../ports';

type Publish = (list: readonly Outgoing[]) => Promise<readonly boolean[]>;

// As many as an envelope carries.
const atOnce = 256;
// Index lag begins here, and an idle round costs one look at an empty index.
const idleMs = 250;
const afterFaultMs = 1_000;

const asOutgoing = ({ productId, events }: PendingChange): Outgoing[] =>
  events.map(({ id, indexVersion }) =>
    outgoing(ProductChanged, {
      id,
      stepKey: id,
      epoch: 0,
      correlationId: productId,
      body: { productId, indexVersion },
    }),
  );

/** Publishes what is pending, at most one envelope's worth; answers how many products are told of. */
export const relayOnce = async (pending: PendingChanges, publish: Publish): Promise<number> => {
  const changes = await pending.take(atOnce);
  if (changes.length === 0) return 0;
  const isTold = await publish(changes.flatMap(asOutgoing));
  let position = 0;
  const told = changes.filter(({ events }) => isTold.slice(position, (position += events.length)).every(Boolean));
  if (told.length > 0) await pending.forget(told);
  return told.length;
};

export const startRelay = (pending: PendingChanges, publish: Publish, logger: Logger): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const rest = (ms: number) => pause(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  let isAwayTold = false;
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        const told = await relayOnce(pending, publish);
        isAwayTold = false;
        if (told < atOnce) await rest(idleMs);
      } catch (fault) {
        if (!isAwayTold) logger.warn({ err: fault }, 'changes are not told at the moment; trying again');
        isAwayTold = true;
        await rest(afterFaultMs);
      }
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

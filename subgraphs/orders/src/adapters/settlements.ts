// Tells waiting callers, in every orders process, that a placement is settled. News travels by core NATS, which may lose
// it, so whoever waits also looks every 250 ms, as one list.
import { createWaiters, type Broker, type Logger } from '@cartograph/runtime';
import type { Settlements } from '../ports';

const subject = 'orders.placements-settled';
const lookEveryMs = 250;

export interface SettlementBoard extends Settlements {
  /** These are settled, as of a commit of this process. */
  settled(placementIds: readonly string[]): void;
  /** Everybody who waits is answered now, as before a shutdown. */
  stop(): void;
}

export const createSettlements = (
  broker: Broker,
  settledAmong: (placementIds: readonly string[]) => Promise<string[]>,
  logger: Logger,
): SettlementBoard => {
  const waiters = createWaiters<true>();
  const wake = (ids: readonly string[]) => ids.forEach((id) => waiters.settle(id, true));
  broker.onBroadcast(subject, (text) => wake(text.split(' ')));

  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    try {
      const ids = waiters.ids();
      if (ids.length > 0) wake(await settledAmong(ids));
    } catch (fault) {
      logger.warn({ err: fault }, 'could not look for settled placements');
    }
    if (timer) timer = setTimeout(() => void look(), lookEveryMs);
  };
  timer = setTimeout(() => void look(), lookEveryMs);

  return {
    waitFor: (placementId, ms) => waiters.waitFor(placementId, ms),
    settled: (ids) => {
      if (ids.length === 0) return;
      wake(ids);
      broker.broadcast(subject, ids.join(' '));
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      waiters.release();
    },
  };
};

// Looks at the processor's books from time to time, and soon after a webhook that was news.
import { toIso } from '@cartograph/kernel';
import type { Logger } from '@cartograph/runtime';
import type { App } from '../app';

export interface Reconciler {
  start(): void;
  /** Something was heard that wants a look soon. */
  hint(): void;
  /** Waits for the look that is under way. */
  stop(): Promise<void>;
}

// Of each kind, and a pause while there are more, since checkout comes first. A look is two or three calls, four looks side by
// side: where a call takes 100 ms that is about a dozen a second, and a hint waits some ten seconds at worst.
const roundOf = 50;
const moreMs = 1_000;
const soonMs = 100;

const lapsesSoon = 'money set aside for an order lapses soon and is not captured';
const lapsed = 'money set aside for an order has lapsed and was not captured';

export const createReconciler = (
  { reconcile, processorStanding, takeExpiring }: Pick<App, 'reconcile' | 'processorStanding' | 'takeExpiring'>,
  logger: Logger,
  { everyMs, captureAlarmMs }: { readonly everyMs: number; readonly captureAlarmMs: number },
): Reconciler => {
  let isStopped = false;
  let dueAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let isHinted = false;

  const compare = async (): Promise<boolean> => {
    const { isMore, faults } = await reconcile(roundOf);
    for (const { orderId, fault } of faults)
      logger.warn({ orderId, err: fault }, 'could not compare an order with the processor’s books');
    return isMore;
  };

  const look = async () => {
    isHinted = false;
    let isMore = false;
    try {
      for (const { orderId, expiresAt, hasLapsed, alarms } of await takeExpiring(captureAlarmMs))
        logger.error({ orderId, expiresAt: toIso(expiresAt), alarms }, hasLapsed ? lapsed : lapsesSoon);
      if (!processorStanding().isOut) isMore = await compare();
    } catch (fault) {
      logger.warn({ err: fault }, 'could not compare our books with the processor’s');
    }
    looking = undefined;
    const pauseMs = isMore ? moreMs : everyMs * (0.9 + Math.random() / 5);
    wait(isHinted ? soonMs : pauseMs);
  };
  const wait = (ms: number) => {
    if (isStopped || looking || (timer && dueAt <= Date.now() + ms)) return;
    clearTimeout(timer);
    dueAt = Date.now() + ms;
    timer = setTimeout(() => {
      timer = undefined;
      looking = look();
    }, ms);
  };

  return {
    start: () => wait(everyMs),
    hint: () => {
      isHinted = true;
      wait(soonMs);
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
};

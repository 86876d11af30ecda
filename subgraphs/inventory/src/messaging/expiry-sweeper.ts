import type { Logger } from '@cartograph/runtime';
import type { App } from '../app';

const everyMs = 1_000;

export interface ExpirySweeper {
  /** Sweeps no more and waits for the sweep that is under way. */
  stop(): Promise<void>;
}

/** Takes overdue holds back each second. Several processes may sweep: none waits for another. */
export const startExpirySweeper = ({ expireHolds }: Pick<App, 'expireHolds'>, logger: Logger): ExpirySweeper => {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> = Promise.resolve();

  const sweep = async () => {
    try {
      const expired = await expireHolds();
      if (expired > 0) logger.info({ expired }, 'holds expired');
    } catch (fault) {
      logger.warn({ err: fault }, 'could not sweep; trying again');
    }
    if (!isStopped) wait();
  };
  const wait = () => {
    timer = setTimeout(() => {
      sweeping = sweep();
    }, everyMs);
  };

  wait();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await sweeping;
    },
  };
};

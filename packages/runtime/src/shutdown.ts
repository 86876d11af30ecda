import type { Logger } from './logger';

type Step = readonly [name: string, stop: () => unknown];

/**
 * Ends the process in order on SIGTERM or SIGINT: each step is waited for, a failing step is logged and passed over,
 * and what is not done after `withinMs` milliseconds is abandoned with exit code 1.
 */
export const shutDownOn = (logger: Logger, steps: readonly Step[], withinMs = 8_000): void => {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), withinMs).unref();
    for (const [step, end] of steps) {
      try {
        await end();
      } catch (fault) {
        logger.warn({ step, err: fault }, 'a step of the shutdown failed');
      }
    }
    logger.info('stopped');
    process.exit(0);
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
};

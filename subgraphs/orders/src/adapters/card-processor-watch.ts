import { CardProcessorStanding } from '@cartograph/contracts';
import { serviceHop, type Ask, type Logger } from '@cartograph/runtime';
import type { CardProcessorWatch } from '../ports';
import { lately } from './lately';

const askEveryMs = 1_000;
const patienceMs = 2_000;
// Payments probes the processor all the while, so its own next look may be due at once.
const shortestWaitMs = 500;
// Long enough for a preview to teach the order that follows it; when payments is silent for so long, nothing is known.
const goodForMs = 5_000;

/** Asks payments in the background while orders come in; that it does not answer is no reason to refuse one. */
export const createCardProcessorWatch = (ask: Ask, logger: Logger): CardProcessorWatch => {
  const standing = lately({
    everyMs: askEveryMs,
    goodForMs,
    look: async () => (await ask(CardProcessorStanding, [{}], serviceHop('orders', patienceMs)))[0]!,
    onFault: (fault) => logger.warn({ err: fault }, 'payments did not say whether the card processor is out'),
  });
  return {
    outForMs: () => {
      const seen = standing();
      return seen?.isOut ? Math.max(seen.retryAfterMs, shortestWaitMs) : undefined;
    },
  };
};

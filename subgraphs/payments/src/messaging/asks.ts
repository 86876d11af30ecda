// What other services ask over HTTP while somebody waits.
import { CardProcessorStanding, HearWebhook } from '@cartograph/contracts';
import { answering, gather, type AskHandler } from '@cartograph/runtime';
import type { App } from '../app';

export const createAsks = (
  { hearWebhooks, processorStanding }: Pick<App, 'hearWebhooks' | 'processorStanding'>,
  onNews: () => void,
): readonly AskHandler[] => {
  // A busy processor tells of every order some times.
  const hear = gather(hearWebhooks);
  return [
    answering(CardProcessorStanding, async (questions) => questions.map(() => processorStanding())),
    answering(HearWebhook, async (webhooks) => {
      const heard = await Promise.all(webhooks.map(hear));
      if (heard.some((each) => each.ok && each.wantsLook)) onNews();
      return heard.map((each) => (each.ok ? { ok: true as const, isReplay: each.isReplay } : each));
    }),
  ];
};

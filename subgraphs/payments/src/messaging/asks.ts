// What other services ask over HTTP while somebody waits.
import { CardProcessorStanding, HearWebhook } from '@cartograph/contracts';
import { answering, type AskHandler } from '@cartograph/runtime';
import type { App } from '../app';

export const createAsks = (
  { hearWebhook, processorStanding }: Pick<App, 'hearWebhook' | 'processorStanding'>,
  onNews: () => void,
): readonly AskHandler[] => [
  answering(CardProcessorStanding, async (questions) => questions.map(() => processorStanding())),
  answering(HearWebhook, async (webhooks) => {
    const answers = [];
    for (const webhook of webhooks) {
      const heard = await hearWebhook(webhook);
      if (heard.ok && heard.wantsLook) onNews();
      answers.push(heard.ok ? { ok: true as const, isReplay: heard.isReplay } : heard);
    }
    return answers;
  }),
];

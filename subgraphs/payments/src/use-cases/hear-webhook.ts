import type { EventStore, WebhookRefusal, Webhooks } from '../ports';

export type WebhookHeard =
  | { readonly ok: true; readonly isReplay: boolean; readonly wantsLook: boolean }
  | { readonly ok: false; readonly code: WebhookRefusal };

/** Lets a genuine webhook in, once; keeps a line about any other. */
export const createHearWebhook =
  ({ webhooks, events }: { webhooks: Webhooks; events: EventStore }) =>
  async (given: { readonly body: string; readonly signature: string }): Promise<WebhookHeard> => {
    const read = webhooks.read(given.body, given.signature);
    if (!read.ok) {
      await events.refuse(read.code, given);
      return read;
    }
    const verdict = await events.hear(read.event);
    return { ok: true, isReplay: verdict === 'REPLAY', wantsLook: verdict === 'LOOK' };
  };

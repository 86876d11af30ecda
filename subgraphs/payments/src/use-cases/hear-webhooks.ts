import type { EventStore, WebhookRefusal, Webhooks } from '../ports';

export interface Webhook {
  readonly body: string;
  readonly signature: string;
}

export type WebhookHeard =
  | { readonly ok: true; readonly isReplay: boolean; readonly wantsLook: boolean }
  | { readonly ok: false; readonly code: WebhookRefusal };

/** Lets genuine webhooks in, each once; keeps a line about any other. Answers in their order. */
export const createHearWebhooks =
  ({ webhooks, events }: { webhooks: Webhooks; events: EventStore }) =>
  async (given: readonly Webhook[]): Promise<WebhookHeard[]> => {
    const read = given.map(({ body, signature }) => webhooks.read(body, signature));
    const verdicts = await events.hear(read.flatMap((each) => (each.ok ? [each.event] : [])));
    let next = 0;
    return Promise.all(
      read.map(async (each, index): Promise<WebhookHeard> => {
        if (each.ok) {
          const verdict = verdicts[next++];
          return { ok: true, isReplay: verdict === 'REPLAY', wantsLook: verdict === 'LOOK' };
        }
        await events.refuse(each.code, given[index]!);
        return each;
      }),
    );
  };

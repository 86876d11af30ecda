// The tests' and the developer's hand: stages accidents, moves the clock, and does what a person does in a dashboard.
import type { z } from 'zod';
import type { Accidents } from './accidents';
import { doByHand, type HandedOperation } from './by-hand';
import type { Clock } from './clock';
import { chaosShape, clockShape, faultShape, handShape, lookupShape } from './control-requests';
import type { Processor } from './processor';
import { refusalAnswer } from './refusals';
import type { Stage } from './stage';
import type { Webhooks } from './webhooks';

export interface ControlOptions {
  readonly processor: Processor;
  readonly accidents: Accidents;
  readonly stage: Stage;
  readonly clock: Clock;
  readonly newId: (prefix: string) => string;
  readonly webhooks: Webhooks | undefined;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** Answers `METHOD /control/...`; undefined when nothing is there. */
export type Control = (request: string, body: unknown) => Promise<Reply> | undefined;

const byHand = /^POST \/control\/authorizations\/([^/]{1,255})\/(capture|void|refund)$/;
const resend = /^POST \/control\/webhooks\/([A-Za-z0-9_]{1,64})\/resend$/;

const ok = (body: unknown): Reply => ({ status: 200, body });

export const createControl = ({ processor, accidents, stage, clock, newId, webhooks }: ControlOptions): Control => {
  const { staged } = stage;

  const wanting =
    <Body>(shape: z.ZodType<Body>, answer: (body: Body) => Promise<Reply>) =>
    async (given: unknown): Promise<Reply> => {
      const { data } = shape.safeParse(given);
      return data === undefined ? refusalAnswer('invalid_request') : answer(data);
    };

  const routes: Readonly<Record<string, (body: unknown) => Promise<Reply>>> = {
    'GET /control/faults': async () => {
      const { scripts, chaos, struck, counts } = staged;
      return ok({ scripts, chaos, fired: struck, counts });
    },
    'POST /control/faults': wanting(faultShape, async (asked) => {
      const script = { ...asked, id: newId('script') };
      await stage.note({ is: 'scripted', script });
      return ok(script);
    }),
    'DELETE /control/faults': async () => {
      await stage.note({ is: 'cleared' });
      return ok({});
    },
    'POST /control/chaos': wanting(chaosShape, async (chaos) => {
      await stage.note({ is: 'chaos', chaos });
      return ok(chaos);
    }),
    'GET /control/clock': async () => ok({ now: clock.now(), movedMs: staged.movedMs }),
    'POST /control/clock': wanting(clockShape, async ({ moveMs }) => {
      await stage.note({ is: 'clock moved', byMs: moveMs });
      clock.moveBy(moveMs);
      return ok({ now: clock.now(), movedMs: staged.movedMs });
    }),
    'POST /control/lookup': wanting(lookupShape, async ({ lagMs }) => {
      await stage.note({ is: 'search lags', lagMs });
      return ok({ lagMs });
    }),
    'POST /control/late/release': async () => ok({ released: await accidents.releaseHeld() }),
    'GET /control/webhooks': async () =>
      ok({
        deliveries: (webhooks?.deliveries() ?? []).map(({ event, isForged, attempts, status, answered }) => ({
          ...{ eventId: event.id, type: event.type, reference: event.reference, isForged },
          ...{ attempts, status, answered },
        })),
      }),
  };

  const handed = (idOrReference: string, kind: HandedOperation) =>
    wanting(handShape, ({ amountMinor }) => doByHand(processor, { idOrReference, kind, amountMinor, newId }));

  return (request, body) => {
    const route = Object.hasOwn(routes, request) ? routes[request] : undefined;
    if (route) return route(body);
    const [, idOrReference, kind] = byHand.exec(request) ?? [];
    if (idOrReference !== undefined) return handed(idOrReference, kind as HandedOperation)(body);
    const [, eventId] = resend.exec(request) ?? [];
    if (eventId === undefined) return undefined;
    return Promise.resolve(webhooks?.resend(eventId) ? ok({}) : refusalAnswer('event_not_found'));
  };
};

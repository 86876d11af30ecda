// What a shopper is told holds for ever: who asks again with the same input hears of the same placement, and its end stays
// its end. Without this a test is content when an accepted order vanishes and another is placed under its key.
import { FinalFault } from '@cartograph/testkit';
import type { PlaceOrderReply } from './buyer';

interface Told {
  readonly placementId: string;
  /** How it ended, once that was told. */
  readonly end?: string;
}

const readTold = ({ result }: PlaceOrderReply): Told | undefined => {
  const placementId = result?.placement?.id ?? result?.order?.id.replace('ord_', 'plc_');
  if (!result || !placementId) return undefined;
  return result.__typename === 'PlacementPending' ? { placementId } : { placementId, end: result.__typename };
};

const isBroken = (before: Told, now: Told): boolean =>
  now.placementId !== before.placementId ||
  (now.end !== undefined && before.end !== undefined && now.end !== before.end);

export const createPromises = () => {
  const told = new Map<string, Told>();
  return {
    /** Asks with this input. Throws a FinalFault when the reply breaks what was told for the same input before. */
    hold: async (
      { waitMs: _, ...input }: Readonly<Record<string, unknown>>,
      ask: () => Promise<PlaceOrderReply>,
    ): Promise<PlaceOrderReply> => {
      const key = JSON.stringify(input);
      // Several may ask at once: one that was sent before anybody was told may be refused, and come back later.
      const wasTold = told.get(key);
      const reply = await ask();
      const now = readTold(reply);
      const before = now ? told.get(key) : wasTold;
      const isForgotten = !now && reply.result?.__typename !== 'PlacementThrottled';
      if (before && (now ? isBroken(before, now) : isForgotten))
        throw new FinalFault(`was told ${JSON.stringify(before)}, and then ${JSON.stringify(reply)}`);
      if (now) told.set(key, { ...before, ...now });
      return reply;
    },
  };
};

import { z } from 'zod';

/** Integer minor units and an ISO 4217 code. */
export const moneyShape = z.object({ amountMinor: z.number().int(), currency: z.string() });
export const quantityShape = z.number().int().positive();
export const lineShape = z.object({ variantId: z.string(), quantity: quantityShape });

/**
 * A command that was refused or parked before is asked anew: the attempt counts from 1 and is part of the card
 * processor's idempotency key. `isSettledByHand`: a person says that it was done; look at the processor and adopt what
 * it says, but do nothing there.
 */
export const againShape = {
  attempt: z.number().int().positive().optional(),
  isSettledByHand: z.boolean().optional(),
};

import { z } from 'zod';

/** Integer minor units and an ISO 4217 code. */
export const moneyShape = z.object({ amountMinor: z.number().int(), currency: z.string() });
export const quantityShape = z.number().int().positive();
export const lineShape = z.object({ variantId: z.string(), quantity: quantityShape });

// What may stand in a request to stage something.
import { z } from 'zod';
import { faultKinds, type FaultKind } from './faults';
import { refusalCodes } from './refusals';

const delayMs = z
  .number()
  .int()
  .nonnegative()
  .max(2 ** 31)
  .optional();
const text = z.string().min(1).max(255);
const kind = z.enum(faultKinds as [FaultKind, ...FaultKind[]]);

export const faultShape = z.strictObject({
  match: z
    .strictObject({
      operation: z.enum(['authorize', 'capture', 'void', 'refund']).optional(),
      reference: text.optional(),
      keyPrefix: text.optional(),
      token: text.optional(),
    })
    .default({}),
  kind,
  times: z.union([z.number().int().positive(), z.literal('always')]).default(1),
  delayMs,
  code: z.enum(refusalCodes).optional(),
});

export const chaosShape = z.strictObject({
  seed: text,
  rates: z.partialRecord(kind, z.number().min(0).max(1)),
  delayMs,
});

export const clockShape = z.strictObject({ moveMs: z.number().int().positive() });
export const lookupShape = z.strictObject({ lagMs: z.number().int().nonnegative() });
export const handShape = z.strictObject({ amountMinor: z.number().int().positive().optional() });

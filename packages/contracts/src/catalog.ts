import { z } from 'zod';
import { ask, event } from './message';
import { moneyShape } from './shapes';

/** A variant as it is bought: everything that an order copies, since the variant may vanish. */
export const PriceLines = ask(
  'catalog',
  'price-lines.v1',
  z.object({ variantId: z.string() }),
  z.discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      variantId: z.string(),
      productId: z.string(),
      sku: z.string(),
      title: z.string(),
      options: z.array(z.object({ name: z.string(), value: z.string() })),
      imageUrl: z.string().optional(),
      price: moneyShape,
      taxClass: z.string(),
    }),
    z.object({ ok: z.literal(false), variantId: z.string(), code: z.enum(['VARIANT_NOT_FOUND', 'NOT_PURCHASABLE']) }),
  ]),
);

/** A hint that a product changed: who cares reads it again. */
export const ProductChanged = event(
  'catalog',
  'ProductChanged',
  z.object({ productId: z.string(), indexVersion: z.number().int() }),
);

// Icecat's open catalogue of electronics. A line is a product with one variant.
import { z } from 'zod';
import { categoryOf } from '../../domain/category';
import { productIdOf, variantIdOf } from '../../domain/derived-id';
import { slug } from '../../domain/slug';
import { source } from './source';

const shape = z.object({
  id: z.string().min(1).max(64),
  title: z.string().trim().min(1),
  short_description: z.string().nullish(),
  brand: z.string().nullish(),
  category: z.array(z.string()).nullish(),
  price_cents: z.number().int().nonnegative().nullish(),
  currency: z.string().nullish(),
  gtin: z.array(z.string()).nullish(),
  images: z.object({ high: z.url().nullish() }).nullish(),
  attributes: z
    .array(z.object({ code: z.string().min(1), value: z.union([z.string(), z.number(), z.boolean()]) }))
    .nullish(),
});

export const icecat = source('icecat', shape, (line) => {
  const description = line.short_description?.trim();
  const brand = line.brand?.trim();
  const picture = line.images?.high;
  const gtins = line.gtin ?? [];
  return {
    productId: productIdOf('icecat', line.id),
    content: {
      // Titles are not unique in this catalogue; its ids are.
      handle: `${slug(line.title) || 'product'}-${slug(line.id)}`,
      title: line.title,
      ...(description && { description }),
      ...(brand && { brand }),
      category: categoryOf(line.category ?? []),
      attributes: [
        ...(gtins.length > 0 ? [{ code: 'gtin', label: 'GTIN', value: gtins.join(', ') }] : []),
        ...(line.attributes ?? []),
      ],
      media: picture ? [{ url: picture, altText: line.title }] : [],
      variants: [
        {
          id: variantIdOf('icecat', line.id, ''),
          // The source has no SKU of ours.
          sku: `ICECAT-${line.id}`,
          options: [],
          ...(line.price_cents != null && {
            price: { amountMinor: line.price_cents, currency: line.currency ?? 'USD' },
          }),
          taxClass: 'standard',
        },
      ],
      status: 'ACTIVE',
    },
  };
});

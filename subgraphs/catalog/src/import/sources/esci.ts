// Products of the Shopping Queries data set (ESCI). A line is a product with one variant; most have no price.
import { z } from 'zod';
import { categoryOf } from '../../domain/category';
import { productIdOf, variantIdOf } from '../../domain/derived-id';
import { slug } from '../../domain/slug';
import { source } from './source';

const shape = z.object({
  asin: z.string().min(1).max(64),
  title: z.string().trim().min(1),
  description: z.string().nullish(),
  bullet_points: z.string().nullish(),
  brand: z.string().nullish(),
  color: z.string().nullish(),
  image: z.url().nullish(),
  price: z.number().nonnegative().nullish(),
  category: z.array(z.string()).nullish(),
});

export const esci = source('esci', shape, (line) => {
  const description = [line.description, line.bullet_points].flatMap((text) => text?.trim() || []).join('\n\n');
  const brand = line.brand?.trim();
  const color = line.color?.trim();
  return {
    productId: productIdOf('esci', line.asin),
    content: {
      handle: `${slug(line.title) || 'product'}-${slug(line.asin)}`,
      title: line.title,
      ...(description && { description }),
      ...(brand && { brand }),
      category: categoryOf(line.category ?? []),
      attributes: color ? [{ code: 'color', value: color }] : [],
      media: line.image ? [{ url: line.image, altText: line.title }] : [],
      variants: [
        {
          id: variantIdOf('esci', line.asin, ''),
          sku: line.asin,
          options: [],
          // Prices of this source are in US dollars, as floats.
          ...(line.price != null && { price: { amountMinor: Math.round(line.price * 100), currency: 'USD' } }),
          taxClass: 'standard',
        },
      ],
      status: 'ACTIVE',
    },
  };
});

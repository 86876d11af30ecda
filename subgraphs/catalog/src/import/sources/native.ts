// Our own format: see the README beside this subgraph. Unknown fields are refused, since a typing error would otherwise
// lose what it stands for.
import { z } from 'zod';
import { fromDecimal } from '@cartograph/kernel';
import { categoryOf } from '../../domain/category';
import { productIdOf, variantIdOf } from '../../domain/derived-id';
import { taxClasses } from '../../domain/product';
import { slug } from '../../domain/slug';
import { source } from './source';

const text = z.string().trim().min(1);
const currency = z.string().regex(/^[A-Z]{3}$/, 'wants an ISO 4217 code, such as USD');

const variantShape = z
  .strictObject({
    sku: text.max(64).optional(),
    options: z.record(text, text).default({}),
    price: z.string().optional(),
    compareAtPrice: z.string().optional(),
    currency: currency.default('USD'),
    taxClass: z.enum(taxClasses).default('standard'),
    stock: z.number().int().nonnegative().optional(),
  })
  .transform(({ price, compareAtPrice, ...variant }, context) => {
    const read = (name: string, amount: string | undefined) => {
      const money = amount === undefined ? undefined : fromDecimal(amount, variant.currency);
      if (amount !== undefined && (!money || money.amountMinor < 0))
        context.addIssue({ code: 'custom', path: [name], message: 'wants a decimal in a string, such as "49.95"' });
      return money;
    };
    return { ...variant, price: read('price', price), compareAtPrice: read('compareAtPrice', compareAtPrice) };
  });

const shape = z.strictObject({
  id: text.max(128),
  removed: z.literal(true).optional(),
  handle: text.optional(),
  title: text.optional(),
  description: text.optional(),
  brand: text.optional(),
  category: z.array(text).default([]),
  attributes: z.record(text, z.union([z.string(), z.number(), z.boolean()])).default({}),
  media: z.array(z.strictObject({ url: z.url({ protocol: /^https?$/ }), altText: text.optional() })).default([]),
  variants: z.array(variantShape).min(1).optional(),
  status: z.enum(['ACTIVE', 'ARCHIVED']).default('ACTIVE'),
});

const complete = shape.superRefine((line, context) => {
  if (line.removed) return;
  for (const name of ['title', 'variants'] as const)
    if (line[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: 'is missing' });
});

export const native = source('native', complete, (line) => {
  const productId = productIdOf('native', line.id);
  if (line.removed) return { productId };
  const { title = '', variants = [], handle, description, brand, media, status } = line;
  const mapped = variants.map(({ options, sku, stock, price, compareAtPrice, taxClass }) => {
    const choices = Object.entries(options).map(([name, value]) => ({ name, value }));
    // A variant is the same one as long as its choices are; without a SKU it gets one from them.
    const key = choices.map(({ name, value }) => `${name}=${value}`).join('&');
    const ownSku = [line.id, ...choices.map(({ value }) => value)].map(slug).join('-').toUpperCase();
    const id = variantIdOf('native', line.id, key);
    return { stock, variant: { id, sku: sku ?? ownSku, options: choices, price, compareAtPrice, taxClass } };
  });
  return {
    productId,
    content: {
      handle: handle ?? slug(title),
      title,
      description,
      brand,
      category: categoryOf(line.category),
      attributes: Object.entries(line.attributes).map(([label, value]) => ({
        code: slug(label).replaceAll('-', '_'),
        label,
        value,
      })),
      media,
      variants: mapped.map(({ variant }) => variant),
      status,
    },
    stock: new Map(mapped.flatMap(({ variant, stock }) => (stock === undefined ? [] : [[variant.id, stock]]))),
  };
});

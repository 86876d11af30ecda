import { money, type ProductId, toInstant, type VariantId } from '@cartograph/kernel';
import { categoryOf } from '../src/domain/category';
import type { Product, ProductContent, Variant } from '../src/domain/product';
import { productIdOf, variantIdOf } from '../src/domain/derived-id';

export const now = toInstant(Date.UTC(2026, 0, 31, 12));

export const aProductId = (name = 'mug'): ProductId => productIdOf('test', name);
export const aVariantId = (name = 'mug'): VariantId => variantIdOf('test', name, '');

export const aVariant = (given: Partial<Variant> = {}): Variant => ({
  id: aVariantId(),
  sku: 'MUG',
  options: [],
  price: money(1_250, 'USD'),
  taxClass: 'standard',
  ...given,
});

/** The variant of a product of this name. */
export const variantOf = (name: string, given: Partial<Variant> = {}): Variant =>
  aVariant({ id: aVariantId(name), sku: name.toUpperCase(), ...given });

export const someContent = (given: Partial<ProductContent> = {}): ProductContent => ({
  handle: 'mug',
  title: 'Mug',
  attributes: [],
  media: [],
  variants: [aVariant()],
  status: 'ACTIVE',
  ...given,
});

export const aProduct = (given: Partial<Product> = {}): Product => ({
  ...someContent(),
  id: aProductId(),
  version: 1,
  indexVersion: 1,
  createdAt: now,
  updatedAt: now,
  ...given,
});

/** Valid content with ids, handle and SKU of its own, all made from one name. */
export const contentOf = (name: string, given: Partial<ProductContent> = {}): ProductContent =>
  someContent({
    handle: name,
    title: name,
    variants: [variantOf(name)],
    ...given,
  });

export const kitchen = categoryOf(['Home', 'Kitchen'])!;

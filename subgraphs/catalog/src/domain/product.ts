// What a product is, and what must hold for it.
import { type Instant, type Money, type ProductId, type VariantId, accept, type Accepted } from '@cartograph/kernel';
import type { Category } from './category';

export interface OptionValue {
  readonly name: string;
  readonly value: string;
}

/** Which tax rates apply; the rates themselves belong to orders. */
export const taxClasses = ['standard', 'reduced', 'zero'] as const;
export type TaxClass = (typeof taxClasses)[number];

export interface Variant {
  readonly id: VariantId;
  readonly sku: string;
  readonly options: readonly OptionValue[];
  /** Absent: it can be seen, not bought. */
  readonly price?: Money | undefined;
  readonly compareAtPrice?: Money | undefined;
  readonly taxClass: TaxClass;
}

export interface Attribute {
  readonly code: string;
  /** Absent: it reads as its code. */
  readonly label?: string | undefined;
  readonly value: string | number | boolean;
}

export interface Media {
  readonly url: string;
  readonly altText?: string | undefined;
}

/** REMOVED is a tombstone: nobody is shown it, but its version still tells the search index that it is gone. */
export type ProductStatus = 'ACTIVE' | 'ARCHIVED' | 'REMOVED';

/** What people write about a product, as opposed to what we keep about it. */
export interface ProductContent {
  readonly handle: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly brand?: string | undefined;
  readonly category?: Category | undefined;
  readonly attributes: readonly Attribute[];
  readonly media: readonly Media[];
  readonly variants: readonly Variant[];
  readonly status: ProductStatus;
}

export interface Product extends ProductContent {
  readonly id: ProductId;
  /** Digest of the line it was imported from last: the same line again changes nothing. */
  readonly importDigest?: string | undefined;
  /** Rises with each change of the content. */
  readonly version: number;
  /** Rises with each fact that the search index shows, of ours or of others. */
  readonly indexVersion: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface ProductChanged {
  readonly type: 'ProductChanged';
  readonly productId: ProductId;
  readonly indexVersion: number;
}

/** The product with other content: both versions rise, and the world is told. */
export const changeContent = (
  product: Product,
  changed: Partial<Omit<Product, 'id' | 'version' | 'indexVersion' | 'createdAt' | 'updatedAt'>>,
  at: Instant,
): Accepted<Product, ProductChanged> => {
  const version = product.version + 1;
  const indexVersion = product.indexVersion + 1;
  const next = { ...product, ...changed, version, indexVersion, updatedAt: at };
  return accept(next, { type: 'ProductChanged', productId: product.id, indexVersion });
};

/** Takes a product out of the shop and leaves a tombstone; its handle and SKUs are free again. */
export const removeProduct = (product: Product, at: Instant): Accepted<Product, ProductChanged> =>
  product.status === 'REMOVED' ? accept(product) : changeContent(product, { status: 'REMOVED' }, at);

export const isPurchasable = (product: Pick<Product, 'status'>, variant: Pick<Variant, 'price'>): boolean =>
  product.status === 'ACTIVE' && variant.price !== undefined;

/** From the cheapest to the dearest variant; undefined when none has a price. */
export const priceRange = ({ variants }: Pick<Product, 'variants'>): { min: Money; max: Money } | undefined => {
  const prices = variants.flatMap(({ price }) => price ?? []).sort((a, b) => a.amountMinor - b.amountMinor);
  const [min] = prices;
  return min && { min, max: prices.at(-1)! };
};

/** What people read: "screen_size" becomes "Screen size" when nobody gave it a name. */
export const attributeLabel = ({ code, label }: Pick<Attribute, 'code' | 'label'>): string => {
  const words = code.replace(/[_-]+/g, ' ').trim();
  return label ?? words.charAt(0).toUpperCase() + words.slice(1);
};

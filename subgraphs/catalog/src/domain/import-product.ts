// What becomes of one line of an import.
import { createHash } from 'node:crypto';
import { accept, type Decision, type Instant, type ProductId, refuse } from '@cartograph/kernel';
import { checkProduct } from './check-product';
import { changeContent, type Product, type ProductChanged, type ProductContent, removeProduct } from './product';

/** A product as a source tells it; its id is derived from the source's own. */
export interface ImportedProduct {
  readonly productId: ProductId;
  /** Absent when the source says that the product is gone. */
  readonly content?: ProductContent | undefined;
}

export type ImportRefusal = { readonly code: 'INVALID_PRODUCT'; readonly message: string };

const digestOf = (content: ProductContent): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url');

/** New products are created, changed ones changed, equal ones left alone, and those that are gone leave a tombstone. */
export const importProduct = (
  product: Product | undefined,
  { productId, content }: ImportedProduct,
  at: Instant,
): Decision<Product | undefined, ProductChanged, ImportRefusal> => {
  if (!content) return product ? removeProduct(product, at) : accept(undefined);
  const message = checkProduct(content);
  if (message !== undefined) return refuse({ code: 'INVALID_PRODUCT', message });
  const importDigest = digestOf(content);
  if (product?.importDigest === importDigest && product.status === content.status) return accept(product);
  const before = product ?? { ...content, id: productId, version: 0, indexVersion: 0, createdAt: at, updatedAt: at };
  // Spelled out, so that what the source no longer tells is forgotten.
  const { description, brand, category } = content;
  return changeContent(before, { ...content, description, brand, category, importDigest }, at);
};

import type { PriceLines } from '@cartograph/contracts';
import { isPurchasable, type Product } from './product';

export type PriceLine = (typeof PriceLines)['answer']['_output'];

/** What must be read of a product to sell its variants. */
export type ForSale = Pick<Product, 'id' | 'title' | 'status' | 'variants' | 'media'>;

/** A variant as it is bought now; no when there is no such variant, or when it may only be looked at. */
export const priceLine = (variantId: string, product: ForSale | undefined): PriceLine => {
  const variant = product?.variants.find(({ id }) => id === variantId);
  if (!product || !variant) return { ok: false, variantId, code: 'VARIANT_NOT_FOUND' };
  if (!variant.price || !isPurchasable(product, variant)) return { ok: false, variantId, code: 'NOT_PURCHASABLE' };
  const [picture] = product.media;
  return {
    ok: true,
    variantId,
    productId: product.id,
    sku: variant.sku,
    title: product.title,
    options: [...variant.options],
    ...(picture && { imageUrl: picture.url }),
    price: { ...variant.price },
    taxClass: variant.taxClass,
  };
};

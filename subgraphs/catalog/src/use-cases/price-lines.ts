// Prices for the buying path are read from the source of truth each time, never from a cache: a stale one would be charged.
import { isVariantId } from '@cartograph/kernel';
import { type PriceLine, priceLine } from '../domain/price-line';
import type { ProductStore } from '../ports';

export const createPriceLines =
  ({ products }: { products: Pick<ProductStore, 'forSale'> }) =>
  async (questions: readonly { readonly variantId: string }[]): Promise<PriceLine[]> => {
    const variantIds = questions.map(({ variantId }) => variantId);
    const found = await products.forSale([...new Set(variantIds.filter(isVariantId))]);
    return variantIds.map((variantId) => priceLine(variantId, found.get(variantId)));
  };

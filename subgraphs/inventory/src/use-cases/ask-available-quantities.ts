import type { StockStore } from '../ports';

/** For a checkout preview: as it is now, zero for a variant that never was here. */
export const createAskAvailableQuantities =
  ({ stock }: { readonly stock: StockStore }) =>
  async (variantIds: readonly string[]): Promise<{ variantId: string; available: number }[]> => {
    const available = await stock.availableOf(variantIds);
    return variantIds.map((variantId) => ({ variantId, available: available.get(variantId) ?? 0 }));
  };

// Keeps product pages away from the database: one read for each variant and minute, however many pages show it.
// Never used where stock is promised.
import { gather } from '@cartograph/runtime';
import type { AvailabilityCache, StockStore } from '../ports';

export interface CacheLimits {
  readonly ttlMs: number;
  /** The oldest entry leaves when there would be more. */
  readonly entries: number;
}

interface Entry {
  /** Shared by all who ask while it is under way. */
  readonly quantity: Promise<number | undefined>;
  readonly staleAt: number;
}

export const createCachedAvailability = (
  stock: Pick<StockStore, 'availableOf'>,
  { ttlMs, entries }: CacheLimits,
  now: () => number = Date.now,
): AvailabilityCache => {
  const kept = new Map<string, Entry>();

  const read = gather(async (variantIds: readonly string[]) => {
    const found = await stock.availableOf([...new Set(variantIds)]);
    return variantIds.map((variantId) => found.get(variantId));
  });

  const load = (variantId: string): Promise<number | undefined> => {
    const entry = kept.get(variantId);
    if (entry && now() < entry.staleAt) return entry.quantity;
    const fresh = { quantity: read(variantId), staleAt: now() + ttlMs };
    kept.delete(variantId);
    if (kept.size >= entries) kept.delete(kept.keys().next().value!);
    kept.set(variantId, fresh);
    fresh.quantity.catch(() => kept.get(variantId) === fresh && kept.delete(variantId));
    return fresh.quantity;
  };

  return {
    availableOf: (variantIds) => Promise.all(variantIds.map(load)),
    drop: (variantIds) => {
      for (const variantId of variantIds) kept.delete(variantId);
    },
  };
};

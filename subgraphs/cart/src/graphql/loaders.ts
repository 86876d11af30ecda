// Gathers what one request reads, so that twenty references are one round trip.
import DataLoader from 'dataloader';
import { isCartId } from '@cartograph/kernel';
import type { App } from '../app';
import type { SeenCart } from '../domain/cart';

/** Malformed ids are asked of nobody: they are not there. */
export const createLoaders = ({ readCarts }: Pick<App, 'readCarts'>) => ({
  cart: new DataLoader<string, SeenCart | null>(async (ids) => {
    const wellFormed = ids.filter(isCartId);
    const found = await readCarts(wellFormed);
    const byId = new Map(wellFormed.map((id, index) => [String(id), found[index]]));
    return ids.map((id) => byId.get(id) ?? null);
  }),
});

export type Loaders = ReturnType<typeof createLoaders>;

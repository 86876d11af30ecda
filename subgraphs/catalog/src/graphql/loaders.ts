// Gathers what one request reads, so that twenty references are one query.
import DataLoader from 'dataloader';
import { isProductId, isVariantId } from '@cartograph/kernel';
import type { App } from '../app';
import type { Product } from '../domain/product';

const loader = (read: (keys: readonly string[]) => Promise<Map<string, Product>>) =>
  new DataLoader<string, Product | null>(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? null);
  });

/** Malformed ids are asked of nobody: they are not there. */
export const createLoaders = ({ reader }: Pick<App, 'reader'>) => ({
  productById: loader((ids) => reader.byIds(ids.filter(isProductId))),
  productByHandle: loader((handles) => reader.byHandles(handles)),
  productByVariantId: loader((ids) => reader.byVariantIds(ids.filter(isVariantId))),
});

export type Loaders = ReturnType<typeof createLoaders>;

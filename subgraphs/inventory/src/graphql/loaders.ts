import DataLoader from 'dataloader';
import type { App } from '../app';

/** Gathers what one request asks one by one. */
export const createLoaders = ({ readAvailability }: App) => ({
  availability: new DataLoader(readAvailability),
});

export type Loaders = ReturnType<typeof createLoaders>;

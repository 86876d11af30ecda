import type { Hop } from '@cartograph/runtime';
import type { App } from '../app';
import { createLoaders, type Loaders } from './loaders';

/** Built once for each request. */
export interface Context {
  readonly hop: Hop;
  readonly app: App;
  readonly loaders: Loaders;
}

export const createContext =
  (app: App) =>
  (hop: Hop): Context => ({ hop, app, loaders: createLoaders(app) });

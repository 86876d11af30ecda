import { join, resolve } from 'node:path';

export const root = join(__dirname, '../../..');

export interface Places {
  readonly dataDir: string;
  readonly logDir: string;
  /** Stores that run in the background. */
  readonly storesFile: string;
  /** The shop that runs, and everything below it. */
  readonly shopFile: string;
  /** Where command-line tools find the running shop: variables only. */
  readonly shopVariablesFile: string;
  /** There once the demo catalogue has been imported. */
  readonly seededFile: string;
}

/** Where this checkout keeps what runs and what it wrote. */
export const placesOf = (env: NodeJS.ProcessEnv): Places => {
  const dataDir = resolve(env['CARTOGRAPH_DATA_DIR'] || join(root, '.data'));
  return {
    dataDir,
    logDir: join(dataDir, 'logs'),
    storesFile: join(dataDir, 'run', 'stores.json'),
    shopFile: join(dataDir, 'run', 'shop.json'),
    shopVariablesFile: join(dataDir, 'run', 'shop.env.json'),
    seededFile: join(dataDir, 'seeded.json'),
  };
};

// Servers that one shop has to itself, so that a test may stop, kill or empty them without harming its neighbours.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { aFolder } from '@cartograph/testkit';
import { startStores, type KeptProgram } from '@cartograph/stack';

export type OwnServer = 'postgres' | 'redis';

export interface RunningServer {
  readonly program: KeptProgram;
  readonly url: string;
  /** Where it keeps its files. */
  readonly folder: string;
}

export interface OwnServers {
  /** Throws when the shop was opened without it. */
  get(name: OwnServer): RunningServer;
  stop(): Promise<void>;
}

/** Starts these servers on folders that vanish with `stop`. */
export const startOwnServers = async (only: readonly OwnServer[]): Promise<OwnServers> => {
  const dataDir = aFolder('own');
  // Never a server that the environment names: it may hold somebody's data.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.endsWith('_URL')));
  const stores = await startStores({ dataDir, ports: 'free', only, passing: true, env });
  return {
    get: (name) => {
      const program = stores.programs.get(name);
      if (!program) throw new Error(`this shop was opened without a ${name} of its own`);
      return { program, url: stores.urls.get(name)!, folder: join(dataDir, name) };
    },
    stop: async () => {
      await stores.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

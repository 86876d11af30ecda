// Brings the stores up, all at once, each from the best place that this machine offers.
import { createHash } from 'node:crypto';
import { join, resolve as resolvePath } from 'node:path';
import { cacheFolder, reachableFolder } from '../machine/folders';
import { createPorts } from '../machine/ports';
import { silent, type Report } from '../machine/report';
import { unprivilegedUser } from '../machine/unprivileged';
import { bringUp, choosePort, type BringUp, type Up } from './bring-up';
import { findEngine, startContainers, type Containers } from './containers';
import { ensureDatabases } from './databases';
import { mongo } from './mongo';
import { nats } from './nats';
import { opensearch } from './opensearch';
import { postgres } from './postgres';
import { cacheRedis, cartRedis } from './redis';
import type { Store, StoreName } from './store';
import { storesOf, type Stores } from './stores';

export const allStores: readonly Store[] = [postgres, cartRedis, cacheRedis, nats, mongo, opensearch];

export interface StartStores {
  readonly dataDir: string;
  /** `logs` in the data folder when it is not given. */
  readonly logDir?: string;
  readonly cacheDir?: string;
  readonly ports: 'preferred' | 'free';
  readonly only?: readonly StoreName[];
  readonly report?: Report;
  readonly env?: NodeJS.ProcessEnv;
  /** The data is thrown away with the run. */
  readonly passing?: boolean;
  /** Start a server again when it dies. */
  readonly restart?: boolean;
  /** Told whenever a server has another process number than before. */
  readonly changed?: () => void;
}

const planOf = async (options: StartStores): Promise<BringUp> => {
  const env = options.env ?? process.env;
  const wanted = options.cacheDir ?? cacheFolder(env);
  const cache = await reachableFolder(wanted, '/var/cache/cartograph', await unprivilegedUser());
  let engine: Promise<string | undefined> | undefined;
  return {
    machine: { env, cache, report: options.report ?? silent },
    dataDir: options.dataDir,
    logDir: options.logDir ?? join(options.dataDir, 'logs'),
    passing: options.passing ?? false,
    restart: options.restart ?? false,
    changed: options.changed,
    portFor: createPorts(options.ports),
    engine: () => (engine ??= findEngine(env)),
  };
};

const projectOf = (dataDir: string): string =>
  `cartograph-${createHash('sha256').update(resolvePath(dataDir)).digest('hex').slice(0, 8)}`;

const startContained = async (stores: readonly Store[], how: BringUp, urls: Map<StoreName, string>) => {
  if (stores.length === 0) return undefined;
  const ports = new Map<StoreName, number>();
  for (const store of stores) ports.set(store.name, await choosePort(store, how));
  const containers = await startContainers((await how.engine())!, projectOf(how.dataDir), ports, !how.passing);
  for (const store of stores) {
    const port = ports.get(store.name)!;
    urls.set(store.name, store.url(port));
    how.machine.report(store.name, `container; ready on port ${port}`);
  }
  return containers;
};

/** Starts the stores and resolves when all of them answer. Throws, with nothing left running, when one cannot be had. */
export const startStores = async (options: StartStores): Promise<Stores> => {
  const how = await planOf(options);
  const wanted = allStores.filter(({ name }) => !options.only || options.only.includes(name));
  const up = new Map<StoreName, Up>();
  let containers: Containers | undefined;
  const programs = () =>
    new Map([...up].flatMap(([name, it]) => (it.kind === 'program' ? [[name, it.program] as const] : [])));
  const stop = async () => {
    await Promise.all([...programs().values()].map((program) => program.stop(3_000)));
    await containers?.stop();
  };

  try {
    // One after another would take as long as all together; one that fails must not leave the others running.
    const outcomes = await Promise.allSettled(
      wanted.map(async (store) => up.set(store.name, await bringUp(store, how))),
    );
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
    const urls = new Map([...up].flatMap(([name, it]) => ('url' in it ? [[name, it.url] as const] : [])));
    const contained = wanted.filter(({ name }) => up.get(name)?.kind === 'container');
    containers = await startContained(contained, how, urls);
    const postgresUrl = urls.get('postgres');
    if (postgresUrl) await ensureDatabases(postgresUrl);
    const broker = up.get('nats');
    const natsServer = broker?.kind === 'program' ? broker.source.program : undefined;
    const project = containers && { containers: containers.project };
    return storesOf({ urls, programs: programs(), natsServer, stop, ...project });
  } catch (fault) {
    await stop();
    throw fault;
  }
};

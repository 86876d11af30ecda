// Brings the stores up, all at once, each from the best place this machine offers.
import { createHash } from 'node:crypto';
import { join, resolve as resolvePath } from 'node:path';
import { cacheFolder, reachableFolder } from '../machine/folders';
import { createPorts } from '../machine/ports';
import { identify, type ProgramIdentity } from '../machine/program-identity';
import { silent, type Report } from '../machine/report';
import { keepRunning, type KeptProgram } from '../machine/keep-running';
import { unprivilegedUser } from '../machine/unprivileged';
import { engineAnswers, startContainers, type Containers } from './containers';
import { ensureDatabases, postgresServices, serviceUrl, type PostgresService } from './databases';
import { mongo } from './mongo';
import { nats } from './nats';
import { opensearch } from './opensearch';
import { postgres } from './postgres';
import { cacheRedis, cartRedis } from './redis';
import { resolve, type Resolved } from './resolve';
import type { Machine, Place, Store, StoreName } from './store';

export const allStores: readonly Store[] = [postgres, cartRedis, cacheRedis, nats, mongo, opensearch];

export interface StartStores {
  readonly dataDir: string;
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
}

export interface Stores {
  /** As a superuser of the server. */
  readonly postgresUrl: string;
  /** Each service's own database, as its own role. */
  readonly postgresUrls: Readonly<Record<PostgresService, string>>;
  readonly redisUrl: string;
  readonly cacheRedisUrl: string;
  readonly natsUrl: string;
  /** Where nats-server is, when it is a program of this machine. */
  readonly natsServer: string | undefined;
  readonly mongodbUrl: string;
  /** Absent when this machine cannot run OpenSearch: search is degraded then. */
  readonly opensearchUrl: string | undefined;
  /** The servers that we run ourselves, by name. */
  readonly programs: ReadonlyMap<StoreName, KeptProgram>;
  identities(): Promise<ProgramIdentity[]>;
  /** Lets this process end while the servers run on. */
  release(): void;
  stop(): Promise<void>;
}

interface Up {
  readonly url?: string;
  readonly program?: KeptProgram;
  readonly source?: string;
}

const placeOf = async (store: Store, options: StartStores, port: number): Promise<Place> => {
  const dataDir = resolvePath(options.dataDir);
  const data = await reachableFolder(dataDir, '/var/lib/cartograph', await unprivilegedUser());
  return {
    port,
    folder: join(data, store.name),
    logFile: join(options.logDir ?? join(dataDir, 'logs'), `${store.name}.log`),
    passing: options.passing ?? false,
  };
};

/** Starts the stores and resolves when all of them answer. Throws, with nothing left running, when one cannot be had. */
export const startStores = async (options: StartStores): Promise<Stores> => {
  const { report = silent, only, restart = false } = options;
  const env = options.env ?? process.env;
  const wantedCache = options.cacheDir ?? cacheFolder(env);
  const cache = await reachableFolder(wantedCache, '/var/cache/cartograph', await unprivilegedUser());
  const machine: Machine = { env, cache, report };
  const stores = allStores.filter(({ name }) => !only || only.includes(name));
  const portFor = createPorts(options.ports);
  const up = new Map<StoreName, Up>();
  let containers: Containers | undefined;
  let engine: Promise<boolean> | undefined;

  const choosePort = async (store: Store): Promise<number> => {
    const port = await portFor(store.port);
    if (options.ports === 'preferred' && port !== store.port)
      report(store.name, `port ${store.port} is taken, so it listens on ${port}`);
    return port;
  };

  const run = async (store: Store, resolved: Resolved & { kind: 'program' }): Promise<Up> => {
    const { source } = resolved;
    const port = await choosePort(store);
    const place = await placeOf(store, options, port);
    const startedAt = Date.now();
    const program = await keepRunning(await store.program(source, place), { restart, report });
    report(
      store.name,
      `${source.from}; ready on port ${port} after ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`,
    );
    if (source.warning) report(store.name, `warning: this server ${source.warning}`);
    return { url: store.url(port), program, source: source.program };
  };

  const startContained = async (contained: readonly Store[]): Promise<void> => {
    if (contained.length === 0) return;
    const ports = new Map<StoreName, number>();
    for (const store of contained) ports.set(store.name, await choosePort(store));
    const project = `cartograph-${createHash('sha256').update(resolvePath(options.dataDir)).digest('hex').slice(0, 8)}`;
    containers = await startContainers(project, ports, !options.passing);
    for (const store of contained) {
      const port = ports.get(store.name)!;
      up.set(store.name, { url: store.url(port) });
      report(store.name, `container; ready on port ${port}`);
    }
  };

  const bringUp = async (store: Store): Promise<Store | undefined> => {
    const resolved = await resolve(store, machine, () => (engine ??= engineAnswers(env)));
    if (resolved.kind === 'container') return store;
    if (resolved.kind === 'given') {
      up.set(store.name, { url: resolved.url });
      report(store.name, `${store.variable} of the environment`);
    } else if (resolved.kind === 'program') {
      up.set(store.name, await run(store, resolved));
    } else {
      throw new Error(`${store.name} cannot be had here: ${resolved.remedy}. Or name a server in ${store.variable}.`);
    }
    return undefined;
  };

  const bringUpOrDegrade = async (store: Store): Promise<Store | undefined> => {
    try {
      return await bringUp(store);
    } catch (fault) {
      if (store.name !== 'opensearch') throw fault;
      report(store.name, `${(fault as Error).message} Until then search answers from MongoDB, degraded.`);
      return undefined;
    }
  };

  const stop = async () => {
    await Promise.all([...up.values()].map(({ program }) => program?.stop()));
    await containers?.stop();
  };

  const urlOf = (name: StoreName): string => {
    const url = up.get(name)?.url;
    if (!url) throw new Error(`${name} was not started.`);
    return url;
  };

  // One at a time would be slower than the slowest; a failure must not leave the others running.
  const outcomes = await Promise.allSettled(stores.map(bringUpOrDegrade));
  try {
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
    await startContained(outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' && outcome.value) || []));
    if (up.has('postgres')) await ensureDatabases(urlOf('postgres'));
  } catch (fault) {
    await stop();
    throw fault;
  }

  return {
    get postgresUrl() {
      return urlOf('postgres');
    },
    get postgresUrls() {
      const urls = postgresServices.map((service) => [service, serviceUrl(urlOf('postgres'), service)]);
      return Object.fromEntries(urls) as Record<PostgresService, string>;
    },
    get redisUrl() {
      return urlOf('redis');
    },
    get cacheRedisUrl() {
      return urlOf('redis-cache');
    },
    get natsUrl() {
      return urlOf('nats');
    },
    natsServer: up.get('nats')?.source,
    get mongodbUrl() {
      return urlOf('mongo');
    },
    opensearchUrl: up.get('opensearch')?.url,
    programs: new Map([...up].flatMap(([name, { program }]) => (program ? [[name, program] as const] : []))),
    identities: () =>
      Promise.all([...up].flatMap(([name, { program }]) => (program ? [identify(name, program.pid)] : []))),
    release: () => up.forEach(({ program }) => program?.release()),
    stop,
  };
};

// Two servers: carts must never be evicted, and a full cache must never refuse a cart.
import { Redis } from 'ioredis';
import { aptInstall, canInstall } from '../fetch/apt';
import { Unobtainable } from '../fetch/unobtainable';
import { findProgram, isAtLeast, versionOf } from '../machine/programs';
import { ownedFolder } from '../machine/folders';
import type { Machine, Source, Store } from './store';

const installed = async ({ env }: Machine): Promise<Source | undefined> => {
  const program = await findProgram(['valkey-server', 'redis-server'], env);
  const version = program && (await versionOf(program));
  if (!program || !version || !isAtLeast(version, [7, 0, 0])) return undefined;
  return { from: `${program} ${version.join('.')}`, program };
};

const obtain = async (machine: Machine): Promise<Source> => {
  const remedy = new Unobtainable('install Redis 7 or newer, for instance: sudo apt-get install redis-server');
  if (!(await canInstall(machine.env))) throw remedy;
  await aptInstall(['redis-server'], 'redis', machine.report);
  const source = await installed(machine);
  if (!source) throw remedy;
  return source;
};

const answers = async (port: number): Promise<boolean> => {
  const client = new Redis({ port, lazyConnect: true, retryStrategy: () => null, connectTimeout: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } finally {
    client.disconnect();
  }
};

const redis = (
  name: 'redis' | 'redis-cache',
  variable: string,
  port: number,
  settings: (passing: boolean) => readonly string[],
): Store => ({
  name,
  variable,
  port,
  url: (at) => `redis://127.0.0.1:${at}`,
  installed,
  obtain,
  program: async (source, place) => ({
    name,
    command: source.program,
    args: [
      ...['--port', String(place.port), '--bind', '127.0.0.1', '--dir', await ownedFolder(place.folder)],
      ...['--daemonize', 'no', '--save', ''],
      ...settings(place.passing),
    ],
    logFile: place.logFile,
    isReady: () => answers(place.port),
    readyWithinMs: 20_000,
  }),
});

export const cartRedis = redis('redis', 'REDIS_URL', 6379, () => [
  ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'],
]);

export const cacheRedis = redis('redis-cache', 'CACHE_REDIS_URL', 6380, () => [
  ...['--appendonly', 'no', '--maxmemory', '128mb', '--maxmemory-policy', 'allkeys-lru'],
]);

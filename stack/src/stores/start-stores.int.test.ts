import { Redis } from 'ioredis';
import { tmpdir } from 'node:os';
import { Client } from 'pg';
import { aFolder, waitFor } from '@cartograph/testkit';
import { isAlive } from '../machine/program-identity';
import { startStores, type StartStores } from './start-stores';
import type { Stores } from './stores';

let stores: Stores | undefined;
afterEach(() => stores?.stop());

const start = async (fields: Partial<StartStores>): Promise<Stores> => {
  const dataDir = aFolder('stores');
  stores = await startStores({ dataDir, ports: 'free', passing: true, env: { PATH: process.env['PATH'] }, ...fields });
  return stores;
};

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

const withRedis = async <Answer>(url: string, ask: (client: Redis) => Promise<Answer>): Promise<Answer> => {
  const client = new Redis(url);
  try {
    return await ask(client);
  } finally {
    client.disconnect();
  }
};

const redisSettings = (url: string) =>
  withRedis(url, async (client) => {
    const answers = await Promise.all(['appendonly', 'maxmemory-policy'].map((name) => client.config('GET', name)));
    return Object.fromEntries(answers.map((pair) => pair as [string, string]));
  });

test('each service owns a database that the others cannot enter', async () => {
  const { postgresUrls } = await start({ only: ['postgres'] });
  const { orders, payments } = postgresUrls;
  expect(await query(orders, 'SELECT current_user, current_database()')).toEqual([
    { current_user: 'orders', current_database: 'orders' },
  ]);
  await query(orders, 'CREATE TABLE things (id int)');
  const intruding = new URL(orders);
  intruding.pathname = new URL(payments).pathname;
  await expect(query(intruding.href, 'SELECT 1')).rejects.toThrow('permission denied for database "payments"');
});

test('what Postgres acknowledges is on disk', async () => {
  const { postgresUrl } = await start({ only: ['postgres'] });
  const rows = await query(
    postgresUrl,
    "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'max_connections') ORDER BY name",
  );
  expect(rows).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'max_connections', setting: '300' },
    { name: 'synchronous_commit', setting: 'on' },
  ]);
});

test('carts are never evicted, and caches always are', async () => {
  const { redisUrl, cacheRedisUrl } = await start({ only: ['redis', 'redis-cache'] });
  expect(await redisSettings(redisUrl)).toEqual({ appendonly: 'yes', 'maxmemory-policy': 'noeviction' });
  expect(await redisSettings(cacheRedisUrl)).toEqual({ appendonly: 'no', 'maxmemory-policy': 'allkeys-lru' });
});

test('a store that dies is started again on its port, with its data', async () => {
  const said: string[] = [];
  const report = (_: string, line: string) => said.push(line);
  const { redisUrl, programs } = await start({ only: ['redis'], restart: true, report });
  await withRedis(redisUrl, (client) => client.set('cart', 'kept'));
  programs.get('redis')!.kill('SIGTERM');
  await waitFor(() => said.includes('runs again'), { withinMs: 20_000 });
  expect(await withRedis(redisUrl, (client) => client.get('cart'))).toBe('kept');
});

test('after a stop nothing runs any more', async () => {
  const { identities, stop } = await start({ only: ['postgres', 'redis', 'nats'] });
  const programs = await identities();
  expect(await Promise.all(programs.map(isAlive))).toEqual([true, true, true]);
  await stop();
  expect(await Promise.all(programs.map(isAlive))).toEqual([false, false, false]);
});

test('a server that the environment names is used and not stopped', async () => {
  const own = await start({ only: ['redis'] });
  const given = await startStores({
    dataDir: tmpdir(),
    ports: 'free',
    only: ['redis'],
    env: { REDIS_URL: own.redisUrl },
  });
  expect(given.redisUrl).toBe(own.redisUrl);
  await given.stop();
  expect(await isAlive((await own.identities())[0]!)).toBe(true);
});

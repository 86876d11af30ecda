// A whole shop for one test file: every process real, on databases and a broker of its own, with the demo catalogue in.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startShop, type Shop, type StartShop } from '@cartograph/stack';
import {
  createTestDatabase,
  repositoryRoot,
  startFaultProxy,
  startNats,
  testServers,
  type FaultProxy,
  type TestNats,
} from '@cartograph/testkit';

export interface OpenShop {
  readonly shop: Shop;
  readonly nats: TestNats;
  /** Stands before Postgres, for all services. */
  readonly postgresProxy: FaultProxy;
  /** Straight to each service's database, whatever the proxy does. */
  readonly databases: Readonly<Record<'orders' | 'inventory' | 'payments', string>>;
  close(): Promise<void>;
}

const run = promisify(execFile);

const throughProxy = (databaseUrl: string, proxyUrl: string): string => {
  const url = new URL(databaseUrl);
  const { host } = new URL(proxyUrl);
  url.host = host;
  return url.href;
};

const databasesOf = async () => {
  const services = ['orders', 'inventory', 'payments'] as const;
  const made = await Promise.all(
    services.map((name) => createTestDatabase({ migrations: join(repositoryRoot, 'subgraphs', name, 'migrations') })),
  );
  const [orders, inventory, payments] = made;
  return {
    urls: { orders: orders!.url, inventory: inventory!.url, payments: payments!.url },
    drop: () => Promise.all(made.map((database) => database.drop())),
  };
};

/** Opens a shop; `processes` and `env` as startShop takes them. Search answers from MongoDB unless `withSearch`. */
export const openShop = async ({
  withSearch = false,
  ...options
}: Pick<StartShop, 'processes' | 'env'> & { withSearch?: boolean } = {}): Promise<OpenShop> => {
  const servers = testServers();
  const dataDir = await mkdtemp(join(process.env['TEST_FOLDER'] ?? tmpdir(), 'shop-'));
  const [databases, nats, postgresProxy] = await Promise.all([
    databasesOf(),
    startNats(),
    startFaultProxy(servers.postgresUrl),
  ]);
  const proxied = Object.entries(databases.urls).map(([name, url]) => [name, throughProxy(url, postgresProxy.url)]);
  const shop = await startShop({
    ...options,
    stores: {
      postgresUrls: Object.fromEntries(proxied) as OpenShop['databases'],
      redisUrl: servers.redisUrl,
      cacheRedisUrl: servers.cacheRedisUrl,
      natsUrl: nats.url,
      mongodbUrl: `${servers.mongodbUrl.replace(/\/$/, '')}/${dataDir.slice(dataDir.lastIndexOf('/') + 1)}`,
      opensearchUrl: withSearch ? servers.opensearchUrl : undefined,
    },
    dataDir,
    ports: 'free',
    restart: false,
  });
  await run(
    process.execPath,
    ['subgraphs/catalog/dist/import/main.js', join(repositoryRoot, 'stack/seed/products.jsonl')],
    { cwd: repositoryRoot, env: { ...process.env, ...shop.variables } },
  );
  return {
    shop,
    nats,
    postgresProxy,
    databases: databases.urls,
    close: async () => {
      await shop.stop();
      await Promise.all([nats.wipe(), postgresProxy.stop()]);
      await databases.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

// A whole shop for one test file: every process real, on databases and a broker of its own, with the demo catalogue in.
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { services, serviceUrl, startShop, type ServiceName, type Shop, type StartShop } from '@cartograph/stack';
import {
  aFolder,
  controlOf,
  createTestDatabase,
  repositoryRoot,
  startFaultProxy,
  startNats,
  testServers,
  type CardProcessorControl,
  type FaultProxy,
  type TestNats,
} from '@cartograph/testkit';
import { carryFaults, type WantedFaults } from '../faults/tools/carry-faults';
import { startOwnServers, type OwnServer, type OwnServers } from './own-servers';

export interface OpenShop {
  readonly shop: Shop;
  /** Where its processes take orders at kill points. */
  readonly faultFolder: string;
  readonly nats: TestNats;
  /** Stages accidents at the card processor, and does what a person does in its dashboard. */
  readonly processor: CardProcessorControl;
  /** Stands before Postgres, for all services. */
  readonly postgresProxy: FaultProxy;
  /** Straight to each service's database, whatever the proxy does, as a superuser. */
  readonly databases: Readonly<Record<'orders' | 'inventory' | 'payments', string>>;
  /** The servers that `withOwn` asked for. */
  readonly own: OwnServers['get'];
  /** Brings products into the catalogue and their stock into the warehouse, as lines of the import's own format. */
  importProducts(lines: readonly object[]): Promise<void>;
  close(): Promise<void>;
}

export interface OpenShopOptions extends Pick<StartShop, 'processes' | 'env'>, WantedFaults {
  readonly withSearch?: boolean;
  /** Servers that are not shared with other tests, so that this one may take them away. */
  readonly withOwn?: readonly OwnServer[];
  /** Puts something between the services and the broker: given its URL, answers with the one that they are told. */
  readonly beforeNats?: (natsUrl: string) => Promise<string>;
}

const run = promisify(execFile);

const throughProxy = (databaseUrl: string, proxyUrl: string): string => {
  const url = new URL(databaseUrl);
  const { host } = new URL(proxyUrl);
  url.host = host;
  return url.href;
};

const withDatabase = ['orders', 'inventory', 'payments'] as const;

type DatabaseUrls = OpenShop['databases'];

const urlsBy = (urlOf: (name: (typeof withDatabase)[number]) => string) =>
  Object.fromEntries(withDatabase.map((name) => [name, urlOf(name)])) as DatabaseUrls;

/**
 * The databases that the launcher makes on a server of the shop's own; they go with it. There each service enters as its
 * own role.
 */
const databasesOn = (postgresUrl: string) => ({
  urls: urlsBy((name) => Object.assign(new URL(postgresUrl), { pathname: `/${name}` }).href),
  serviceUrls: urlsBy((name) => serviceUrl(postgresUrl, name)),
  drop: () => Promise.resolve([]),
});

const databasesOf = async () => {
  const made = await Promise.all(
    withDatabase.map((name) =>
      createTestDatabase({ migrations: join(repositoryRoot, 'subgraphs', name, 'migrations') }),
    ),
  );
  const urls = urlsBy((name) => made[withDatabase.indexOf(name)]!.url);
  return {
    urls,
    serviceUrls: urls,
    drop: () => Promise.all(made.map((database) => database.drop())),
  };
};

/**
 * Opens a shop; `processes` and `env` as startShop takes them. Search answers from MongoDB unless `withSearch`. Its
 * processes take orders at kill points, and carry the fault `planted` and the `tuned` times.
 */
export const openShop = async ({
  withSearch = false,
  withOwn = [],
  beforeNats = (url) => Promise.resolve(url),
  planted,
  tuned,
  env = {},
  ...options
}: OpenShopOptions = {}): Promise<OpenShop> => {
  const servers = testServers();
  const dataDir = aFolder('shop');
  const own = await startOwnServers(withOwn);
  const ownPostgresUrl = withOwn.includes('postgres') ? own.get('postgres').url : undefined;
  const [databases, nats, postgresProxy] = await Promise.all([
    ownPostgresUrl ? databasesOn(ownPostgresUrl) : databasesOf(),
    startNats(),
    startFaultProxy(ownPostgresUrl ?? servers.postgresUrl),
  ]);
  const faults = await carryFaults(dataDir, databases.urls, { planted, tuned });
  const envOf = (name: ServiceName) => ({ ...faults.variables.get(name), ...env[name] });
  const shop = await startShop({
    ...options,
    env: Object.fromEntries(services.map(({ name }) => [name, envOf(name)])),
    stores: {
      postgresUrls: urlsBy((name) => throughProxy(databases.serviceUrls[name], postgresProxy.url)),
      redisUrl: withOwn.includes('redis') ? own.get('redis').url : servers.redisUrl,
      cacheRedisUrl: servers.cacheRedisUrl,
      natsUrl: await beforeNats(nats.url),
      mongodbUrl: `${servers.mongodbUrl.replace(/\/$/, '')}/${dataDir.slice(dataDir.lastIndexOf('/') + 1)}`,
      opensearchUrl: withSearch ? servers.opensearchUrl : undefined,
    },
    dataDir,
    ports: 'free',
    restart: false,
  });
  await faults.expectPlanted(shop);
  const importFile = (file: string) =>
    run(process.execPath, ['subgraphs/catalog/dist/import/main.js', file], {
      cwd: repositoryRoot,
      env: { ...process.env, ...shop.variables },
    });
  await importFile(join(repositoryRoot, 'stack/seed/products.jsonl'));
  return {
    shop,
    faultFolder: faults.folder,
    nats,
    processor: controlOf(shop.variables['CARD_PROCESSOR_URL']!),
    postgresProxy,
    databases: databases.urls,
    own: own.get,
    importProducts: async (lines) => {
      const file = join(dataDir, 'products.jsonl');
      await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      await importFile(file);
    },
    close: async () => {
      await shop.stop();
      await Promise.all([nats.wipe(), postgresProxy.stop()]);
      await databases.drop();
      await own.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

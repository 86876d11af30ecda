// Inventory as a process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  consume,
  createBroker,
  createLogger,
  createOutbox,
  createPostgres,
  createPruner,
  createPublish,
  migrateAtStart,
  shutDownOn,
  startChore,
  startService,
  startSubgraphServer,
} from '@cartograph/runtime';
import { createCachedAvailability } from './adapters/cached-availability';
import { createLedgerLook, createPinLook, createPostgresDiscrepancies } from './adapters/postgres-discrepancies';
import { createPostgresStock } from './adapters/postgres-stock';
import { createApp } from './app';
import { readInventoryConfig } from './config';
import { createContext } from './graphql/context';
import { resolvers } from './graphql/resolvers';
import { createAsks } from './messaging/asks';
import { startExpirySweeper } from './messaging/expiry-sweeper';
import { stockCommands } from './messaging/handlers';

// Product pages may be a minute behind; 50,000 variants take about 20 MB.
const cacheLimits = { ttlMs: 60_000, entries: 50_000 };

startService('inventory', async () => {
  const config = readInventoryConfig();
  const logger = createLogger('inventory', config.logLevel);
  await migrateAtStart(config.postgresUrl, join(__dirname, '../migrations'), 'INVENTORY_POSTGRES_URL');

  const postgres = createPostgres(config.postgresUrl, 'inventory', logger);
  const broker = createBroker(config.natsUrl, 'inventory', logger);
  const outbox = createOutbox(postgres, createPublish(broker), logger);
  const stock = createPostgresStock({ postgres, outbox, logger });
  const app = createApp({
    stock,
    availability: createCachedAvailability(stock, cacheLimits),
    discrepancies: createPostgresDiscrepancies(postgres),
  });

  const server = await startSubgraphServer({
    host: config.host,
    port: config.port,
    sdl: readFileSync(join(__dirname, '../schema.graphql'), 'utf8'),
    resolvers,
    context: createContext(app),
    asks: createAsks(app),
    hopKeys: config.hopKeys,
    // The broker is no probe: without it pages are served all the same, and orders wait.
    probes: { postgres: () => postgres.query('SELECT 1') },
    logger,
  });
  outbox.start();
  const consuming = consume(broker, logger, stockCommands(app));
  const sweeper = startExpirySweeper(app, logger);
  // Of corrections and deliveries nothing else remembers that they happened.
  const pruning = { retentionHours: config.inboxRetentionHours, keptPrefixes: ['adjust/', 'receive/'] };
  const chores = [
    startChore(postgres, logger, createPruner(logger, pruning)),
    startChore(postgres, logger, createLedgerLook(logger)),
    startChore(postgres, logger, createPinLook(logger)),
  ];
  logger.info({ url: server.url }, 'listening');

  shutDownOn(logger, [
    ['commands', () => consuming.stop()],
    ['server', () => server.stop()],
    ['sweeper', () => sweeper.stop()],
    ['chores', () => Promise.all(chores.map((chore) => chore.stop()))],
    ['outbox', () => outbox.stop()],
    ['broker', () => broker.stop()],
    ['postgres', () => postgres.end()],
  ]);
});

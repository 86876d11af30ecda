// Inventory as a process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ConfigError,
  consume,
  createBroker,
  createLogger,
  createOutbox,
  createPostgres,
  createPublish,
  migrate,
  shutDownOn,
  startSubgraphServer,
} from '@cartograph/runtime';
import { createCachedAvailability } from './adapters/cached-availability';
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

const start = async () => {
  const config = readInventoryConfig();
  const logger = createLogger('inventory', config.logLevel);
  await migrate(config.postgresUrl.reveal(), join(__dirname, '../migrations'));

  const postgres = createPostgres(config.postgresUrl, 'inventory', logger);
  const broker = createBroker(config.natsUrl, 'inventory', logger);
  const outbox = createOutbox(postgres, createPublish(broker), logger);
  const stock = createPostgresStock({ postgres, outbox, logger });
  const app = createApp({ stock, availability: createCachedAvailability(stock, cacheLimits) });

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
  logger.info({ url: server.url }, 'listening');

  shutDownOn(logger, [
    ['commands', () => consuming.stop()],
    ['server', () => server.stop()],
    ['sweeper', () => sweeper.stop()],
    ['outbox', () => outbox.stop()],
    ['broker', () => broker.stop()],
    ['postgres', () => postgres.end()],
  ]);
};

/** One plain line for whoever started us: what to do about it. */
const explain = (fault: unknown): string => {
  if (!(fault instanceof Error)) return String(fault);
  const { code = '' } = fault as NodeJS.ErrnoException;
  if (fault instanceof ConfigError || fault instanceof RangeError) return fault.message;
  if (code === 'EADDRINUSE') return `${fault.message}: set INVENTORY_PORT to a free port.`;
  if (/^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|28|3D)/.test(code))
    return `Postgres cannot be used (${code}): is it running, and is INVENTORY_POSTGRES_URL right?`;
  return fault.stack ?? fault.message;
};

start().catch((fault: unknown) => {
  process.stderr.write(`${explain(fault)}\n`);
  process.exit(1);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CartId } from '@cartograph/kernel';
import {
  ConfigError,
  consume,
  createAskClient,
  createBroker,
  createLogger,
  createPublish,
  newId,
  newSecretId,
  shutDownOn,
  startSubgraphServer,
} from '@cartograph/runtime';
import { createCatalogPrices } from './adapters/catalog-prices';
import { createRedisCarts } from './adapters/redis-carts';
import { connectRedis } from './adapters/redis-connection';
import { createApp } from './app';
import { readServiceConfig } from './config';
import { createContext } from './graphql/context';
import { resolvers } from './graphql/resolvers';
import { createAsks } from './messaging/asks';
import { commandTypes, createCommandHandler } from './messaging/handlers';

const main = async (): Promise<void> => {
  const config = readServiceConfig();
  const logger = createLogger('cart', config.logLevel);
  const redis = connectRedis(config.redisUrl, logger);
  const asking = createAskClient({ catalog: config.catalogUrls }, config.hopKeys);
  const app = createApp({
    carts: createRedisCarts(redis),
    prices: createCatalogPrices(asking.ask),
    newCartId: () => newSecretId('crt') as CartId,
    newLineId: () => newId('lin'),
  });
  const server = await startSubgraphServer({
    host: config.host,
    port: config.port,
    sdl: readFileSync(join(__dirname, '../schema.graphql'), 'utf8'),
    resolvers,
    context: createContext(app),
    asks: createAsks(app),
    hopKeys: config.hopKeys,
    probes: { redis: () => redis.ping() },
    logger,
  });
  const broker = createBroker(config.natsUrl, 'cart', logger);
  const consuming = consume(broker, logger, {
    stream: 'COMMANDS',
    durable: 'cart',
    filter: 'cmd.cart.>',
    types: commandTypes,
    handle: createCommandHandler({ app, publish: createPublish(broker), logger }),
  });
  shutDownOn(logger, [
    ['commands', () => consuming.stop()],
    ['http', () => server.stop()],
    ['asks', () => asking.close()],
    ['broker', () => broker.stop()],
    ['redis', () => redis.disconnect()],
  ]);
  logger.info({ url: server.url }, 'listening');
};

/** What to tell the person who started us: the remedy where there is one. */
const explain = (fault: unknown): string => {
  if (!(fault instanceof Error)) return String(fault);
  if ('code' in fault && fault.code === 'EADDRINUSE') return `${fault.message}: set CART_PORT to a free port.`;
  return fault instanceof ConfigError || fault instanceof RangeError ? fault.message : (fault.stack ?? fault.message);
};

main().catch((fault: unknown) => {
  process.stderr.write(`${explain(fault)}\n`);
  process.exit(1);
});

// Adapters, app, HTTP and consumer put together; main.ts gives it a process, a test its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CartId } from '@cartograph/kernel';
import {
  consume,
  createAskClient,
  createBroker,
  createPublish,
  newId,
  newSecretId,
  startSubgraphServer,
  type Logger,
} from '@cartograph/runtime';
import { createCatalogPrices } from './adapters/catalog-prices';
import { createRedisCarts } from './adapters/redis-carts';
import { connectRedis } from './adapters/redis-connection';
import { createApp } from './app';
import type { readServiceConfig } from './config';
import { createContext } from './graphql/context';
import { resolvers } from './graphql/resolvers';
import { createAsks } from './messaging/asks';
import { commandTypes, createCommandHandler } from './messaging/handlers';

export interface RunningCart {
  readonly url: string;
  /** What to stop, in this order. */
  readonly steps: readonly (readonly [name: string, stop: () => Promise<void> | void])[];
}

/** Resolves when it listens; Redis and NATS may come later. Throws when the port is taken. */
export const startCart = async (
  config: Omit<ReturnType<typeof readServiceConfig>, 'logLevel'>,
  logger: Logger,
): Promise<RunningCart> => {
  const redis = connectRedis(config.redisUrl, logger);
  const asking = createAskClient({ catalog: config.catalogUrls }, config.hopKeys);
  const app = createApp({
    carts: createRedisCarts(redis, logger),
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
  return {
    url: server.url,
    steps: [
      ['commands', () => consuming.stop()],
      ['http', () => server.stop()],
      ['asks', () => asking.close()],
      ['broker', () => broker.stop()],
      ['redis', () => redis.disconnect()],
    ],
  };
};

// The catalog as a process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PriceLines } from '@cartograph/contracts';
import {
  answering,
  createBroker,
  createLogger,
  createPublish,
  shutDownOn,
  startService,
  startSubgraphServer,
} from '@cartograph/runtime';
import { absentIndex } from './adapters/absent-index';
import { cacheProducts } from './adapters/cached-products';
import { openMongoProducts } from './adapters/mongo-open';
import { createMongoPendingChanges } from './adapters/mongo-pending-changes';
import { createMongoProducts } from './adapters/mongo-products';
import { createOpensearchProducts } from './adapters/opensearch-products';
import { createRedisProductCache } from './adapters/redis-product-cache';
import { watchIndex } from './adapters/watched-index';
import { createApp } from './app';
import { readServiceConfig } from './config';
import { createContext } from './graphql/context';
import { resolvers } from './graphql/resolvers';
import { dropCachedProducts } from './messaging/drop-cached-products';
import { startIndexing } from './messaging/index-products';
import { startReconciling } from './messaging/reconcile-index';
import { startRelay } from './messaging/relay-changes';

startService('catalog', async () => {
  const config = readServiceConfig();
  const logger = createLogger('catalog', config.logLevel);
  const mongo = openMongoProducts(config.mongodbUrl);
  await mongo.prepare();
  const products = createMongoProducts(mongo.collection);
  const redis = config.cacheRedisUrl ? createRedisProductCache(config.cacheRedisUrl, logger) : undefined;
  const cache = cacheProducts(products, { shared: redis });
  const opensearch = config.opensearchUrl ? createOpensearchProducts(config.opensearchUrl) : undefined;
  const index = watchIndex(opensearch ?? absentIndex);
  const app = createApp({
    products,
    reader: cache,
    index,
    onEngineFault: (fault) => logger.debug({ err: fault }, 'search answered without the engine'),
  });

  const broker = createBroker(config.natsUrl, 'catalog', logger);
  dropCachedProducts(broker, cache);
  const relay = startRelay(createMongoPendingChanges(mongo.collection), createPublish(broker), logger);
  const indexing = opensearch ? [startIndexing(broker, logger, { products, index })] : [];
  const reconciling = opensearch ? [startReconciling({ products, index }, logger)] : [];

  const server = await startSubgraphServer({
    host: config.host,
    port: config.port,
    sdl: readFileSync(join(__dirname, '../schema.graphql'), 'utf8'),
    resolvers,
    context: createContext(app),
    asks: [answering(PriceLines, app.priceLines)],
    hopKeys: config.hopKeys,
    // The search engine is no probe: without it we answer all the same.
    probes: { mongodb: () => mongo.ping() },
    logger,
  });
  logger.info({ url: server.url }, 'listening');

  shutDownOn(logger, [
    ['server', () => server.stop()],
    ['index', () => Promise.all([...indexing, ...reconciling].map((worker) => worker.stop()))],
    ['relay', () => relay.stop()],
    ['broker', () => broker.stop()],
    ['opensearch', () => opensearch?.close()],
    ['redis', () => redis?.close()],
    ['mongodb', () => mongo.close()],
  ]);
});

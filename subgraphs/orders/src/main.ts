// Assembles the orders subgraph: the only file that knows everybody.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createAskClient,
  createBroker,
  createLogger,
  createOutbox,
  createPostgres,
  createPruner,
  createPublish,
  killPoint,
  migrateAtStart,
  newIdBody,
  rowsOf,
  shutDownOn,
  startChore,
  startService,
  startSubgraphServer,
} from '@cartograph/runtime';
import { createAccessKeys } from './adapters/access-keys';
import { createAdmission } from './adapters/admission';
import { createCardProcessorWatch } from './adapters/card-processor-watch';
import { createCartAsks } from './adapters/cart-asks';
import { createCatalogPrices } from './adapters/catalog-prices';
import { createInventoryStock } from './adapters/inventory-stock';
import { createAccept } from './adapters/postgres-accept';
import { createPostgresCancellations } from './adapters/postgres-cancellations';
import { createPostgresOrders } from './adapters/postgres-orders';
import { createPostgresPlacements } from './adapters/postgres-placements';
import { createPostgresRefunds } from './adapters/postgres-refunds';
import { createPostgresReviews } from './adapters/postgres-reviews';
import { createPostgresSagas } from './adapters/postgres-sagas';
import { createPostgresShopTables } from './adapters/postgres-shop-tables';
import { createCountUnderWay } from './adapters/postgres-under-way';
import { createSettlements } from './adapters/settlements';
import { createApp } from './app';
import { checkoutOf } from './checkout/definitions';
import { readServiceConfig } from './config';
import { createContext } from './graphql/context';
import { resolvers } from './graphql/resolvers';
import { startCheckoutRunner } from './messaging/checkout-runner';

startService('orders', async () => {
  const config = readServiceConfig();
  const logger = createLogger('orders', config.logLevel);
  await migrateAtStart(config.postgresUrl, join(__dirname, '../migrations'), 'ORDERS_POSTGRES_URL');
  const postgres = createPostgres(config.postgresUrl, 'orders', logger);
  const broker = createBroker(config.natsUrl, 'orders', logger);
  const outbox = createOutbox(postgres, createPublish(broker), logger);
  const store = { postgres, outbox, logger };
  const asks = createAskClient(config.askUrls, config.hopKeys);
  const carts = createCartAsks(asks.ask, logger);
  const { settledAmong, ...placements } = createPostgresPlacements(postgres);
  const settlements = createSettlements(broker, settledAmong, logger);

  const app = createApp({
    placements: { ...placements, accept: createAccept(store, checkoutOf(config.checkoutVersion)) },
    orders: createPostgresOrders(postgres),
    afterSale: { ...createPostgresCancellations(store), ...createPostgresRefunds(store) },
    reviews: createPostgresReviews(store),
    shopTables: createPostgresShopTables(postgres),
    carts,
    prices: createCatalogPrices(asks.ask),
    stock: createInventoryStock(asks.ask),
    settlements,
    admission: createAdmission({
      countUnderWay: createCountUnderWay(postgres),
      maxSagasUnderWay: config.maxSagasUnderWay,
      maxCallsAtOnce: config.maxCallsAtOnce,
      logger,
    }),
    cardProcessor: createCardProcessorWatch(asks.ask, logger),
    accessKeys: createAccessKeys(config.accessKeySecret),
    newId: newIdBody,
    digest: (text) => createHash('sha256').update(text).digest('base64url'),
    clock: Date.now,
    killPoint,
  });

  const runner = startCheckoutRunner({
    sagas: createPostgresSagas(store),
    takeOver: carts.takeOver,
    settled: settlements.settled,
    broker,
    logger,
  });
  outbox.start();
  // A reply's key is claimed and never answered: what the saga made of it stands in the saga's row.
  const pruning = { retentionHours: config.inboxRetentionHours, isUnansweredOver: true };
  const pruner = startChore(postgres, logger, createPruner(logger, pruning));

  const server = await startSubgraphServer({
    host: config.host,
    port: config.port,
    sdl: readFileSync(join(__dirname, '../schema.graphql'), 'utf8'),
    resolvers,
    context: createContext(app),
    hopKeys: config.hopKeys,
    // NATS is no condition: orders are accepted without it and go on when it is back.
    probes: { postgres: () => rowsOf(postgres, '/* ready */ SELECT 1') },
    logger,
  });
  logger.info({ url: server.url }, 'listening');

  shutDownOn(logger, [
    ['answer who waits', () => settlements.stop()],
    ['http', () => server.stop()],
    ['runner', () => runner.stop()],
    ['pruner', () => pruner.stop()],
    ['outbox', () => outbox.stop()],
    ['nats', () => broker.stop()],
    ['asks', () => asks.close()],
    ['postgres', () => postgres.end()],
  ]);
});

// Payments as a process.
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
import { createCardProcessor } from './adapters/card-processor';
import { createWebhooks } from './adapters/card-processor-webhooks';
import { createPostgresEvents } from './adapters/postgres-events';
import { createPostgresPayments } from './adapters/postgres-payments';
import { createPostgresReconciliation, pruneBooks } from './adapters/postgres-reconciliation';
import { createApp } from './app';
import { readPaymentsConfig } from './config';
import { createContext } from './graphql/loaders';
import { resolvers } from './graphql/resolvers';
import { createAsks } from './messaging/asks';
import { createHandler, paymentCommands } from './messaging/handlers';
import { createOperationWorkers } from './messaging/operation-workers';
import { createReconciler } from './messaging/reconciler';

// Many more than a bank's usual delay needs, so that some slow cards leave room for everybody else.
const callsAtOnce = 64;

startService('payments', async () => {
  const config = readPaymentsConfig();
  const logger = createLogger('payments', config.logLevel);
  await migrateAtStart(config.postgresUrl, join(__dirname, '../migrations'), 'PAYMENTS_POSTGRES_URL');

  const postgres = createPostgres(config.postgresUrl, 'payments', logger);
  const broker = createBroker(config.natsUrl, 'payments', logger);
  const outbox = createOutbox(postgres, createPublish(broker), logger);
  const processor = createCardProcessor(config.cardProcessorUrl, logger, { connections: callsAtOnce });
  const { reconcileEveryMs: everyMs, captureAlarmMs } = config;
  const app = createApp({
    payments: createPostgresPayments({ postgres, outbox, logger }),
    events: createPostgresEvents({ postgres, logger }),
    books: createPostgresReconciliation({ postgres, logger, settleMs: everyMs }),
    webhooks: createWebhooks(config.webhookSecret),
    processor,
  });
  const workers = createOperationWorkers(app, logger, { callsAtOnce });
  const reconciler = createReconciler(app, logger, { everyMs, captureAlarmMs });

  const server = await startSubgraphServer({
    host: config.host,
    port: config.port,
    sdl: readFileSync(join(__dirname, '../schema.graphql'), 'utf8'),
    resolvers,
    context: () => createContext(app),
    asks: createAsks(app, reconciler.hint),
    hopKeys: config.hopKeys,
    // Broker and processor are no probes: without them payments are shown, and operations wait.
    probes: { postgres: () => postgres.query('SELECT 1') },
    logger,
  });
  outbox.start();
  workers.start();
  reconciler.start();
  const commands = consume(broker, logger, {
    stream: 'COMMANDS',
    durable: 'payments',
    filter: 'cmd.payments.>',
    types: paymentCommands,
    handle: createHandler(app, workers.take),
  });
  const pruner = startChore(postgres, logger, createPruner(logger, { retentionHours: config.inboxRetentionHours }));
  const booksPruner = startChore(postgres, logger, pruneBooks);
  logger.info({ url: server.url }, 'listening');

  shutDownOn(logger, [
    ['commands', () => commands.stop()],
    ['server', () => server.stop()],
    ['workers', () => workers.stop()],
    ['reconciler', () => reconciler.stop()],
    ['pruner', () => pruner.stop()],
    ['books pruner', () => booksPruner.stop()],
    ['outbox', () => outbox.stop()],
    ['broker', () => broker.stop()],
    ['postgres', () => postgres.end()],
  ]);
});

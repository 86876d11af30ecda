// A card processor to develop and test against, as a process of its own that outlives the shop's crashes.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { toInstant } from '@cartograph/kernel';
import { createLogger, newId, shutDownOn, startService } from '@cartograph/runtime';
import { readProcessorConfig } from './config';
import { openLedger } from './ledger';
import { createProcessor } from './processor';
import { createProcessorServer } from './server';

/** Waits a second for who is inside; a slow bank's customers are cut, and their keys answer after the next start. */
const stopServing = (server: Server): Promise<unknown> => {
  setTimeout(() => server.closeAllConnections(), 1_000).unref();
  server.closeIdleConnections();
  return new Promise((resolve) => server.close(resolve));
};

startService('card-processor', async () => {
  const config = readProcessorConfig(process.env);
  const logger = createLogger('card-processor', config.logLevel);
  const { ledger, entries } = await openLedger(config.ledgerFile, (fault) => {
    logger.fatal({ err: fault }, 'the ledger cannot be written, stopping');
    process.exit(1);
  });
  const processor = createProcessor({
    ledger,
    entries,
    now: () => toInstant(Date.now()),
    newId: () => newId('auth'),
    slowMs: config.slowMs,
    pause,
  });
  const server = createProcessorServer(processor, (fault) => logger.error({ err: fault }, 'request failed'));
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  logger.info({ url: `http://${config.host}:${port}`, entries: entries.length }, 'listening');
  shutDownOn(logger, [
    ['http', () => stopServing(server)],
    ['ledger', () => ledger.close()],
  ]);
});

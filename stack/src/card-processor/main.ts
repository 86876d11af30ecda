// A card processor to develop and test against, as a process of its own that outlives the shop's crashes.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { plusMs, toInstant } from '@cartograph/kernel';
import { createLogger, newId, shutDownOn, startService } from '@cartograph/runtime';
import { createAccidents } from './accidents';
import { createClock } from './clock';
import { readProcessorConfig } from './config';
import { createControl } from './control';
import { openJournal } from './journal';
import type { LedgerEntry } from './ledger';
import { createProcessor } from './processor';
import { createProcessorServer } from './server';
import { createStage } from './stage';
import { applyLine, nothingStaged, type StageLine } from './staged';
import { createWebhookPost } from './webhook-post';
import { createWebhooks, webhookLifetimeMs } from './webhooks';

/** Waits a second for who is inside; a slow bank's customers are cut, and their keys answer after the next start. */
const stopServing = (server: Server): Promise<unknown> => {
  setTimeout(() => server.closeAllConnections(), 1_000).unref();
  server.closeIdleConnections();
  return new Promise((resolve) => server.close(resolve));
};

startService('card-processor', async () => {
  const { host, port, logLevel, ledgerFile, slowMs, hasControl, webhook } = readProcessorConfig(process.env);
  const logger = createLogger('card-processor', logLevel);
  const onBroken = (fault: unknown) => {
    logger.fatal({ err: fault }, 'the ledger cannot be written, stopping');
    process.exit(1);
  };
  const { journal: ledger, lines: entries } = await openJournal<LedgerEntry>(ledgerFile, onBroken);
  const stageFile = ledgerFile.replace(/(\.jsonl)?$/, '.stage.jsonl');
  const { journal: stageJournal, lines: stageLines } = await openJournal<StageLine>(stageFile, onBroken);
  const staged = nothingStaged();
  stageLines.forEach((line) => applyLine(staged, line));

  const machineNow = () => toInstant(Date.now());
  const clock = createClock(machineNow, staged.movedMs);
  const stage = createStage({ journal: stageJournal, staged, clock });
  const webhooks =
    webhook &&
    createWebhooks({
      ...{
        stage,
        clock,
        machineNow,
        newId,
        secret: webhook.secret,
        wanted: webhook.wanted,
        post: createWebhookPost(webhook.url),
      },
      onGivenUp: ({ id, type }) => logger.warn({ eventId: id, type }, 'the merchant does not hear a webhook'),
    });
  const tell = webhooks?.tell;
  const processor = createProcessor({ ledger, entries, clock, newId, slowMs, ...(tell && { tell }) });
  const accidents = createAccidents({ processor, stage, clock, newId, slowMs });
  const control = hasControl ? createControl({ processor, accidents, stage, clock, newId, webhooks }) : undefined;
  const onFault = (fault: unknown) => logger.error({ err: fault }, 'request failed');
  const server = createProcessorServer({ processor, accidents, stage, clock, control, onFault });

  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  logger.info({ url: `http://${host}:${address.port}`, entries: entries.length, hasControl }, 'listening');
  const young = plusMs(clock.now(), -webhookLifetimeMs);
  entries.forEach((entry, line) => {
    if (tell && line >= staged.webhooksDoneTo && entry.at >= young) tell(entry, line);
  });
  shutDownOn(logger, [
    ['http', () => stopServing(server)],
    ['webhooks', () => webhooks?.close()],
    ['ledger', () => Promise.all([ledger.close(), stageJournal.close()])],
  ]);
});

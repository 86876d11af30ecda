import { join } from 'node:path';
import { aFolder } from './folder';
import { controlOf, type CardProcessorControl } from './card-processor-control';
import { startProcess, type RunningProcess } from './start-process';

/** A card processor of one test, with its control on. */
export interface RunningCardProcessor extends RunningProcess {
  readonly ledgerFile: string;
  readonly control: CardProcessorControl;
}

/**
 * The card processor as a process on a free port, with a new ledger unless one is given. It sends webhooks where
 * `webhook` says. Build `stack` first.
 */
export const startCardProcessor = async (
  given: { ledgerFile?: string; port?: number; slowMs?: number; webhook?: { url: string; secret: string } } = {},
): Promise<RunningCardProcessor> => {
  const ledgerFile = given.ledgerFile ?? join(aFolder('card-processor'), 'ledger.jsonl');
  const running = await startProcess('stack/dist/card-processor/main.js', {
    CARD_PROCESSOR_PORT: String(given.port ?? 0),
    CARD_PROCESSOR_LEDGER_FILE: ledgerFile,
    CARD_PROCESSOR_CONTROL: 'on',
    ...(given.slowMs !== undefined && { CARD_PROCESSOR_SLOW_MS: String(given.slowMs) }),
    ...(given.webhook && {
      CARD_PROCESSOR_WEBHOOK_URL: given.webhook.url,
      CARD_PROCESSOR_WEBHOOK_SECRET: given.webhook.secret,
    }),
  });
  return { ...running, ledgerFile, control: controlOf(running.url) };
};

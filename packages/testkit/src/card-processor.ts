import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess, type RunningProcess } from './start-process';

export interface RunningCardProcessor extends RunningProcess {
  readonly ledgerFile: string;
}

/** The card processor as a process on a free port, with a new ledger unless one is given. Build `stack` first. */
export const startCardProcessor = async (
  given: { ledgerFile?: string; port?: number; slowMs?: number } = {},
): Promise<RunningCardProcessor> => {
  const ledgerFile = given.ledgerFile ?? join(await mkdtemp(join(tmpdir(), 'card-processor-')), 'ledger.jsonl');
  const running = await startProcess('stack/dist/card-processor/main.js', {
    CARD_PROCESSOR_PORT: String(given.port ?? 0),
    CARD_PROCESSOR_LEDGER_FILE: ledgerFile,
    ...(given.slowMs !== undefined && { CARD_PROCESSOR_SLOW_MS: String(given.slowMs) }),
  });
  return { ...running, ledgerFile };
};

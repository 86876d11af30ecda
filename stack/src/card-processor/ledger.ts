// The ledger on disk: one JSON line for each operation, never edited. What was answered has been synced before.
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Instant } from '@cartograph/kernel';
import type { Authorization } from './authorization';

/** What an operation was answered with. A refusal is kept too, so that its key answers the same again. */
export interface Answer {
  readonly status: number;
  readonly body: Authorization | { readonly code: string; readonly message: string };
}

export interface LedgerEntry {
  readonly at: Instant;
  readonly operation: 'authorize' | 'capture' | 'void';
  readonly reference: string;
  readonly idempotencyKey: string;
  /** Digest of the request, to tell a retry from a key used twice. */
  readonly fingerprint: string;
  readonly answer: Answer;
}

export interface Ledger {
  /** Resolves when the entry is on the disk; entries that arrive during one sync share the next. */
  append(entry: LedgerEntry): Promise<void>;
  /** Resolves when everything appended so far is on the disk. */
  synced(): Promise<void>;
  close(): Promise<void>;
}

/** Reads complete lines; what a crash left of the last one was never answered and is dropped. */
const readEntries = (text: Buffer): { entries: LedgerEntry[]; bytes: number } => {
  const bytes = text.lastIndexOf('\n') + 1;
  const lines = text.toString('utf8', 0, bytes).split('\n').slice(0, -1);
  return { entries: lines.map((line) => JSON.parse(line) as LedgerEntry), bytes };
};

const readOrEmpty = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw fault;
  }
};

/**
 * Opens or creates a ledger and reads what is in it. Throws when a complete line is not JSON. `onBroken` is told when a
 * write failed: from then on nobody knows what the disk holds, and nothing is answered any more.
 */
export const openLedger = async (
  file: string,
  onBroken: (fault: unknown) => void,
): Promise<{ ledger: Ledger; entries: LedgerEntry[] }> => {
  await mkdir(dirname(file), { recursive: true });
  const { entries, bytes } = readEntries(await readOrEmpty(file));
  const handle = await open(file, 'a');
  await handle.truncate(bytes);

  let waiting: string[] = [];
  let lastSync: Promise<void> = Promise.resolve();
  let nextSync: Promise<void> | undefined;

  const writeWaiting = async () => {
    const lines = waiting;
    waiting = [];
    nextSync = undefined;
    await handle.appendFile(lines.join(''));
    await handle.datasync();
  };

  return {
    entries,
    ledger: {
      append: (entry) => {
        waiting.push(`${JSON.stringify(entry)}\n`);
        if (!nextSync) {
          nextSync = lastSync = lastSync.then(writeWaiting);
          nextSync.catch(onBroken);
        }
        return nextSync;
      },
      synced: () => lastSync,
      close: async () => {
        await lastSync;
        await handle.close();
      },
    },
  };
};

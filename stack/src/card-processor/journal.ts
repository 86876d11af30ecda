// A file of JSON lines that are never edited. What its writer was told is written has been synced before.
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Journal<Line> {
  /** Resolves when the line is on the disk; lines that arrive during one sync share the next. */
  append(line: Line): Promise<void>;
  /** Resolves when everything appended so far is on the disk. */
  synced(): Promise<void>;
  close(): Promise<void>;
}

/** Reads complete lines; what a crash left of the last one was never answered and is dropped. */
const readLines = <Line>(text: Buffer): { lines: Line[]; bytes: number } => {
  const bytes = text.lastIndexOf('\n') + 1;
  const lines = text.toString('utf8', 0, bytes).split('\n').slice(0, -1);
  return { lines: lines.map((line) => JSON.parse(line) as Line), bytes };
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
 * Opens or creates a journal and reads what is in it. Throws when a complete line is not JSON. `onBroken` is told when a
 * write failed: from then on nobody knows what the disk holds, and nothing is answered any more.
 */
export const openJournal = async <Line>(
  file: string,
  onBroken: (fault: unknown) => void,
): Promise<{ journal: Journal<Line>; lines: Line[] }> => {
  await mkdir(dirname(file), { recursive: true });
  const { lines, bytes } = readLines<Line>(await readOrEmpty(file));
  const handle = await open(file, 'a');
  await handle.truncate(bytes);

  let waiting: string[] = [];
  let lastSync: Promise<void> = Promise.resolve();
  let nextSync: Promise<void> | undefined;

  const writeWaiting = async () => {
    const text = waiting.join('');
    waiting = [];
    nextSync = undefined;
    await handle.appendFile(text);
    await handle.datasync();
  };

  return {
    lines,
    journal: {
      append: (line) => {
        waiting.push(`${JSON.stringify(line)}\n`);
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

// What runs now, written down: so that another command can find it, stop it, or clear it away after a power cut.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { identify, isAlive, type ProgramIdentity } from './program-identity';

export interface RunFile {
  /** The process that watches over the others; absent when they run by themselves. */
  readonly owner?: ProgramIdentity;
  readonly programs: readonly ProgramIdentity[];
  /** The Compose project of the stores that run in containers. */
  readonly containers?: string;
  /** Variables by which clients find what runs. */
  readonly env: Readonly<Record<string, string>>;
  /** Thrown away when the programs are gone. */
  readonly folder?: string;
}

export const readRunFile = async (file: string): Promise<RunFile | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as RunFile;
  } catch {
    return undefined;
  }
};

/** Written beside and moved, so that nobody reads half of it. It names keys, so only its owner may read it. */
export const writeRunFile = async (file: string, run: RunFile): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(run, undefined, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
};

export const removeRunFile = (file: string): Promise<void> => rm(file, { force: true });

export const ourselves = (): Promise<ProgramIdentity> => identify('launcher', process.pid);

/** Whether everything that the file names still runs. */
export const runsStill = async (run: RunFile): Promise<boolean> =>
  (await Promise.all(run.programs.map(isAlive))).every(Boolean);

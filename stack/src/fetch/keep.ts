// Programs fetched once and kept: made in a folder beside their place and moved there whole, one maker at a time.
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
};

// A fetch takes a minute or two; a lock of a quarter of an hour belongs to a process of another machine that died.
const staleAfterMs = 15 * 60_000;

const isStale = async (lock: string): Promise<boolean> => {
  const age = await stat(lock).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
  const owner = Number(await readFile(join(lock, 'pid'), 'utf8').catch(() => '0'));
  return age > staleAfterMs || (owner > 0 && !lives(owner));
};

/** Runs one at a time for each lock folder, across all processes of this machine. */
export const withLock = async <Result>(lock: string, work: () => Promise<Result>): Promise<Result> => {
  for (;;) {
    try {
      await mkdir(lock);
      break;
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
      if (await isStale(lock)) await rm(lock, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  try {
    await writeFile(join(lock, 'pid'), String(process.pid));
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
};

/** The folder `name` of the cache, made by `make` when it is not there yet. */
export const keep = async (cache: string, name: string, make: (folder: string) => Promise<void>): Promise<string> => {
  const place = join(cache, name);
  if (await exists(place)) return place;
  await mkdir(cache, { recursive: true });
  return withLock(`${place}.lock`, async () => {
    if (await exists(place)) return place;
    const unfinished = `${place}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o755 });
    await make(unfinished);
    await rename(unfinished, place);
    return place;
  });
};

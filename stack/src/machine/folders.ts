import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { UserIds } from './run-program';

/** Where fetched programs are kept, for all checkouts of this user. */
export const cacheFolder = (env: NodeJS.ProcessEnv): string =>
  resolve(env['CARTOGRAPH_CACHE_DIR'] || join(homedir(), '.cache', 'cartograph'));

const mayBePassed = async (folder: string): Promise<boolean> => {
  for (let at = folder; ; at = dirname(at)) {
    const mode = await stat(at).then(
      (found) => found.mode,
      () => 0o001, // not there yet: it will be ours
    );
    if ((mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
};

/**
 * The folder itself, or a stand-in that an unprivileged user can reach: root's home is closed to everybody else, and a
 * server that runs as somebody else could not even enter it. Each wanted folder has its own stand-in.
 */
export const reachableFolder = async (wanted: string, standInRoot: string, user?: UserIds): Promise<string> => {
  if (!user) return wanted;
  await mkdir(wanted, { recursive: true });
  await chmod(wanted, (await stat(wanted)).mode | 0o011);
  if (await mayBePassed(wanted)) return wanted;
  const standIn = join(standInRoot, createHash('sha256').update(wanted).digest('hex').slice(0, 12));
  await mkdir(standIn, { recursive: true, mode: 0o755 });
  return standIn;
};

/** Makes a folder that the given user owns. */
export const ownedFolder = async (folder: string, user?: UserIds): Promise<string> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
  return folder;
};

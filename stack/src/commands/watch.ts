// npm run dev: builds on change, and starts anew whichever service a change touches.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { remember } from '../machine/children';
import { printed } from '../machine/report';
import { services } from '../shop/services';
import type { Shop } from '../shop/start-shop';
import { root } from './places';

// A build writes many files; the restart waits until it has been quiet for this long.
const quietMs = 400;

const startCompiler = (): void => {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const args = [compiler, '-b', '--watch', '--preserveWatchOutput'];
  remember(spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }));
};

/** Which processes a changed file belongs to: a service's own, or everybody's when it is a package's. */
const touchedBy = (path: string, shop: Shop): string[] => {
  const own = services.find(({ entry }) => path.startsWith(entry.slice(0, entry.indexOf('dist'))));
  const names = path.startsWith('packages/') ? services.map(({ name }) => name) : own ? [own.name] : [];
  return shop.programs.map(({ name }) => name).filter((name) => names.some((each) => name.startsWith(each)));
};

const isCode = (path: string) => /(dist\/.*\.js|\.graphql|\.sql|\.lua)$/.test(path) && !path.includes('node_modules');

/** Watches until this process ends. */
export const renewOnChange = (shop: Shop): void => {
  startCompiler();
  const touched = new Set<string>();
  let quiet: NodeJS.Timeout | undefined;

  const renewTouched = async () => {
    const names = [...touched];
    touched.clear();
    for (const program of shop.programs.filter(({ name }) => names.includes(name))) {
      await program.renew().then(
        () => printed(program.name, 'changed, and runs anew'),
        (fault: Error) => printed(program.name, fault.message),
      );
    }
  };

  for (const folder of ['packages', 'subgraphs', 'gateway', 'stack'].filter((name) => existsSync(join(root, name)))) {
    watch(join(root, folder), { recursive: true }, (_, file) => {
      const path = `${folder}/${String(file).replaceAll('\\', '/')}`;
      if (!isCode(path)) return;
      touchedBy(path, shop).forEach((name) => touched.add(name));
      clearTimeout(quiet);
      quiet = setTimeout(() => void renewTouched(), quietMs);
    });
  }
};

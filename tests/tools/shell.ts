// The sh blocks of our pages, pasted into a shell as a reader would, against the shop of a test.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Shop } from '@cartograph/stack';
import { aFolder, repositoryRoot } from '@cartograph/testkit';

const run = promisify(execFile);

export const shellBlocksOf = async (page: string): Promise<readonly string[]> => {
  const text = await readFile(join(repositoryRoot, page), 'utf8');
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block!);
};

export type Shell = Awaited<ReturnType<typeof openShell>>;

/** A shell in the repository, for which this shop is the one that `npm start` has started. */
export const openShell = async (shop: Shop) => {
  const dataDir = aFolder('pasted');
  await mkdir(join(dataDir, 'run'));
  await writeFile(join(dataDir, 'run/shop.env.json'), JSON.stringify(shop.variables));
  const hereInsteadOfThere = (text: string) =>
    text.replaceAll('http://localhost:4000', shop.url).replaceAll('./.data/', `${dataDir}/`);

  /** Runs lines that see these variables and answers with what they print; throws when one of them fails. */
  return async (lines: string, variables: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', hereInsteadOfThere(lines)], {
      cwd: repositoryRoot,
      env: { ...process.env, ...variables, CARTOGRAPH_DATA_DIR: dataDir },
    });
    return stdout;
  };
};

import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const roots = ['packages', 'subgraphs', 'gateway', 'stack', 'tools', 'tests'];
const isOurs = (path: string) => !/(^|\/)(node_modules|dist|\.data)(\/|$)/.test(path);

/** Every file of the repository's code, by its path from the root. */
export const allFiles = (): string[] =>
  roots
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
    )
    .filter(isOurs)
    .sort();

/** Every TypeScript file that people write. */
export const sourceFiles = (): string[] =>
  allFiles().filter((path) => path.endsWith('.ts') && !path.endsWith('/generated.ts'));

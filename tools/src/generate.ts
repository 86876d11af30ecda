// npm run generate [-- --check]: writes everything that is derived from something else in the tree, or, with --check,
// fails when a committed file is not what would be written.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as contracts from '@cartograph/contracts';
import { composeSupergraph } from './compose';
import { generateTypes } from './generate-types';
import { messagesDoc } from './messages-doc';
import { withSharedBlock } from './shared-block';

const root = resolve(__dirname, '../..');
const isCheck = process.argv.includes('--check');
const stale: string[] = [];

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const write = (path: string, text: string): void => {
  const file = join(root, path);
  if (existsSync(file) && read(path) === text) return;
  if (isCheck) {
    stale.push(path);
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

const writeSchemas = async (): Promise<void> => {
  const shared = read('subgraphs/shared-types.graphql');
  const names = readdirSync(join(root, 'subgraphs')).filter((name) =>
    existsSync(join(root, 'subgraphs', name, 'schema.graphql')),
  );
  for (const name of names) {
    const path = `subgraphs/${name}/schema.graphql`;
    const schema = withSharedBlock(read(path), shared);
    write(path, schema);
    write(`subgraphs/${name}/src/graphql/generated.ts`, await generateTypes(schema));
  }
};

const owners = ['orders', 'inventory', 'payments', 'cart', 'catalog'];

const writeMessages = (): void => {
  const files = owners.map((owner) => ({ owner, source: read(`packages/contracts/src/${owner}.ts`) }));
  write('docs/messages.md', messagesDoc(contracts, files));
};

const main = async (): Promise<void> => {
  writeMessages();
  await writeSchemas();
  write('gateway/supergraph.graphql', composeSupergraph(join(root, 'supergraph.yaml')));
  if (stale.length === 0) return;
  console.error(`Not up to date, run \`npm run generate\`:\n${stale.map((path) => `  ${path}`).join('\n')}`);
  process.exit(1);
};

void main();

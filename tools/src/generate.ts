// npm run generate [-- --check]: writes everything that is derived from something else in the tree, or, with --check,
// fails when a committed file is not what would be written.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { composeSupergraph } from './compose';
import { generateTypes } from './generate-types';
import { withSharedBlock } from './shared-block';

const root = resolve(__dirname, '../..');
const isCheck = process.argv.includes('--check');
const stale: string[] = [];

const write = (path: string, text: string): void => {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  if (isCheck) stale.push(path);
  else writeFileSync(file, text);
};

const main = async () => {
  const shared = readFileSync(join(root, 'subgraphs/shared-types.graphql'), 'utf8');
  const names = readdirSync(join(root, 'subgraphs')).filter((name) =>
    existsSync(join(root, 'subgraphs', name, 'schema.graphql')),
  );
  for (const name of names) {
    const path = `subgraphs/${name}/schema.graphql`;
    const schema = withSharedBlock(readFileSync(join(root, path), 'utf8'), shared);
    write(path, schema);
    write(`subgraphs/${name}/src/graphql/generated.ts`, await generateTypes(schema));
  }
  write('gateway/supergraph.graphql', composeSupergraph(join(root, 'supergraph.yaml')));
  if (stale.length) {
    console.error(`Not up to date, run \`npm run generate\`:\n${stale.map((path) => `  ${path}`).join('\n')}`);
    process.exit(1);
  }
};

void main();

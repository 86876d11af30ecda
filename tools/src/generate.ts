// npm run generate [-- --check]: writes everything that is derived from something else in the tree, or, with --check,
// fails when a committed file is not what would be written.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as contracts from '@cartograph/contracts';
import { format, resolveConfig } from 'prettier';
import { composeSupergraph } from './compose';
import { generateTypes } from './generate-types';
import { messagesDoc } from './messages-doc';
import { sagaDoc, type DrawnSaga } from './saga-doc';
import { withSharedBlock } from './shared-block';

const root = resolve(__dirname, '../..');
const isCheck = process.argv.includes('--check');
const stale: string[] = [];

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const write = async (path: string, given: string): Promise<void> => {
  const file = join(root, path);
  // As `npm run format` would leave it, so that formatting never makes a generated file stale.
  const text = /\.(md|ts)$/.test(path)
    ? await format(given, { ...(await resolveConfig(file)), filepath: file })
    : given;
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
    await write(path, schema);
    await write(`subgraphs/${name}/src/graphql/generated.ts`, await generateTypes(schema));
  }
};

const writeMessages = async (): Promise<void> => {
  const files = readdirSync(join(root, 'subgraphs'))
    .map((owner) => ({ owner, path: `packages/contracts/src/${owner}.ts` }))
    .filter(({ path }) => existsSync(join(root, path)))
    .map(({ owner, path }) => ({ owner, source: read(path) }));
  await write('docs/messages.md', messagesDoc(contracts, files));
};

// The one place where we look inside a service: the table is data, and drawing it by hand would let the page drift.
// Its types are ours, since a service gives nothing to import; it is built here, after its types were generated.
const writeSaga = async (): Promise<void> => {
  spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'subgraphs/orders'], { cwd: root });
  const tableIn = async (file: string) =>
    Object.values((await import(join(root, `subgraphs/orders/dist/checkout/${file}.js`))) as object).find(
      (it: unknown): it is DrawnSaga => typeof it === 'object' && it !== null && 'steps' in it,
    )!;
  const [checkout, ...others] = await Promise.all(['saga', 'cancellation', 'refund'].map(tableIn));
  await write('docs/saga.md', sagaDoc(checkout!, others));
};

const main = async (): Promise<void> => {
  await writeMessages();
  await writeSchemas();
  await writeSaga();
  await write('gateway/supergraph.graphql', composeSupergraph(join(root, 'supergraph.yaml')));
  if (stale.length === 0) return;
  console.error(`Not up to date, run \`npm run generate\`:\n${stale.map((path) => `  ${path}`).join('\n')}`);
  process.exit(1);
};

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
});

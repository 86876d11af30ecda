// What the pages say is true: their links lead somewhere, and the queries that they show are answered by our schema.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { parse, validate } from 'graphql';
import { errorCodesIn } from '../test/schema-complaints';
import { allFiles } from '../test/source-files';

const root = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const markdownIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

const pages = [
  ...['.', 'docs', 'docs/decisions'].flatMap(markdownIn),
  ...allFiles().filter((path) => path.endsWith('.md')),
];

const linksIn = (text: string) => [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target!);
const isLocal = (target: string) => !/^[a-z]+:/.test(target);

test.each(pages)('every link of %s leads to a file', (page) => {
  const missing = linksIn(read(page))
    .filter(isLocal)
    .filter((target) => !existsSync(join(root, dirname(page), target)));
  expect(missing).toEqual([]);
});

const queriesIn = (text: string) => [
  ...[...text.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, query]) => query!),
  ...[...text.matchAll(/gql '([^']+)'/g)].map(([, query]) => query!),
];

const api = Supergraph.build(read('gateway/supergraph.graphql')).apiSchema().toGraphQLJSSchema();

test.each(queriesIn(read('README.md')))('the README may ask: %s', (query) => {
  expect(validate(api, parse(query)).map(({ message }) => message)).toEqual([]);
});

const codesUnder = (heading: string, text: string) => {
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  return [...section.split('\n## ')[0]!.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code!).sort();
};
const quotedIn = (path: string, from: string, to: string) =>
  [
    ...read(path)
      .split(from)[1]!
      .split(to)[0]!
      .matchAll(/'([A-Z_]+)'/g),
  ].map(([, code]) => code!);

test('docs/errors.md lists the codes of faults, all of them and no others', () => {
  const codes = [
    ...quotedIn('packages/runtime/src/fault.ts', 'type FaultCode', ';'),
    ...quotedIn('gateway/src/errors.ts', 'const gatewayCodes', ']'),
  ];
  expect(codesUnder('Faults', read('docs/errors.md'))).toEqual(codes.sort());
});

test('docs/errors.md lists the codes of webhooks, all of them and no others', () => {
  const codes = quotedIn('packages/contracts/src/payments.ts', 'HearWebhook = ask', ']);');
  expect(codesUnder('Webhooks', read('docs/errors.md'))).toEqual(codes.sort());
});

test('docs/errors.md lists the codes of refusals, all of them and no others', () => {
  const codes = errorCodesIn(read('subgraphs/shared-types.graphql'));
  expect(codesUnder('Refusals', read('docs/errors.md'))).toEqual(codes.sort());
});

// What the pages say is true: their links lead somewhere, and the queries that they show are answered by our schema.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { parse, validate } from 'graphql';

const root = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const markdownIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

const pages = ['.', 'docs', 'docs/decisions'].flatMap(markdownIn);

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

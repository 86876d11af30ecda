import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorCodesIn, schemaComplaints, userErrorsIn } from '../test/schema-complaints';
import { withSharedBlock } from './shared-block';

const folder = resolve(__dirname, '../../subgraphs');
const shared = readFileSync(join(folder, 'shared-types.graphql'), 'utf8');
const schemas = readdirSync(folder)
  .map((name) => [name, join(folder, name, 'schema.graphql')] as const)
  .filter(([, file]) => existsSync(file))
  .map(([name, file]) => [name, readFileSync(file, 'utf8')] as const);

describe.each(schemas)('the schema of %s', (_, sdl) => {
  test('has the shared block as it is today', () => {
    expect(withSharedBlock(sdl, shared)).toBe(sdl);
  });

  test('keeps the conventions', () => {
    expect(schemaComplaints(sdl)).toEqual([]);
  });
});

const typeOfCode = (code: string) =>
  `${code
    .split('_')
    .map((word) => word[0] + word.slice(1).toLowerCase())
    .join('')}Error`;

test('every refusal has a code and every code is the name of a refusal', () => {
  const types = new Set(schemas.flatMap(([, sdl]) => userErrorsIn(sdl)));
  expect([...types].sort()).toEqual(errorCodesIn(shared).map(typeOfCode).sort());
});

test.each([
  ['a type without description', 'type Thing { "x" id: ID! }', 'Thing has no description'],
  ['a field without description', '"x" type Thing { id: ID! }', 'Thing.id has no description'],
  ['an argument without description', 'type Query { "x" thing(id: ID!): Int }', 'Query.thing(id:) has no description'],
  ['an input field without description', '"x" input Thing { id: ID! }', 'Thing.id has no description'],
  ['an enum value without description', '"x" enum Thing { A }', 'Thing.A has no description'],
  [
    'a mutation without a payload',
    'type Mutation { "x" thingAdd("x" id: ID!): Int }',
    'thingAdd is (id: ID!): Int, not (input: ThingAddInput!): ThingAddPayload!',
  ],
  [
    'a payload without userErrors',
    'type Mutation { "x" thingAdd(input: ThingAddInput!): ThingAddPayload! } "x" type ThingAddPayload { "x" id: ID }',
    'ThingAddPayload has no userErrors: [UserError!]!',
  ],
  [
    'a connection without nodes',
    '"x" type ThingConnection { "x" edges: Int "x" pageInfo: Int }',
    'ThingConnection has no nodes',
  ],
  ['a time without At', '"x" type Thing { "x" placed: DateTime! }', 'Thing.placed is a DateTime without At'],
  ['a code that is given', '"x" input Thing { "x" code: ErrorCode! }', 'Thing.code takes an ErrorCode'],
  [
    'an entity by another key',
    '"x" type Thing @key(fields: "sku") { "x" sku: ID! }',
    'Thing is an entity by something else than one @key(fields: "id")',
  ],
])('%s is complained about', (_, sdl, complaint) => {
  expect(schemaComplaints(sdl)).toEqual([complaint]);
});

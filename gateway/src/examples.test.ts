import './no-telemetry';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloGateway } from '@apollo/gateway';
import { getOperationAST, parse, specifiedRules, validate, type GraphQLSchema } from 'graphql';
import { getVariableValues } from 'graphql/execution/values';
import { readExamples } from './explorer';
import { aliasGuard } from './limits/alias-guard';
import { limitRules } from './limits/document-limits';

const examples = readExamples();
let schema: GraphQLSchema;

beforeAll(async () => {
  const supergraphSdl = readFileSync(join(__dirname, '../supergraph.graphql'), 'utf8');
  const gateway = new ApolloGateway({ supergraphSdl });
  ({ schema } = await gateway.load());
  await gateway.stop();
});

test('the examples go from finding something to having bought it, taking it back, and looking after the shop', () => {
  expect(examples.map(({ name }) => name)).toEqual([
    'search',
    'product',
    'cartCreate',
    'cartLinesAdd',
    'checkoutPreview',
    'placeOrder',
    'order',
    'orderCancel',
    'orderPlacements',
    'reviewItems',
  ]);
});

test.each(examples)('the example $name is a query that the gateway takes', ({ query, variables }) => {
  const document = parse(query);
  expect(validate(schema, document, [...specifiedRules, aliasGuard, ...limitRules])).toEqual([]);
  const definitions = getOperationAST(document)?.variableDefinitions ?? [];
  const filledIn = variables.replace(/\{\{\w+\}\}/g, '1');
  expect(getVariableValues(schema, definitions, JSON.parse(filledIn) as Record<string, unknown>)).toEqual({
    coerced: expect.any(Object),
  });
});

test('what an example wants from those before it, they keep', () => {
  const kept = new Set<string>();
  for (const { variables, script } of examples) {
    for (const [, name] of variables.matchAll(/\{\{(\w+)\}\}/g)) expect(kept).toContain(name);
    for (const [, name] of script.matchAll(/setEnvironment\('(\w+)'/g)) kept.add(name!);
  }
});

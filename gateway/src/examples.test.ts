import './no-telemetry';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
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

/** What the script of an example keeps of an answer. */
const keptBy = (example: string, answer: object) => {
  const kept: Record<string, unknown> = {};
  const setEnvironment = (name: string, value: unknown) => void (kept[name] = value);
  const altair = { response: { body: JSON.stringify(answer) }, helpers: { setEnvironment } };
  runInNewContext(examples.find(({ name }) => name === example)!.script, { altair });
  return kept;
};

const variants = [
  { id: 'var_1', isPurchasable: false },
  { id: 'var_2', isPurchasable: true },
];
const totals = { total: { amount: '48.00', currencyCode: 'USD' } };
const order = { id: 'ord_1', number: 'A-1', status: 'CONFIRMED' };

test.each([
  ['search', { search: { nodes: [{ handle: 'kettle' }, { handle: 'cup' }] } }, { handle: 'kettle' }],
  ['product', { product: { variants } }, { variantId: 'var_2' }],
  ['cartCreate', { cartCreate: { cart: { id: 'crt_1' } } }, { cartId: 'crt_1' }],
  [
    'checkoutPreview',
    { checkoutPreview: { preview: { cartVersion: 2, totals } } },
    { cartVersion: 2, total: '48.00', currencyCode: 'USD' },
  ],
  ['placeOrder', { placeOrder: { result: { order, accessKey: 'k' } } }, { orderId: 'ord_1', accessKey: 'k' }],
])('%s keeps what the next examples want', (example, data, kept) => {
  expect(keptBy(example, { data })).toEqual(kept);
});

test.each([
  ['search', 'nothing found', { search: { nodes: [] } }],
  ['product', 'no such product', { product: null }],
  ['product', 'nothing that can be bought', { product: { variants: variants.slice(0, 1) } }],
  ['cartCreate', 'a refusal', { cartCreate: { cart: null } }],
  ['checkoutPreview', 'a refusal', { checkoutPreview: { preview: null } }],
  ['placeOrder', 'a refusal', { placeOrder: { result: null } }],
  ['placeOrder', 'PlacementPending', { placeOrder: { result: { accessKey: 'k', placement: { id: 'plc_1' } } } }],
  ['placeOrder', 'PlacementRejected', { placeOrder: { result: { reason: { code: 'PAYMENT_DECLINED' } } } }],
  ['placeOrder', 'PlacementThrottled', { placeOrder: { result: { retryAfterMs: 1_000 } } }],
])('%s keeps nothing of %s', (example, _, data) => {
  expect(keptBy(example, { data })).toEqual({});
});

test.each(examples)('$name keeps nothing of a fault', ({ name }) => {
  const errors = [{ message: 'Something broke.' }];
  expect([keptBy(name, { errors }), keptBy(name, { errors, data: null })]).toEqual([{}, {}]);
});

test('once the cart has changed, placeOrder buys it under another key', () => {
  const { variables } = examples.find(({ name }) => name === 'placeOrder')!;
  const keyAt = (version: number) =>
    /"idempotencyKey": "(.*)"/.exec(variables.replaceAll('{{cartVersion}}', String(version)))![1];
  expect([keyAt(2), keyAt(3)]).toEqual(['buy version 2', 'buy version 3']);
});

import { sharedResolvers, type Hop } from '@cartograph/runtime';
import { askGateway, startTestShop, type TestShop } from './test-shop';

const hops: Hop[] = [];

const catalog = {
  sdl: /* GraphQL */ `
    scalar Decimal
    type Query {
      variants: [Variant!]!
      viewer: String!
      double(amount: Decimal!): Decimal!
    }
    type Variant @key(fields: "id") {
      id: ID!
      sku: String!
    }
    type Mutation {
      rename: String!
    }
  `,
  resolvers: {
    Decimal: sharedResolvers.Decimal,
    Query: {
      variants: () => [
        { id: '1', sku: 'A' },
        { id: '2', sku: 'B' },
      ],
      viewer: (_: unknown, __: unknown, hop: Hop) => {
        hops.push(hop);
        return `${hop.viewer.role} ${hop.viewer.id}`;
      },
      double: (_: unknown, { amount }: { amount: string }) => String(Number(amount) * 2),
    },
    Mutation: {
      rename: (_: unknown, __: unknown, hop: Hop) => {
        hops.push(hop);
        return 'done';
      },
    },
  },
};

const inventory = {
  sdl: /* GraphQL */ `
    type Variant @key(fields: "id") {
      id: ID!
      stock: Int
    }
  `,
  resolvers: { Variant: { __resolveReference: ({ id }: { id: string }) => ({ id, stock: Number(id) * 10 }) } },
};

let shop: TestShop;
beforeAll(async () => (shop = await startTestShop({ catalog, inventory })));
afterAll(() => shop.stop());
beforeEach(() => hops.splice(0));

test('one query is answered from two subgraphs', async () => {
  const { status, body } = await shop.ask('{ variants { sku stock } }');
  expect(status).toBe(200);
  expect(body).toEqual({
    data: {
      variants: [
        { sku: 'A', stock: 10 },
        { sku: 'B', stock: 20 },
      ],
    },
  });
});

test('a client cannot say who it is by headers of our own', async () => {
  const viewer = Buffer.from(JSON.stringify({ id: 'eve', role: 'OPERATOR' })).toString('base64url');
  const { body } = await shop.ask('{ viewer }', {}, { 'x-cartograph-viewer': viewer, 'x-cartograph-signature': 'a.b' });
  expect(body).toEqual({ data: { viewer: 'GUEST null' } });
});

test('the trace that a client began goes on to the subgraph and back', async () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const { headers } = await shop.ask('{ viewer }', {}, { traceparent });
  expect(hops.map((hop) => hop.traceparent)).toEqual([traceparent]);
  expect(headers.get('x-trace-id')).toBe('0af7651916cd43dd8448eb211c80319c');
});

test('a subgraph is told that a reader waits 5 seconds and a writer 15', async () => {
  const before = Date.now();
  await shop.ask('{ viewer }');
  await shop.ask('mutation { rename }');
  const after = Date.now();
  const [query, mutation] = hops.map((hop) => hop.deadlineAt);
  expect(query).toBeGreaterThanOrEqual(before + 5_000 - 50);
  expect(query).toBeLessThanOrEqual(after + 5_000 + 50);
  expect(mutation).toBeGreaterThanOrEqual(before + 15_000 - 50);
  expect(mutation).toBeLessThanOrEqual(after + 15_000 + 50);
});

test('a subgraph does not answer what is not signed', async () => {
  const response = await askGateway(shop.subgraphs['catalog']!.url, { query: '{ viewer }' });
  expect([response.status, response.body]).toEqual([401, { code: 'UNSIGNED_REQUEST' }]);
  expect(hops).toEqual([]);
});

test('an alias that the planner would answer wrongly is refused before any subgraph is asked', async () => {
  const { status, body } = await shop.ask('{ viewer variants { id: sku stock } }');
  expect(status).toBe(400);
  expect(body.errors?.map((error) => error.extensions.code)).toEqual(['ALIAS_SHADOWS_FIELD']);
  expect(hops).toEqual([]);
});

test('a query past a limit is refused before any subgraph is asked', async () => {
  const aliases = Array.from({ length: 31 }, (_, index) => `a${index}: viewer`).join(' ');
  const { status, body } = await shop.ask(`{ ${aliases} }`);
  expect(status).toBe(400);
  expect(body.errors?.map((error) => error.extensions.code)).toEqual(['LIMIT_EXCEEDED']);
  expect(hops).toEqual([]);
});

test('a query of more than 2,000 words is not even read to its end', async () => {
  const { status, body } = await shop.ask(`{ ${'viewer '.repeat(2_001)} }`);
  expect(status).toBe(400);
  expect(body.errors?.map(({ message, extensions }) => [message, extensions.code])).toEqual([
    ['Syntax Error: Document contains more that 2000 tokens. Parsing aborted.', 'GRAPHQL_PARSE_FAILED'],
  ]);
});

test.each([
  ['that is no GraphQL', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
  ['for a field that does not exist', { query: '{ variant }' }, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'that names an operation it does not hold',
    { query: 'query A { viewer }', operationName: 'B' },
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['without a required variable', { query: 'query ($a: Decimal!) { double(amount: $a) }' }, 'BAD_USER_INPUT'],
  ['without a query', { variables: {} }, 'BAD_REQUEST'],
  ['whose variables are no object', { query: '{ viewer }', variables: [] }, 'BAD_REQUEST'],
])("a request %s is the client's mistake", async (_, request, code) => {
  const { status, headers, body } = await askGateway(shop.url, request);
  expect(status).toBe(400);
  expect(body.errors?.map((error) => error.extensions)).toEqual([{ code, traceId: headers.get('x-trace-id') }]);
});

test('a persisted query that is not known is asked for', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } };
  const { body } = await askGateway(shop.url, { extensions });
  expect(body.errors?.map((error) => error.extensions.code)).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
});

test('the schema can be asked for', async () => {
  const { body } = await shop.ask('{ __schema { queryType { name } } }');
  expect(body).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
});

test.each([
  ['in a variable', 'query ($a: Decimal!) { double(amount: $a) }'],
  ['in the query', '{ double(amount: "many") }'],
])("a scalar that only the subgraph can read is the client's mistake when it is malformed %s", async (_, query) => {
  const { body } = await shop.ask(query, { a: 'many' });
  expect(body.errors?.map((error) => error.extensions.code)).toEqual(['BAD_USER_INPUT']);
  expect(body.errors?.[0]?.message).toContain('Decimal: a decimal in a string, such as "49.95"');
});

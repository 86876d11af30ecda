import { parse } from 'graphql';
import { aHop } from '../test/builders';
import { Fault, NotAllowed } from './fault';
import { createExecutor, type Resolvers } from './graphql-executor';
import { traceIdOf } from './hop';
import { createLogger } from './logger';
import { sharedResolvers } from './shared-resolvers';

jest.mock('graphql', () => {
  const graphql = jest.requireActual<{ parse: typeof parse }>('graphql');
  return { ...graphql, parse: jest.fn(graphql.parse) };
});

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  scalar CurrencyCode
  type Query {
    answer: Int!
    viewer: String
    broken: String
    strict: String!
    away: String
    forbidden: String
    colour: Colour
    price(in: CurrencyCode!): String
  }
  enum Colour { RED }
  type Thing @key(fields: "id") { id: ID! }
`;

const secret = 'postgres://shop:ultramarine@10.1.2.3 is away';

const resolvers = {
  CurrencyCode: sharedResolvers.CurrencyCode,
  Query: {
    answer: () => 42,
    viewer: (_: unknown, __: unknown, context: { id: string }) => context.id,
    broken: () => {
      throw new Error(secret);
    },
    strict: () => Promise.reject(new TypeError(secret)),
    away: () => {
      throw new Fault('SERVICE_UNAVAILABLE', 'The store is away.', new Error(secret));
    },
    forbidden: () => {
      throw new NotAllowed('FORBIDDEN', 'Only an operator may do this.', 'ord_1');
    },
    colour: () => secret,
    price: (_: unknown, { in: currency }: { in: string }) => currency,
  },
  Thing: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
} as unknown as Resolvers;

const logged: Record<string, unknown>[] = [];
const logger = createLogger('test', 'silent');
const warned: Record<string, unknown>[] = [];
jest.spyOn(logger, 'warn').mockImplementation(((line: Record<string, unknown>) => void warned.push(line)) as never);
jest.spyOn(logger, 'error').mockImplementation(((line: Record<string, unknown>) => void logged.push(line)) as never);

const execute = createExecutor<{ id: string }>(sdl, resolvers, logger);
const hop = aHop();
const traceId = traceIdOf(hop.traceparent);
const run = (query: string, variables?: Record<string, unknown>) =>
  execute({ query, ...(variables && { variables }) }, hop, { id: 'cus_1' });

beforeEach(() => {
  logged.length = 0;
  warned.length = 0;
});

test('a query is answered, with the context of its request', async () => {
  expect(await run('{ answer viewer }')).toEqual({ data: { answer: 42, viewer: 'cus_1' } });
});

test('an entity is resolved by its key, as the gateway asks for it', async () => {
  const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Thing { id } } }';
  expect(await run(query, { of: [{ __typename: 'Thing', id: 'a' }] })).toEqual({ data: { _entities: [{ id: 'a' }] } });
});

test.each(['broken', 'strict', 'colour'])(
  'what broke in `%s` is shown as a code and a trace id, and logged once',
  async (field) => {
    const answer = await run(`{ ${field} }`);
    expect(JSON.stringify(answer)).not.toContain('ultramarine');
    expect(answer.errors).toEqual([
      {
        message: 'Something broke.',
        path: [field],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'INTERNAL_SERVER_ERROR', traceId },
      },
    ]);
    expect(logged).toEqual([{ traceId, err: expect.any(Error) }]);
  },
);

test('a null where there may be none is our fault, not a secret of the schema', async () => {
  const nothing = createExecutor('type Query { strict: String! }', { Query: { strict: () => null } }, logger);
  expect((await nothing({ query: '{ strict }' }, hop, {})).errors).toMatchObject([
    { message: 'Something broke.', extensions: { code: 'INTERNAL_SERVER_ERROR', traceId } },
  ]);
});

test('a fault keeps its code and its own words, but not its cause', async () => {
  const answer = await run('{ away forbidden }');
  expect(JSON.stringify(answer)).not.toContain('ultramarine');
  expect(answer.errors).toMatchObject([
    { message: 'The store is away.', extensions: { code: 'SERVICE_UNAVAILABLE', traceId } },
    { message: 'Only an operator may do this.', extensions: { code: 'FORBIDDEN', traceId } },
  ]);
  expect(logged).toHaveLength(1);
});

test('a field that broke leaves the others their answers', async () => {
  expect((await run('{ answer broken }')).data).toEqual({ answer: 42, broken: null });
});

test.each(['{ nonsense }', '{ answer', ''])('%j is the mistake of who asked, and is not logged', async (query) => {
  const { data, errors } = await run(query);
  expect(data).toBeUndefined();
  expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED', traceId } }]);
  expect(logged).toEqual([]);
});

test('a malformed variable is the mistake of who asked, told in the words of the scalar', async () => {
  const { errors } = await run('query ($in: CurrencyCode!) { price(in: $in) }', { in: 'usd' });
  expect(errors).toMatchObject([
    { message: expect.stringContaining('an ISO 4217 code'), extensions: { code: 'BAD_USER_INPUT', traceId } },
  ]);
  expect(logged).toEqual([]);
});

test('a missing variable is the mistake of who asked', async () => {
  const { errors } = await run('query ($in: CurrencyCode!) { price(in: $in) }');
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', traceId } }]);
  expect(logged).toEqual([]);
});

test('a text that was seen before is not parsed again', async () => {
  const query = 'query Once { answer }';
  await run(query);
  jest.mocked(parse).mockClear();
  expect(await run(query)).toEqual({ data: { answer: 42 } });
  expect(parse).not.toHaveBeenCalled();
});

test('of a thousand and one texts the oldest is forgotten, and still answered', async () => {
  const texts = Array.from({ length: 1_001 }, (_, index) => `query Q${index} { answer }`);
  for (const text of texts) await run(text);
  jest.mocked(parse).mockClear();
  await run(texts[1_000]!);
  expect(parse).not.toHaveBeenCalled();
  expect(await run(texts[0]!)).toEqual({ data: { answer: 42 } });
  expect(parse).toHaveBeenCalledTimes(1);
});

test('who asked for what they may not is in the log, with what it was about', async () => {
  await run('{ forbidden }');
  expect(warned).toEqual([{ traceId, code: 'FORBIDDEN', viewer: hop.viewer, field: 'forbidden', about: 'ord_1' }]);
  expect(logged).toEqual([]);
});

test('a schema that is not valid does not start', () => {
  expect(() => createExecutor('type Query { a: Nothing }', {}, logger)).toThrow();
});

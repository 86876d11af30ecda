import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Logger } from '@cartograph/runtime';
import { silent, startTestShop, type TestShop } from './test-shop';

// What a broken subgraph answers, as status and body; each test sets its own.
let answer: { status: number; body: unknown };
const secret = 'postgres://orders:hunter2@db.internal:5432';

const orders = {
  sdl: /* GraphQL */ `
    type Query {
      order: Order
      orders: [Order!]
    }
    type Order {
      id: ID!
    }
  `,
  resolvers: { Query: { order: () => ({ id: '1' }) } },
};

const startBroken = (): Promise<Server> => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(answer.status, { 'content-type': 'application/json', 'x-secret': secret });
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
};

interface Line {
  readonly traceId: string;
  readonly code: string;
}

const logged: Line[] = [];
const logger = Object.assign(Object.create(silent) as Logger, { error: (line: Line) => void logged.push(line) });

let broken: Server;
let shop: TestShop;
let brokenUrl: string;

beforeAll(async () => {
  broken = await startBroken();
  brokenUrl = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
  shop = await startTestShop({ orders }, { subgraphUrls: { orders: [brokenUrl] } }, logger);
});
afterAll(async () => {
  await shop.stop();
  broken.close();
});
beforeEach(() => logged.splice(0));

const brokenWords = 'Something broke.';
const absentWords = 'A part of the shop does not answer at the moment. Try again soon.';
const error = (code: string, message: string) => ({ errors: [{ message, path: ['order'], extensions: { code } }] });

test.each([
  ['an error of its own making', 200, { data: null, ...error('INTERNAL_SERVER_ERROR', secret) }, brokenWords],
  ['an error without a code', 200, { data: null, errors: [{ message: secret }] }, brokenWords],
  ['an error with a code nobody knows', 200, { data: null, ...error(secret, secret) }, brokenWords],
  ['an error that blames our query', 200, error('GRAPHQL_VALIDATION_FAILED', secret), brokenWords],
  ['a page of its web server', 500, `<h1>${secret}</h1>`, brokenWords],
  ['that it is not our gateway', 401, { code: 'UNSIGNED_REQUEST', secret }, brokenWords],
  ['that it is not ready', 503, { secret }, absentWords],
  ['that is no JSON', 200, secret, absentWords],
])('of a subgraph that answers %s, a client learns nothing', async (_, status, body, message) => {
  answer = { status, body };
  const { headers, body: shown } = await shop.ask('{ order { id } }');
  const code = message === brokenWords ? 'INTERNAL_SERVER_ERROR' : 'SERVICE_UNAVAILABLE';
  const traceId = headers.get('x-trace-id');
  expect(shown.data).toEqual({ order: null });
  expect(shown.errors?.map((each) => [each.message, each.extensions])).toEqual([[message, { code, traceId }]]);
  expect(JSON.stringify([shown, [...headers]])).not.toMatch(/hunter2|127\.0\.0\.1|serviceName|stack/);
  expect(logged.map((line) => [line.traceId, line.code])).toEqual([[traceId, code]]);
});

test.each(['BAD_USER_INPUT', 'UNAUTHENTICATED', 'FORBIDDEN'])(
  'a subgraph may say %s in its own words, and nothing beside them',
  async (code) => {
    const told = {
      message: 'Not like this.',
      path: ['order'],
      extensions: { code, serviceUrl: secret, stacktrace: ['a'] },
    };
    answer = { status: 200, body: { data: { order: null }, errors: [told] } };
    const { headers, body } = await shop.ask('{ order { id } }');
    const traceId = headers.get('x-trace-id');
    expect(body).toEqual({
      data: { order: null },
      errors: [{ message: 'Not like this.', path: ['order'], extensions: { code, traceId } }],
    });
    expect(logged).toEqual([]);
  },
);

test('a null where the schema promises a value is an error, and not silence', async () => {
  answer = { status: 200, body: { data: { order: { id: null } } } };
  const { headers, body } = await shop.ask('{ order { id } }');
  const extensions = { code: 'INTERNAL_SERVER_ERROR', traceId: headers.get('x-trace-id') };
  expect(body).toEqual({
    data: { order: null },
    errors: [{ message: brokenWords, path: ['order', 'id'], extensions }],
  });
});

describe('a subgraph that does not answer in time', () => {
  const held: (() => void)[] = [];
  const slow = {
    sdl: 'type Query { quick: String  slow: String }  type Mutation { slow: String }',
    resolvers: {
      Query: { quick: () => 'here', slow: () => new Promise<void>((resolve) => held.push(resolve)) },
      Mutation: { slow: () => new Promise<void>((resolve) => held.push(resolve)) },
    },
  };
  let slowShop: TestShop;
  beforeAll(async () => {
    slowShop = await startTestShop({ slow }, { timeouts: { queryMs: 50, mutationMs: 100 } }, logger);
  });
  afterAll(async () => {
    for (const answerNow of held) answerNow();
    await slowShop.stop();
  });

  test.each(['query', 'mutation'])('ends a %s with a code and no more', async (kind) => {
    const { headers, body } = await slowShop.ask(`${kind} { slow }`);
    const extensions = { code: 'DEADLINE_EXCEEDED', traceId: headers.get('x-trace-id') };
    const message = 'This took too long. Asking again with the same idempotency key is safe.';
    expect(body).toEqual({ data: { slow: null }, errors: [{ message, extensions }] });
    expect(logged).toHaveLength(1);
  });
});

test('a subgraph that is away leaves the rest of the page standing', async () => {
  const catalog = { sdl: 'type Query { title: String }', resolvers: { Query: { title: () => 'Lamp' } } };
  const stock = { sdl: 'type Query { stock: Int }', resolvers: { Query: { stock: () => 1 } } };
  const half = await startTestShop({ catalog, stock }, {}, logger);
  await half.subgraphs['stock']!.stop();
  const { status, headers, body } = await half.ask('{ title stock }');
  const extensions = { code: 'SERVICE_UNAVAILABLE', traceId: headers.get('x-trace-id') };
  expect(status).toBe(200);
  expect(body).toEqual({ data: { title: 'Lamp', stock: null }, errors: [{ message: absentWords, extensions }] });
  await half.stop();
});

import { startTestShop, type TestShop } from './test-shop';

const calls: string[] = [];
const catalog = {
  sdl: 'type Query { hello: String }  type Mutation { rename: String }',
  resolvers: {
    Query: { hello: () => calls.push('hello') && 'world' },
    Mutation: { rename: () => calls.push('rename') && 'done' },
  },
};
const friend = 'https://shop.example';

let shop: TestShop;
beforeAll(async () => (shop = await startTestShop({ catalog }, { corsOrigins: [friend] })));
afterAll(() => shop.stop());
beforeEach(() => calls.splice(0));

const send = (init: RequestInit) => fetch(`${shop.url}/graphql`, init);
const json = { 'content-type': 'application/json' };
const hello = JSON.stringify({ query: '{ hello }' });
const rename = JSON.stringify({ query: 'mutation { rename }' });

const codesOf = async (response: Response): Promise<string[]> => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string; traceId: string } }[] };
  expect(errors.map(({ extensions }) => extensions.traceId)).toEqual(
    errors.map(() => response.headers.get('x-trace-id')),
  );
  return errors.map(({ extensions }) => extensions.code);
};

describe('a page of another origin', () => {
  const allowances = (response: Response) =>
    ['access-control-allow-origin', 'access-control-allow-methods', 'access-control-allow-credentials'].map((name) =>
      response.headers.get(name),
    );
  const preflight = (origin: string) =>
    send({ method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });

  test('that we name may ask', async () => {
    const before = await preflight(friend);
    expect([before.status, ...allowances(before)]).toEqual([204, friend, 'POST', null]);
    expect(before.headers.get('access-control-allow-headers')).toContain('authorization, content-type');
    const answer = await send({ method: 'POST', headers: { ...json, origin: friend }, body: hello });
    expect([answer.status, ...allowances(answer)]).toEqual([200, friend, null, null]);
    expect(answer.headers.get('access-control-expose-headers')).toBe('x-trace-id');
  });

  test.each(['https://evil.example', 'https://shop.example.evil.example', 'null'])('%s may not', async (origin) => {
    const before = await preflight(origin);
    expect([before.status, ...allowances(before)]).toEqual([204, null, null, null]);
    expect(before.headers.get('vary')).toBe('Origin');
  });
});

describe('a request that a browser sends without asking first', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'as %s changes nothing',
    async (type) => {
      const response = await send({ method: 'POST', headers: { 'content-type': type }, body: rename });
      expect(response.status).toBe(400);
      expect(await codesOf(response)).toEqual(['BAD_REQUEST']);
      expect(calls).toEqual([]);
    },
  );

  test('as GET is no request of ours', async () => {
    const response = await fetch(`${shop.url}/graphql?query=${encodeURIComponent('{ hello }')}`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    expect(await codesOf(response)).toEqual(['BAD_REQUEST']);
    expect(calls).toEqual([]);
  });
});

test('a token that does not hold is refused before the query is read', async () => {
  const response = await send({ method: 'POST', headers: { ...json, authorization: 'Bearer a.b.c' }, body: hello });
  expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  expect(await codesOf(response)).toEqual(['UNAUTHENTICATED']);
  expect(calls).toEqual([]);
});

const whole = (text: string): RequestInit => ({ body: text });
const inPieces = (text: string): RequestInit => ({ body: new Blob([text]).stream(), duplex: 'half' });

test.each([
  ['with its length', whole],
  ['in pieces of no stated length', inPieces],
])('a body over 1 MiB, sent %s, is refused', async (_, asBody) => {
  const large = JSON.stringify({ query: '{ hello }', variables: { padding: 'x'.repeat(1024 * 1024) } });
  const response = await send({ method: 'POST', headers: json, ...asBody(large) });
  expect(response.status).toBe(413);
  expect(await codesOf(response)).toEqual(['REQUEST_TOO_LARGE']);
  expect(calls).toEqual([]);
});

test.each([
  ['that is no JSON', '{"query"'],
  ['with several requests in one', `[${hello},${hello}]`],
  ['that is empty', ''],
])('a body %s is refused', async (_, body) => {
  const response = await send({ method: 'POST', headers: json, body });
  expect(response.status).toBe(400);
  expect(await codesOf(response)).toEqual(['BAD_REQUEST']);
  expect(calls).toEqual([]);
});

test('a client may ask for the type of answer that GraphQL over HTTP prefers', async () => {
  const accept = 'application/graphql-response+json';
  const response = await send({ method: 'POST', headers: { ...json, accept }, body: hello });
  expect(response.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  expect(await response.json()).toEqual({ data: { hello: 'world' } });
});

test.each(['/', '/graphql/', '/health', '/no-such-place'])('nothing is posted to %s', async (path) => {
  const response = await fetch(shop.url + path, { method: 'POST', headers: json, body: rename });
  expect(response.status).toBe(404);
  expect(calls).toEqual([]);
});

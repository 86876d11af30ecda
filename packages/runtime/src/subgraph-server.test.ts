import { request } from 'undici';
import { z } from 'zod';
import { ask } from '@cartograph/contracts';
import { aHop, keys, quiet } from '../test/builders';
import { answering } from './ask';
import { Fault } from './fault';
import type { Hop } from './hop';
import { signHop } from './signed-hop';
import { startSubgraphServer, type SubgraphServer } from './subgraph-server';

const Double = ask('numbers', 'double.v1', z.object({ number: z.number() }), z.object({ number: z.number() }));
const Break = ask('numbers', 'break.v1', z.object({ code: z.string() }), z.never());

let server: SubgraphServer;
let isReady = true;
const asked: unknown[] = [];

beforeAll(async () => {
  server = await startSubgraphServer<{ hop: Hop }>({
    host: '127.0.0.1',
    port: 0,
    sdl: 'type Query { viewer: String }',
    resolvers: { Query: { viewer: (_: unknown, __: unknown, { hop }: { hop: Hop }) => hop.viewer.id } },
    context: (hop) => ({ hop }),
    asks: [
      answering(Double, async (questions) => {
        asked.push(questions);
        return questions.map(({ number }) => ({ number: number * 2 }));
      }),
      answering(Break, async ([question]) => {
        if (question!.code === 'bug') throw new Error('ultramarine');
        throw new Fault(question!.code as 'FORBIDDEN', 'No.');
      }),
    ],
    hopKeys: keys,
    probes: { store: async () => (isReady ? 'ok' : Promise.reject(new Error('10.1.2.3 is away'))) },
    logger: quiet,
  });
});
afterAll(() => server.stop());
beforeEach(() => void (asked.length = 0));

const post = async (path: string, body: string | Buffer, headers?: Record<string, string>) => {
  const signed = signHop(keys, { method: 'POST', path, body }, aHop());
  const response = await request(server.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...(headers ?? signed) },
  });
  return { status: response.statusCode, answer: await response.body.json() };
};

const get = async (path: string) => {
  const response = await request(server.url + path);
  return { status: response.statusCode, answer: await response.body.json() };
};

test('a signed query is answered as its viewer', async () => {
  expect(await post('/graphql', '{"query":"{ viewer }"}')).toEqual({
    status: 200,
    answer: { data: { viewer: 'cus_1' } },
  });
});

test('signed questions are answered in their order', async () => {
  const body = JSON.stringify([{ number: 2 }, { number: 1 }]);
  expect(await post('/ask/double.v1', body)).toEqual({ status: 200, answer: [{ number: 4 }, { number: 2 }] });
});

test.each(['/graphql', '/ask/double.v1', '/nowhere'])('an unsigned request to %s is refused', async (path) => {
  const refused = await post(path, '[{"number":1}]', { 'x-unsigned': '1' });
  expect(refused).toEqual({ status: 401, answer: { code: 'UNSIGNED_REQUEST' } });
  expect(asked).toEqual([]);
});

test('a signature for another body is refused', async () => {
  const path = '/ask/double.v1';
  const signed = signHop(keys, { method: 'POST', path, body: '[{"number":1}]' }, aHop());
  expect(await post(path, '[{"number":2}]', signed)).toEqual({ status: 401, answer: { code: 'UNSIGNED_REQUEST' } });
  expect(asked).toEqual([]);
});

test.each([
  ['no JSON', '[{"number":'],
  ['no list', '{"number":1}'],
  ['no question', '[]'],
  ['a malformed question', '[{"number":"1"}]'],
  ['257 questions', JSON.stringify(Array(257).fill({ number: 1 }))],
])('%s is the mistake of who asked', async (_, body) => {
  expect(await post('/ask/double.v1', body)).toEqual({ status: 400, answer: { code: 'BAD_USER_INPUT' } });
  expect(asked).toEqual([]);
});

test.each(['{"query":', '{"query":5}', '[]', 'null'])('%s is not a GraphQL request', async (body) => {
  expect(await post('/graphql', body)).toEqual({ status: 400, answer: { code: 'BAD_USER_INPUT' } });
});

test('a body larger than two mebibytes is refused with an answer, not with a broken connection', async () => {
  const body = Buffer.alloc(5 * 1024 * 1024, ' ');
  expect(await post('/ask/double.v1', body)).toEqual({ status: 400, answer: { code: 'BAD_USER_INPUT' } });
});

test.each([
  ['FORBIDDEN', 403],
  ['UNAUTHENTICATED', 401],
  ['DEADLINE_EXCEEDED', 504],
  ['SERVICE_UNAVAILABLE', 503],
])('a handler that throws %s answers %d with the code alone', async (code, status) => {
  expect(await post('/ask/break.v1', JSON.stringify([{ code }]))).toEqual({ status, answer: { code } });
});

test('a bug in a handler shows nothing of itself', async () => {
  const broken = await post('/ask/break.v1', '[{"code":"bug"}]');
  expect(broken).toEqual({ status: 500, answer: { code: 'INTERNAL_SERVER_ERROR' } });
});

test('a request whose caller has gone is not begun', async () => {
  const path = '/ask/double.v1';
  const body = '[{"number":1}]';
  const late = signHop(keys, { method: 'POST', path, body }, aHop({ deadlineAt: Date.now() - 1 }));
  expect(await post(path, body, late)).toEqual({ status: 504, answer: { code: 'DEADLINE_EXCEEDED' } });
  expect(asked).toEqual([]);
});

test.each(['/', '/graphql', '/ask/double.v1', '/health'])('GET %s is not found', async (path) => {
  expect(await get(path)).toEqual({ status: 404, answer: { code: 'NOT_FOUND' } });
});

test('a question that nobody here knows is not found', async () => {
  expect((await post('/ask/treble.v1', '[]')).status).toBe(404);
});

test('health is told to anybody, and never why', async () => {
  expect(await get('/health/live')).toEqual({ status: 200, answer: { live: true } });
  expect(await get('/health/ready')).toEqual({ status: 200, answer: { ready: true, checks: { store: 'ok' } } });
  isReady = false;
  const unready = await get('/health/ready');
  isReady = true;
  expect(unready).toEqual({ status: 503, answer: { ready: false, checks: { store: 'unavailable' } } });
});

test('a port that is taken is a fault at start', async () => {
  const port = Number(new URL(server.url).port);
  const options = { host: '127.0.0.1', port, sdl: 'type Query { a: Int }', resolvers: {}, context: () => ({}) };
  const second = startSubgraphServer({ ...options, hopKeys: keys, probes: {}, logger: quiet });
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

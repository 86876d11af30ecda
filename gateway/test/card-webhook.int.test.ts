// What the card processor sends, through real HTTP to a stand-in for payments.
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { HearWebhook } from '@cartograph/contracts';
import { answering, type Hop, type Logger } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import type { z } from 'zod';
import { createCardWebhook } from '../src/http/card-webhook';
import { startTestShop, type TestShop } from './test-shop';

type Question = z.output<typeof HearWebhook.question>;
type Answer = z.output<typeof HearWebhook.answer>;

const heard: Question[] = [];
const hops: Hop[] = [];
let answer: Answer;

const payments = {
  sdl: 'type Query { hello: String }',
  resolvers: { Query: { hello: () => 'world' } },
  asks: [
    answering(HearWebhook, async (questions, hop) => {
      heard.push(...questions);
      hops.push(hop);
      return questions.map(() => answer);
    }),
  ],
};

let shop: TestShop;
beforeAll(async () => (shop = await startTestShop({ payments })));
afterAll(() => shop.stop());
beforeEach(() => {
  heard.splice(0);
  hops.splice(0);
  answer = { ok: true, isReplay: false };
});

const signature = 't=1769860800,v1=c0ffee';
const event = '{"id":"evt_1", "type":"authorization.captured"}';

const post = async (body: string | Buffer, headers: Record<string, string> = { 'cartograph-signature': signature }) => {
  const response = await fetch(`${shop.url}/webhooks/card-processor`, { method: 'POST', headers, body });
  const text = (await response.json()) as Record<string, unknown>;
  expect(text['traceId']).toBe(response.headers.get('x-trace-id'));
  expect(text['traceId']).toMatch(/^[0-9a-f]{32}$/);
  return [response.status, text['code'] ?? text['isReplay']];
};

test.each([
  ['JSON as it was written', ' { "id" : "evt_1"\r\n,"reference":"ord_é" }\n'],
  ['a byte order mark', '\ufeff{}'],
  ['what is no JSON', 'not json'],
  ['nothing', ''],
])('%s goes on to payments byte for byte, with its signature', async (_, body) => {
  expect(await post(body)).toEqual([200, false]);
  expect(heard).toEqual([{ body, signature }]);
});

test('it goes on in the name of the gateway alone, with the trace that it came with', async () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  await post(event, { 'cartograph-signature': signature, traceparent, authorization: 'Bearer nonsense' });
  expect(hops).toMatchObject([{ viewer: { id: 'gateway', role: 'SERVICE' }, traceparent }]);
});

test('what was heard before is accepted again', async () => {
  answer = { ok: true, isReplay: true };
  expect(await post(event)).toEqual([200, true]);
});

test.each(['SIGNATURE_INVALID', 'TIMESTAMP_OUTSIDE_TOLERANCE', 'MALFORMED'] as const)(
  'what payments refuses as %s is answered with that code',
  async (code) => {
    answer = { ok: false, code };
    expect(await post(event)).toEqual([400, code]);
  },
);

test('without a signature it goes on all the same: payments keeps a line about it', async () => {
  answer = { ok: false, code: 'SIGNATURE_INVALID' };
  expect(await post(event, {})).toEqual([400, 'SIGNATURE_INVALID']);
  expect(heard).toEqual([{ body: event, signature: '' }]);
});

test('bytes that are no text go on as another text, to which no signature belongs', async () => {
  answer = { ok: false, code: 'SIGNATURE_INVALID' };
  expect(await post(Buffer.from([0x7b, 0xff, 0x7d]))).toEqual([400, 'SIGNATURE_INVALID']);
  expect(heard).toEqual([{ body: '{\ufffd}', signature }]);
});

test('who hangs up amid the body breaks nothing here', async () => {
  const notes: [string, unknown][] = [];
  const note = (level: string) => (about: { code: unknown }) => void notes.push([level, about.code]);
  const logger = { warn: note('warn'), error: note('error') } as unknown as Logger;
  const ask = () => Promise.reject(new Error('nobody is asked'));
  const webhook = createCardWebhook({ ask, logger });
  const server = createServer((asked, response) => void webhook(asked, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.once('request', () => socket.destroy());
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nhost: shop\r\ncontent-length: 100\r\n\r\n{');
  await waitFor(() => notes.length > 0).finally(() => server.close());
  expect(notes).toEqual([['warn', 'BAD_REQUEST']]);
});

test('64 KiB are heard, and one byte more is not', async () => {
  expect(await post('x'.repeat(65_536))).toEqual([200, false]);
  heard.splice(0);
  expect(await post('x'.repeat(65_537))).toEqual([413, 'REQUEST_TOO_LARGE']);
  expect(heard).toEqual([]);
});

test('a body that does not tell its length is stopped at 64 KiB, too', async () => {
  const status = await new Promise((resolve, reject) => {
    const headers = { 'cartograph-signature': signature, 'transfer-encoding': 'chunked' };
    const sending = request(`${shop.url}/webhooks/card-processor`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sending.on('error', reject);
    sending.write('x'.repeat(65_537));
  });
  expect(status).toBe(413);
  expect(heard).toEqual([]);
});

test.each(['GET', 'PUT', 'OPTIONS'])('a %s is no webhook', async (method) => {
  const response = await fetch(`${shop.url}/webhooks/card-processor`, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  expect(await response.json()).toMatchObject({ code: 'BAD_REQUEST' });
});

test('queries are answered beside it', async () => {
  const [, { body }] = await Promise.all([post(event), shop.ask('{ hello }')]);
  expect(body).toEqual({ data: { hello: 'world' } });
});

test('while payments is away the processor is told to send it again', async () => {
  await shop.subgraphs['payments']!.stop();
  expect(await post(event)).toEqual([503, 'SERVICE_UNAVAILABLE']);
});

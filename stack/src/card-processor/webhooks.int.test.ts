import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startCardProcessor, waitFor, type RunningCardProcessor } from '@cartograph/testkit';

const secret = 'a-secret-of-the-tests';

interface Heard {
  readonly path: string;
  readonly signature: string;
  readonly body: string;
}

let heard: Heard[];
let status: number;
let merchant: Server;
let processor: RunningCardProcessor;

beforeEach(async () => {
  heard = [];
  status = 200;
  merchant = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      heard.push({ path: request.url!, signature: String(request.headers['cartograph-signature']), body });
      response.writeHead(status).end();
    });
  });
  await once(merchant.listen(0, '127.0.0.1'), 'listening');
  processor = await startCardProcessor({ webhook: webhook() });
});
afterEach(async () => {
  await processor.kill();
  merchant.closeAllConnections();
  merchant.close();
});

const webhook = () => ({ url: `http://127.0.0.1:${(merchant.address() as AddressInfo).port}/hooks?of=cards`, secret });
const authorize = () =>
  fetch(`${processor.url}/v1/authorizations`, {
    method: 'POST',
    headers: { 'idempotency-key': 'a' },
    body: JSON.stringify({ amountMinor: 5_000, currency: 'EUR', token: 'tok_approved', reference: 'ord_1' }),
  });
const isGenuine = ({ signature, body }: Heard): boolean => {
  const [, seconds, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature)!;
  return given === createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
};

test('a webhook arrives at its address, signed over time and body', async () => {
  await authorize();
  await waitFor(() => heard.length === 1);
  expect(heard[0]!.path).toBe('/hooks?of=cards');
  expect(JSON.parse(heard[0]!.body)).toMatchObject({ type: 'authorization.authorized', reference: 'ord_1' });
  expect(isGenuine(heard[0]!)).toBe(true);
});

test('a forged one is told by its signature', async () => {
  await processor.control.script({ kind: 'forged' });
  await authorize();
  await waitFor(() => heard.length === 2);
  expect(heard.map((one) => [(JSON.parse(one.body) as { type: string }).type, isGenuine(one)]).sort()).toEqual([
    ['authorization.authorized', true],
    ['authorization.voided', false],
  ]);
});

test('a merchant that is away does not slow the answer, and is told after a restart', async () => {
  status = 503;
  expect((await authorize()).status).toBe(200);
  await waitFor(async () => (await processor.control.webhooks())[0]?.answered === 503);
  await processor.kill();
  status = 200;
  const { ledgerFile } = processor;
  processor = await startCardProcessor({ ledgerFile, webhook: webhook() });
  await waitFor(async () => (await processor.control.webhooks())[0]?.status === 'delivered');
  expect(new Set(heard.map(({ body }) => (JSON.parse(body) as { id: string }).id)).size).toBe(1);
});

test('what was heard is not sent again after an orderly restart, unless somebody asks', async () => {
  await authorize();
  await waitFor(async () => (await processor.control.webhooks())[0]?.status === 'delivered');
  const { eventId } = (await processor.control.webhooks())[0]!;
  await processor.control.resendWebhook(eventId);
  await waitFor(() => heard.length === 2);
  await processor.stop();
  const { ledgerFile } = processor;
  processor = await startCardProcessor({ ledgerFile, webhook: webhook() });
  expect(await processor.control.webhooks()).toEqual([]);
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '@cartograph/runtime';
import { startCardProcessor, type RunningCardProcessor } from '@cartograph/testkit';
import { describeCardProcessor } from '../../test/card-processor.contract';
import { createCardProcessor } from './card-processor';

const logger = createLogger('payments', 'silent');
let running: RunningCardProcessor;
let processor: ReturnType<typeof createCardProcessor>;

beforeAll(async () => {
  running = await startCardProcessor();
  processor = createCardProcessor(running.url, logger, { connections: 4 });
});
afterAll(async () => {
  await processor.close();
  await running.stop();
});

describeCardProcessor('the card processor over HTTP', () => processor);

const amount = { amountMinor: 5_000, currency: 'EUR' };
const asked = {
  idempotencyKey: 'k',
  orderId: 'ord_1',
  authorizationId: 'auth_1',
  refundId: 'rfd_1',
  paymentMethodToken: 'tok_approved',
  amount,
};

test('a processor that is away leaves everything unknown, and after a while is not even asked', async () => {
  const away = createCardProcessor('http://127.0.0.1:1', logger, { connections: 1 });
  const silence = { kind: 'unknown', cause: expect.stringContaining('ECONNREFUSED') };
  expect(away.standing()).toEqual({ isOut: false, retryAfterMs: 0 });
  expect(await away.authorize(asked)).toEqual(silence);
  expect(await away.capture(asked)).toEqual(silence);
  expect(await away.voidAuthorization(asked)).toEqual(silence);
  expect(await away.refund(asked)).toEqual(silence);
  expect(await away.look('ord_1', null)).toEqual(silence);
  expect(away.standing()).toMatchObject({ isOut: true });
  expect(await away.authorize(asked)).toEqual({
    kind: 'unknown',
    cause: 'PROCESSOR_OUT',
    retryAfterMs: expect.any(Number),
    isUncalled: true,
  });
  await away.close();
});

/** Asks a processor, or whatever answers in its place, that says the same to everything. */
const askOf = async <Answer>(
  status: number,
  body: object,
  ask: (other: ReturnType<typeof createCardProcessor>) => Promise<Answer>,
) => {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const other = createCardProcessor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, logger, {
    connections: 1,
  });
  try {
    return await ask(other);
  } finally {
    await other.close();
    server.close();
  }
};

test.each<[string, (other: typeof processor) => Promise<unknown>]>([
  ['an authorize', (other: typeof processor) => other.authorize(asked)],
  ['a refund', (other: typeof processor) => other.refund(asked)],
  ['a look', (other: typeof processor) => other.look('ord_1', null)],
])('a yes of another shape leaves %s unknown', async (_, ask) => {
  expect(await askOf(200, { status: 'disputed' }, ask)).toEqual({ kind: 'unknown', cause: 'MALFORMED' });
});

test.each([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [400, 'invalid_request'],
])('a %i (%s) to a look does not mean that nothing is there', async (status, code) => {
  const unknown = { kind: 'unknown', cause: code };
  expect(await askOf(status, { code }, (other) => other.look('ord_1', null))).toEqual(unknown);
});

test('an authorization that the processor does not know is none of the records', async () => {
  expect(await processor.look('ord_nobodys', 'auth_nobodys')).toEqual([]);
});

test('a no to a search is never taken for an empty list', async () => {
  const code = 'authorization_not_found';
  const unknown = { kind: 'unknown', cause: code };
  expect(await askOf(404, { code }, (other) => other.look('ord_1', 'auth_1'))).toEqual(unknown);
});

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

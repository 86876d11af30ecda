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

test('a processor that is away leaves everything unknown', async () => {
  const away = createCardProcessor('http://127.0.0.1:1', logger, { connections: 1 });
  const amount = { amountMinor: 5_000, currency: 'EUR' };
  const asked = {
    idempotencyKey: 'k',
    orderId: 'ord_1',
    authorizationId: 'auth_1',
    paymentMethodToken: 'tok_approved',
  };
  expect(await away.authorize({ ...asked, amount })).toBeUndefined();
  expect(await away.capture({ ...asked, amount })).toBeUndefined();
  expect(await away.voidAuthorization(asked)).toBeUndefined();
  expect(await away.findAuthorization('ord_1')).toBeUndefined();
  await away.close();
});

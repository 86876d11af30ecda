// The cart as a process of its own, which can die and be stopped.
import { EmptyCart } from '@cartograph/contracts';
import { askGraphql, startProcess, testHopKeysText, testServers, unique, waitFor } from '@cartograph/testkit';
import { createLogger } from '@cartograph/runtime';
import { createRedisCarts } from '../src/adapters/redis-carts';
import { connectRedis } from '../src/adapters/redis-connection';
import { createdIn } from './builders';
import { speakAsOrders, type Orders } from './commands-to-cart';

// Processes start slowly on a busy machine.
jest.setTimeout(30_000);

let orders: Orders;

beforeAll(async () => {
  orders = await speakAsOrders();
});

afterAll(() => orders.stop());

const startCartProcess = (variables: Record<string, string> = {}) =>
  startProcess('subgraphs/cart/dist/main.js', {
    HOP_KEYS: testHopKeysText,
    CART_PORT: '0',
    CART_REDIS_URL: testServers().redisUrl,
    CATALOG_URL: 'http://127.0.0.1:9',
    NATS_URL: orders.nats.url,
    ...variables,
  });

test('one that dies after its effect and before its answer answers when it is asked again, with one effect', async () => {
  const logger = createLogger('test', 'silent');
  const redis = connectRedis(testServers().redisUrl, logger);
  const carts = createRedisCarts(redis, logger);
  const seen = await waitFor(() => createdIn(carts));
  const dying = await startCartProcess({ KILL_POINT: 'cart.settled' });
  const [{ id: lineId, variantId }] = seen.lines as [(typeof seen.lines)[number]];
  const stepKey = unique('step');
  const body = { cartId: seen.id, token: 't', lines: [{ lineId, variantId, quantity: 1 }] };
  await orders.send(EmptyCart, { stepKey, body });
  expect(await dying.ended).toBe('SIGKILL');
  expect(orders.replies).toEqual([]);
  expect(await carts.read([seen.id])).toMatchObject([{ version: 2, lines: [] }]);

  const cart = await startCartProcess();
  await orders.send(EmptyCart, { stepKey, body });
  await orders.answersTo(stepKey);
  expect(await carts.read([seen.id])).toMatchObject([{ version: 2, lines: [] }]);
  await cart.stop();
  await redis.quit();
});

test('one that starts without any of its servers lives, and ends in order', async () => {
  const nowhere = 'redis://127.0.0.1:9';
  const cart = await startCartProcess({ CART_REDIS_URL: nowhere, NATS_URL: 'nats://127.0.0.1:9' });
  expect((await fetch(`${cart.url}/health/live`)).status).toBe(200);
  expect((await fetch(`${cart.url}/health/ready`)).status).toBe(503);
  const id = 'crt_AAAAAAAAAAAAAAAAAAAAAA';
  const shown = await askGraphql(cart.url, 'query ($id: ID!) { cart(id: $id) { id } }', { id });
  expect(shown).toMatchObject({ data: { cart: null }, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
  await cart.stop();
  expect(await cart.ended).toBe(0);
});

test.each([
  ['a variable that is missing', { CART_REDIS_URL: '' }, 'CART_REDIS_URL is missing'],
  ['a URL that is none', { CATALOG_URL: 'catalog' }, 'CATALOG_URL: '],
])('it does not start with %s, and says which', async (_, variables, line) => {
  await expect(startCartProcess(variables)).rejects.toThrow(line);
});

test('it does not start on a port that is taken, and names the remedy', async () => {
  const first = await startCartProcess();
  const taken = startCartProcess({ CART_PORT: new URL(first.url).port });
  await expect(taken).rejects.toThrow('set CART_PORT to a free port.');
  await first.stop();
});

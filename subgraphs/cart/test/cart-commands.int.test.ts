import Redis from 'ioredis';
import { EmptyCart, FreezeCart, RestoreCart, TakeOverFreeze } from '@cartograph/contracts';
import { testServers, unique } from '@cartograph/testkit';
import { newCartId } from './builders';
import { aShopper, type ShownCart } from './cart-queries';
import { speakAsOrders, type Orders } from './commands-to-cart';
import { runCart, type RunningTestCart } from './running-cart';

// A wiped broker is found again within seconds.
jest.setTimeout(30_000);

let orders: Orders;
let cart: RunningTestCart;
let shopper: ReturnType<typeof aShopper>;

beforeAll(async () => {
  orders = await speakAsOrders();
  cart = await runCart({ natsUrl: orders.nats.url });
  shopper = aShopper(cart);
});

afterAll(async () => {
  await cart.stop();
  await orders.stop();
});

const aFilledCart = () =>
  shopper.has({ variantId: cart.aVariant(), quantity: 2 }, { variantId: cart.aVariant(), quantity: 5 });

/** A cart whose placement was accepted. */
const aTakenCart = async (token: string): Promise<ShownCart> => {
  const seen = await aFilledCart();
  const freeze = { cartId: seen.id, expectedVersion: 1, token, attemptId: 'attempt', ttlMs: 60_000 };
  await cart.ask(FreezeCart, freeze);
  await cart.ask(TakeOverFreeze, freeze);
  return seen;
};

const ordered = ({ lines }: ShownCart) =>
  lines.map(({ id, variantId, quantity }) => ({ lineId: id, variantId, quantity }));

test('a cart is restored for another try, once for a step, and answered each time', async () => {
  const [token, stepKey] = [unique('token'), unique('step')];
  const seen = await aTakenCart(token);
  const command = { stepKey, body: { cartId: seen.id, token } };
  await orders.send(RestoreCart, command);
  await orders.answersTo(stepKey);
  await orders.send(RestoreCart, command, command);
  expect(await orders.answersTo(stepKey, 3)).toEqual(
    Array.from({ length: 3 }, () => ({
      name: 'CartRestored',
      stepKey,
      epoch: 3,
      correlationId: `of ${stepKey}`,
      body: { cartId: seen.id },
    })),
  );
  expect(await shopper.sees(seen.id)).toEqual({ ...seen, version: 2 });
});

test('a cart is emptied of what was ordered, once for a step, and answered each time', async () => {
  const [token, stepKey] = [unique('token'), unique('step')];
  const seen = await aTakenCart(token);
  const command = { stepKey, body: { cartId: seen.id, token, lines: ordered(seen) } };
  await orders.send(EmptyCart, command, command);
  expect(await orders.answersTo(stepKey, 2)).toMatchObject([{ name: 'CartEmptied' }, { name: 'CartEmptied' }]);
  expect(await shopper.sees(seen.id)).toEqual({ ...seen, version: 2, lines: [], subtotal: null });
});

test('a cart that thawed meanwhile loses the ordered pieces only', async () => {
  const stepKey = unique('step');
  const seen = await aFilledCart();
  const [first, second] = ordered(seen);
  const lines = [first!, { ...second!, quantity: 1 }];
  await orders.send(EmptyCart, { stepKey, body: { cartId: seen.id, token: 'gone', lines } });
  await orders.answersTo(stepKey);
  expect(await shopper.sees(seen.id)).toMatchObject({ version: 2, lines: [{ ...seen.lines[1], quantity: 4 }] });
});

test('a cart that is gone or that another holds is answered and left alone', async () => {
  const [token, gone, held] = [unique('token'), unique('step'), unique('step')];
  const seen = await aTakenCart(token);
  await orders.send(
    RestoreCart,
    { stepKey: gone, body: { cartId: newCartId(), token } },
    { stepKey: held, body: { cartId: seen.id, token: 'another' } },
  );
  await orders.send(EmptyCart, { stepKey: gone, body: { cartId: newCartId(), token, lines: [] } });
  expect((await orders.answersTo(gone, 2)).map(({ name }) => name).sort()).toEqual(['CartEmptied', 'CartRestored']);
  await orders.answersTo(held);
  expect(await shopper.sees(seen.id)).toEqual({ ...seen, isFrozen: true });
});

test('a cart that is broken in the store holds up neither its order nor its neighbours', async () => {
  const redis = new Redis(testServers().redisUrl);
  const [broken, stepKey, brokenStep] = [newCartId(), unique('step'), unique('step')];
  await redis.set(`cart:{${broken}}`, 'not a hash', 'EX', 60);
  await redis.quit();
  const seen = await aFilledCart();
  await orders.send(
    EmptyCart,
    { stepKey: brokenStep, body: { cartId: broken, token: 't', lines: [] } },
    { stepKey, body: { cartId: seen.id, token: 't', lines: ordered(seen) } },
  );
  await orders.answersTo(stepKey);
  expect(await orders.answersTo(brokenStep)).toMatchObject([{ name: 'CartEmptied', body: { cartId: broken } }]);
  expect(await shopper.sees(broken)).toBeNull();
  expect(await shopper.sees(seen.id)).toMatchObject({ version: 2, lines: [] });
});

test('what comes while Redis is away is settled when it is back', async () => {
  const stepKey = unique('step');
  const seen = await aFilledCart();
  await cart.redisProxy.cut();
  await orders.send(EmptyCart, { stepKey, body: { cartId: seen.id, token: 't', lines: ordered(seen) } });
  await expect(shopper.sees(seen.id)).rejects.toThrow('SERVICE_UNAVAILABLE');
  await cart.redisProxy.heal();
  await orders.answersTo(stepKey);
  expect(await shopper.sees(seen.id)).toMatchObject({ version: 2, lines: [] });
});

test('what comes after the broker lost everything is settled too', async () => {
  const stepKey = unique('step');
  const seen = await aFilledCart();
  await orders.nats.wipe();
  await orders.nats.start();
  await orders.send(EmptyCart, { stepKey, body: { cartId: seen.id, token: 't', lines: ordered(seen) } });
  await orders.answersTo(stepKey);
  expect(await shopper.sees(seen.id)).toMatchObject({ version: 2, lines: [] });
});

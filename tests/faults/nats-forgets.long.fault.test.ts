// JetStream is a wake-up channel that may lose anything at any moment. Postgres alone is the truth.
// Turned red by `nobody-asks-again`: the store of JetStream is deleted three times under load: every order is placed once
// Turned red by `nobody-asks-again`: the store of JetStream is rolled back by three seconds: what was acknowledged is lost, what was settled comes again
import { cp, rm } from 'node:fs/promises';

import { aFolder, elapse, waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { fillCarts, putOnSale } from '../tools/shoppers';
import { buyAllAlong, expectEachBoughtOnce } from './tools/bought-once';
import { createChance } from './tools/chance';
import { say } from './tools/say';
import { phases, stockOf } from './tools/stores';
import { tapWire } from './tools/wire';

let open: OpenShop;
let buyer: Buyer;

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
}, 120_000);
afterAll(() => open?.close(), 30_000);

const streams = async () => {
  const wire = await tapWire(open);
  const [commands, replies] = [await wire.waiting('COMMANDS'), await wire.waiting('REPLIES')];
  await wire.close();
  return { commands, replies };
};

const onSale = async (name: string, count: number) => {
  const [variantId] = await putOnSale(open, buyer, name, [count]);
  return {
    variantId: variantId!,
    carts: await fillCarts(buyer, count, () => [{ variantId: variantId!, quantity: 1 }]),
  };
};

const figures = async (moment: string) =>
  say(`${moment}: ${JSON.stringify(await phases(open))}; waiting in the streams: ${JSON.stringify(await streams())}`);

/** While those who listen are dead the streams fill up; then the fault has something to take away. */
const withCommandsWaiting = async (strike: () => Promise<void>) => {
  const listeners = (['inventory', 'payments'] as const).map((name) => open.shop.program(name));
  for (const listener of listeners) listener.kill('SIGKILL');
  await waitFor(async () => (await streams()).commands >= 3);
  await strike();
  await Promise.all(listeners.map((listener) => listener.exited.then(() => listener.start())));
};

test('the store of JetStream is deleted three times under load: every order is placed once', async () => {
  const chance = createChance('store deleted');
  const { variantId, carts } = await onSale('store-deleted', 200);
  const buying = buyAllAlong(open, buyer, carts, chance);
  for (const time of [1, 2, 3]) {
    await elapse(300 + chance.below(700));
    await withCommandsWaiting(async () => {
      await figures(`deletion ${time}`);
      await open.nats.wipe();
      await open.nats.start();
    });
  }
  await buying;
  await expectEachBoughtOnce(open, buyer, carts);
  expect(await stockOf(open, variantId)).toEqual({ onHand: 0, reserved: 0 });
  await figures('at the end');
}, 180_000);

const rolledBack = async (name: string, count: number, runOnMs: number) => {
  const chance = createChance(name);
  const { variantId, carts } = await onSale(name, count);
  const copy = aFolder('rolled-back');
  const clients = 8;
  // The load outlasts the time that is taken back.
  const buying = buyAllAlong(open, buyer, carts, chance, {
    clients,
    thinkMs: (2 * (runOnMs + 3_000) * clients) / count,
  });
  await elapse(1_000);
  await withCommandsWaiting(async () => {
    // An orderly end, so that the copy is whole.
    await open.nats.stop();
    await cp(open.nats.folder, copy, { recursive: true });
    await open.nats.start();
  });
  await elapse(runOnMs);
  await withCommandsWaiting(async () => {
    await figures('before the roll-back');
    await open.nats.wipe();
    await cp(copy, open.nats.folder, { recursive: true });
    await open.nats.start();
    await figures('after the roll-back');
  });
  await buying;
  await expectEachBoughtOnce(open, buyer, carts);
  expect(await stockOf(open, variantId)).toEqual({ onHand: 0, reserved: 0 });
  await rm(copy, { recursive: true, force: true });
};

test(
  'the store of JetStream is rolled back by three seconds: what was acknowledged is lost, what was settled comes again',
  () => rolledBack('rolled-back-3', 120, 3_000),
  120_000,
);

test(
  'the store of JetStream is rolled back by thirty seconds',
  () => rolledBack('rolled-back-30', 600, 30_000),
  240_000,
);

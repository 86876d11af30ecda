// Turned red by `no-relay`: the broker is a black hole for six seconds: what is sent vanishes without a word
// Turned red by `no-relay`: the broker is killed again and again under load
import { elapse, startFaultProxy, type FaultProxy } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { fillCarts, putOnSale } from '../tools/shoppers';
import { buyAllAlong, expectEachBoughtOnce } from './tools/bought-once';
import { createChance } from './tools/chance';
import { say } from './tools/say';
import { phases, stockOf } from './tools/stores';

let open: OpenShop;
let buyer: Buyer;
let proxy: FaultProxy;

beforeAll(async () => {
  open = await openShop({ beforeNats: async (url) => (proxy = await startFaultProxy(url)).url });
  buyer = createBuyer(open.shop.url);
}, 120_000);
afterAll(async () => {
  await open?.close();
  await proxy?.stop();
}, 30_000);

const onSale = async (name: string, count: number) => {
  const [variantId] = await putOnSale(open, buyer, name, [count]);
  const carts = await fillCarts(buyer, count, () => [{ variantId: variantId!, quantity: 1 }]);
  const expectAllSold = async () => {
    await expectEachBoughtOnce(open, buyer, carts);
    expect(await stockOf(open, variantId!)).toEqual({ onHand: 0, reserved: 0 });
  };
  return { carts, expectAllSold };
};

test('the broker is killed again and again under load', async () => {
  const chance = createChance('broker killed');
  const { carts, expectAllSold } = await onSale('broker-killed', 400);
  const buying = buyAllAlong(open, buyer, carts, chance, { thinkMs: 400 });
  const kills = 10;
  for (let kill = 0; kill < kills; kill++) {
    await elapse(300 + chance.below(1_500));
    await open.nats.kill();
    await elapse(chance.below(800));
    await open.nats.start();
  }
  await buying;
  say(`the broker was killed ${kills} times: ${JSON.stringify(await phases(open))}`);
  await expectAllSold();
}, 180_000);

test('the broker is a black hole for six seconds: what is sent vanishes without a word', async () => {
  const chance = createChance('black hole');
  const { carts, expectAllSold } = await onSale('black-hole', 60);
  const buying = buyAllAlong(open, buyer, carts, chance, { thinkMs: 400 });
  await elapse(500);
  proxy.hang();
  // Longer than a publish may take and than an unanswered command waits before it is asked again.
  await elapse(6_000);
  await proxy.heal();
  await buying;
  await expectAllSold();
}, 120_000);

test('orders alone is cut off from the broker while everybody else hears each other', async () => {
  const chance = createChance('partition');
  const { carts, expectAllSold } = await onSale('partition', 60);
  const orders = open.shop.program('orders');
  const ownProxy = await startFaultProxy(open.nats.url);
  await orders.stop();
  await orders.start({ NATS_URL: ownProxy.url });
  const buying = buyAllAlong(open, buyer, carts, chance, { thinkMs: 400 });
  await elapse(500);
  await ownProxy.cutFor(3_000);
  await elapse(500);
  ownProxy.hang();
  await elapse(4_000);
  await ownProxy.heal();
  await buying;
  await expectAllSold();
  await orders.stop();
  await orders.start();
  await ownProxy.stop();
}, 120_000);

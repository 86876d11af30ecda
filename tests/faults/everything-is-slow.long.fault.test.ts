// Nothing is broken, everything is late: no connections left, a disk that stands still, a consumer that cannot keep up.
// Turned red by `lost-connection-is-poison`: the disk of Postgres stands still for three seconds, again and again
import { elapse, waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { fillCarts, putOnSale } from '../tools/shoppers';
import { buyAllAlong, expectEachBoughtOnce } from './tools/bought-once';
import { createChance } from './tools/chance';
import { say } from './tools/say';
import { phases, rowsOf, stockOf } from './tools/stores';
import { tapWire } from './tools/wire';

const services = ['orders', 'inventory', 'payments'] as const;

let open: OpenShop;
let buyer: Buyer;

beforeAll(async () => {
  open = await openShop({ withOwn: ['postgres'] });
  buyer = createBuyer(open.shop.url);
}, 120_000);
afterAll(() => open?.close(), 30_000);

const onSale = async (name: string, count: number) => {
  const [variantId] = await putOnSale(open, buyer, name, [count]);
  const carts = await fillCarts(buyer, count, () => [{ variantId: variantId!, quantity: 1 }]);
  const expectAllSold = async () => {
    await expectEachBoughtOnce(open, buyer, carts, undefined, 90_000);
    expect(await stockOf(open, variantId!)).toEqual({ onHand: 0, reserved: 0 });
    for (const database of services) expect(await rowsOf(open, database, 'SELECT step_key FROM parked')).toEqual([]);
  };
  return { carts, expectAllSold };
};

const limitConnections = async (limit: number) => {
  for (const role of services) await rowsOf(open, role, `ALTER ROLE ${role} CONNECTION LIMIT ${limit}`);
  await rowsOf(open, 'orders', `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ANY($1)`, [
    services,
  ]);
};

test('each service has only two connections left', async () => {
  const { carts, expectAllSold } = await onSale('few-connections', 80);
  await limitConnections(2);
  const buying = buyAllAlong(buyer, carts, createChance('few connections'), { clients: 40, thinkMs: 100 });
  await buying;
  say(`with two connections each: ${JSON.stringify(await phases(open))}`);
  await limitConnections(-1);
  await expectAllSold();
}, 180_000);

test('the disk of Postgres stands still for three seconds, again and again', async () => {
  const chance = createChance('slow disk');
  const { carts, expectAllSold } = await onSale('slow-disk', 60);
  const buying = buyAllAlong(buyer, carts, chance, { thinkMs: 800 });
  for (let time = 0; time < 6; time++) {
    await elapse(500 + chance.below(1_000));
    open.postgresProxy.hang();
    await elapse(3_000);
    await open.postgresProxy.heal();
  }
  await buying;
  await expectAllSold();
}, 180_000);

test('inventory stands still while orders come: they wait in its queue, and all are served when it moves again', async () => {
  const { carts, expectAllSold } = await onSale('slow-consumer', 400);
  const inventory = open.shop.program('inventory');
  const wire = await tapWire(open);
  inventory.kill('SIGSTOP');
  const buying = buyAllAlong(buyer, carts, createChance('slow consumer'), { clients: 60, thinkMs: 0 });
  await waitFor(async () => (await wire.waiting('COMMANDS')) > 3, { withinMs: 20_000 });
  await elapse(4_000);
  say(`inventory stood still: ${await wire.waiting('COMMANDS')} envelopes wait, ${JSON.stringify(await phases(open))}`);
  inventory.kill('SIGCONT');
  await buying;
  await wire.close();
  await expectAllSold();
}, 180_000);

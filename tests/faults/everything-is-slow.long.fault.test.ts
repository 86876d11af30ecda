// Nothing is broken, everything is late: no connections left, a disk that stands still, a consumer that cannot keep up.
// Turned red by `lost-connection-is-poison`: Postgres takes everything and answers nothing for three seconds, again and again
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

/** Roles keep their open sessions when their limit sinks; these are ended, and counted. */
const limitConnections = async (limit: number): Promise<Record<string, number>> => {
  for (const role of services) await rowsOf(open, role, `ALTER ROLE ${role} CONNECTION LIMIT ${limit}`);
  const ended = await rowsOf<{ role: string }>(
    open,
    'orders',
    `SELECT usename AS role, pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ANY($1)`,
    [services],
  );
  return Object.fromEntries(services.map((role) => [role, ended.filter((it) => it.role === role).length]));
};

test('each service has only two connections left', async () => {
  const { carts, expectAllSold } = await onSale('few-connections', 80);
  const ended = await limitConnections(2);
  await buyAllAlong(open, buyer, carts, createChance('few connections'), { clients: 40, thinkMs: 100 });
  say(`with two connections each: ${JSON.stringify(await phases(open))}`);
  const left = await limitConnections(-1);
  say(`ended ${JSON.stringify(ended)} before and ${JSON.stringify(left)} after`);
  for (const role of services) {
    expect(ended[role]).toBeGreaterThan(0);
    expect(left[role]).toBeLessThanOrEqual(2);
  }
  await expectAllSold();
}, 180_000);

test.each<[string, 'pause' | 'hang']>([
  ['the disk of Postgres stands still for three seconds, again and again', 'pause'],
  ['Postgres takes everything and answers nothing for three seconds, again and again', 'hang'],
])(
  '%s',
  async (what, strike) => {
    const chance = createChance(what);
    const { carts, expectAllSold } = await onSale(`postgres-${strike}`, 60);
    const buying = buyAllAlong(open, buyer, carts, chance, { thinkMs: 800 });
    for (let time = 0; time < 6; time++) {
      await elapse(500 + chance.below(1_000));
      open.postgresProxy[strike]();
      await elapse(3_000);
      await open.postgresProxy.heal();
    }
    await buying;
    await expectAllSold();
  },
  180_000,
);

test('inventory stands still while orders come: they wait in its queue, and all are served when it moves again', async () => {
  const { carts, expectAllSold } = await onSale('slow-consumer', 400);
  const inventory = open.shop.program('inventory');
  const wire = await tapWire(open);
  inventory.kill('SIGSTOP');
  const buying = buyAllAlong(open, buyer, carts, createChance('slow consumer'), { clients: 60, thinkMs: 0 });
  await waitFor(async () => (await wire.waiting('COMMANDS')) > 3, { withinMs: 20_000 });
  await elapse(4_000);
  say(`inventory stood still: ${await wire.waiting('COMMANDS')} envelopes wait, ${JSON.stringify(await phases(open))}`);
  inventory.kill('SIGCONT');
  await buying;
  await wire.close();
  await expectAllSold();
}, 180_000);

// An operator, a failover or a pooler ends connections at any statement: pg_terminate_backend at each point.
// Turned red by `lost-connection-is-poison`: all connections are terminated again and again under load
import { elapse } from '@cartograph/testkit';
import { Client } from 'pg';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { fillCarts, putOnSale } from '../tools/shoppers';
import { buyAllAlong, expectEachBoughtOnce } from './tools/bought-once';
import { createChance } from './tools/chance';
import { say } from './tools/say';
import { rowsOf, stockOf } from './tools/stores';

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
  return {
    carts,
    expectAllSold: async () => {
      await expectEachBoughtOnce(open, buyer, carts);
      expect(await stockOf(open, variantId!)).toEqual({ onHand: 0, reserved: 0 });
    },
  };
};

test('all connections are terminated again and again under load', async () => {
  const chance = createChance('all terminated');
  const { carts, expectAllSold } = await onSale('all-terminated', 400);
  const buying = buyAllAlong(buyer, carts, chance, { thinkMs: 300 });
  let terminated = 0;
  for (let time = 0; time < 30; time++) {
    await elapse(50 + chance.below(350));
    const ended = await rowsOf(
      open,
      'orders',
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname IN ('orders', 'inventory', 'payments') AND pid <> pg_backend_pid()`,
    );
    terminated += ended.length;
  }
  await buying;
  say(`${terminated} connections were terminated`);
  await expectAllSold();
}, 180_000);

// Watches without a pause for a connection whose transaction stands at this statement, and ends it there.
const strikeAt = (label: string) => `DO $$
DECLARE victim int; until timestamptz := clock_timestamp() + interval '4 seconds';
BEGIN
  LOOP
    PERFORM pg_stat_clear_snapshot();
    SELECT pid INTO victim FROM pg_stat_activity
      WHERE query LIKE '${label}%' AND state IN ('active', 'idle in transaction') AND pid <> pg_backend_pid() LIMIT 1;
    EXIT WHEN victim IS NOT NULL OR clock_timestamp() > until;
  END LOOP;
  IF victim IS NULL THEN RAISE EXCEPTION 'never seen at this point'; END IF;
  PERFORM pg_terminate_backend(victim);
END $$`;

/** The statements of one order's way, as their own labels name them. */
const points: readonly (readonly [keyof OpenShop['databases'], string])[] = [
  ['orders', '/* inbox: claim */'],
  ['orders', '/* advance: lock sagas */'],
  ['orders', '/* advance: write sagas */'],
  ['orders', '/* outbox: leaving */'],
  ['inventory', '/* inbox: claim */'],
  ['inventory', '/* outbox: leaving */'],
  ['payments', '/* inbox: claim */'],
  ['payments', '/* outbox: leaving */'],
  ['orders', 'COMMIT'],
  ['inventory', 'COMMIT'],
  ['payments', 'COMMIT'],
];

test('a connection is terminated at each point of an order’s way', async () => {
  const chance = createChance('each point');
  const { carts, expectAllSold } = await onSale('each-point', 400);
  const buying = buyAllAlong(buyer, carts, chance, { clients: 16, thinkMs: 400 });
  const struck: string[] = [];
  for (const [database, label] of points) {
    const client = new Client({ connectionString: open.databases[database] });
    await client.connect();
    await client.query(strikeAt(label)).then(
      () => struck.push(`${database} ${label}`),
      (fault: Error) => say(`${database} ${label}: ${fault.message}`),
    );
    await client.end();
  }
  await buying;
  say(`struck at ${struck.length} of ${points.length} points`);
  expect(struck.length).toBeGreaterThan(0);
  await expectAllSold();
}, 180_000);

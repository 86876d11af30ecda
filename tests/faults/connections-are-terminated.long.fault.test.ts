// An operator, a failover or a pooler ends connections at any statement: pg_terminate_backend at each point.
// Turned red by `lost-connection-is-poison`: all connections are terminated again and again under load
import { elapse, waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer, type ReadyCart } from '../tools/buyer';
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

test('all connections are terminated again and again under load', async () => {
  const chance = createChance('all terminated');
  const [variantId] = await putOnSale(open, buyer, 'all-terminated', [400]);
  const carts = await fillCarts(buyer, 400, () => [{ variantId: variantId!, quantity: 1 }]);
  const buying = buyAllAlong(open, buyer, carts, chance, { thinkMs: 300 });
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
  expect(terminated).toBeGreaterThan(30);
  await expectEachBoughtOnce(open, buyer, carts);
  expect(await stockOf(open, variantId!)).toEqual({ onHand: 0, reserved: 0 });
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
  ['orders', '/* accept: write */'],
  ['orders', '/* inbox: claim */'],
  ['orders', '/* advance: lock sagas */'],
  ['orders', '/* advance: write sagas */'],
  ['orders', '/* outbox: leaving */'],
  ['inventory', '/* inbox: claim */'],
  ['inventory', '/* stock: write-holds */'],
  ['inventory', '/* stock: write-stock */'],
  ['inventory', '/* outbox: leaving */'],
  ['payments', '/* inbox: claim */'],
  ['payments', '/* operations: open */'],
  ['payments', '/* operations: close */'],
  ['payments', '/* outbox: leaving */'],
  ['orders', 'COMMIT'],
  ['inventory', 'COMMIT'],
  ['payments', 'COMMIT'],
];

/** Tries until somebody was seen at the point and lost the connection there. */
const terminateAt = async (database: keyof OpenShop['databases'], label: string): Promise<void> => {
  await waitFor(() => rowsOf(open, database, strikeAt(label)), { withinMs: 60_000 });
};

test('a connection is terminated at each point of an order’s way', async () => {
  const chance = createChance('each point');
  const pieces = 5_000;
  const [variantId] = await putOnSale(open, buyer, 'each-point', [pieces]);
  const carts: ReadyCart[] = [];
  let isOver = false;
  const buying = (async () => {
    while (!isOver) {
      const some = await fillCarts(buyer, 40, () => [{ variantId: variantId!, quantity: 1 }]);
      carts.push(...some);
      await buyAllAlong(open, buyer, some, chance, { clients: 16, thinkMs: 400 });
    }
  })();
  for (const [database, label] of points) await terminateAt(database, label);
  isOver = true;
  await buying;
  say(`terminated at ${points.length} points amid ${carts.length} orders`);
  await expectEachBoughtOnce(open, buyer, carts);
  expect(await stockOf(open, variantId!)).toEqual({ onHand: pieces - carts.length, reserved: 0 });
}, 600_000);

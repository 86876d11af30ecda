// A test of the tests: whoever says that the books are in order must be seen to find them wrong. Each row is falsified,
// named, and mended.
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import Redis from 'ioredis';
import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { createBuyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { auditBooks, auditDuring } from './tools/invariants';
import { booksOf, expectBooksInOrder } from './tools/settled';
import { rowsOf } from './tools/stores';

let open: OpenShop;

beforeAll(async () => {
  open = await openShop();
  const buyer = createBuyer(open.shop.url);
  const [variantId] = await buyer.variants();
  await buyer.placeOrder(await buyer.fillCart([{ variantId: variantId!, quantity: 1 }]));
  const declined = await buyer.fillCart([{ variantId: variantId!, quantity: 1 }]);
  await buyer.placeOrder(declined, { paymentMethodToken: 'tok_declined' });
  await expectBooksInOrder(open);
}, 120_000);
afterAll(() => open?.close(), 30_000);

const run = async (database: keyof OpenShop['databases'], sql: string) => {
  const client = new Client({ connectionString: open.databases[database] });
  await client.connect();
  await client.query(sql);
  await client.end();
};
const namesOf = (lines: readonly string[]) => [...new Set(lines.map((line) => line.split(' ')[0]))].sort();
const found = async () => namesOf(await auditBooks(booksOf(open)));

test.each<[string, keyof OpenShop['databases'], string, string, string]>([
  [
    'stock that the ledger does not know',
    'inventory',
    'UPDATE stock SET on_hand = on_hand + 1',
    'UPDATE stock SET on_hand = on_hand - 1',
    'I1',
  ],
  [
    'an order of more pieces than were set aside for it',
    'inventory',
    `UPDATE hold_lines SET quantity = quantity + 1 FROM holds WHERE holds.order_id = hold_lines.order_id AND state = 'SOLD'`,
    `UPDATE hold_lines SET quantity = quantity - 1 FROM holds WHERE holds.order_id = hold_lines.order_id AND state = 'SOLD'`,
    'I1',
  ],
  [
    'a confirmed order without money',
    'payments',
    `UPDATE payments SET status = 'VOIDED' WHERE status = 'CAPTURED'`,
    `UPDATE payments SET status = 'CAPTURED' WHERE status = 'VOIDED'`,
    'I2',
  ],
  [
    'a saga that never ends',
    'orders',
    `UPDATE sagas SET status = 'RUNNING', wake_at = now() + interval '1 hour' WHERE status = 'DONE'`,
    `UPDATE sagas SET status = 'DONE', wake_at = NULL WHERE status = 'RUNNING'`,
    'I4',
  ],
  [
    'stock that is kept for an order that ended',
    'inventory',
    `UPDATE holds SET state = 'PINNED' WHERE state = 'RELEASED'`,
    `UPDATE holds SET state = 'RELEASED' WHERE state = 'PINNED'`,
    'I5',
  ],
  [
    'stock that is pinned for an order that is done',
    'inventory',
    `UPDATE holds SET state = 'PINNED' WHERE state = 'SOLD'`,
    `UPDATE holds SET state = 'SOLD' WHERE state = 'PINNED'`,
    'I6',
  ],
  [
    'a cart that was thawed before the stock was released',
    'orders',
    `UPDATE sagas SET standing = jsonb_set(standing, '{steps,0,answeredAt}', '1') WHERE status = 'UNDONE'`,
    `UPDATE sagas SET standing = jsonb_set(standing, '{steps,0,answeredAt}', '9000000000000') WHERE status = 'UNDONE'`,
    'I7',
  ],
  [
    'a refund of which the card processor does not know',
    'payments',
    `UPDATE payments SET refunded_minor = 1 WHERE status = 'CAPTURED'`,
    `UPDATE payments SET refunded_minor = 0 WHERE status = 'CAPTURED'`,
    'I8',
  ],
  [
    'stock that was released and went back to the epoch before',
    'inventory',
    `UPDATE holds SET epoch = 1 WHERE state = 'RELEASED'`,
    `UPDATE holds SET epoch = 2 WHERE state = 'RELEASED'`,
    'I10',
  ],
  [
    'stock that another order released',
    'inventory',
    `UPDATE movements SET step_key = 'another/' || step_key WHERE kind = 'released'`,
    `UPDATE movements SET step_key = substr(step_key, 9) WHERE kind = 'released'`,
    'I11',
  ],
  [
    'a saga that needs a person, and nobody knows',
    'orders',
    `UPDATE sagas SET status = 'IN_REVIEW' WHERE status = 'DONE'`,
    `UPDATE sagas SET status = 'DONE' WHERE status = 'IN_REVIEW'`,
    'I12',
  ],
  [
    'a command that was put aside, and nobody knows',
    'inventory',
    `INSERT INTO parked (step_key, item, cause) VALUES ('nobody/reserve-stock', '{}', 'broken')`,
    'DELETE FROM parked',
    'I12',
  ],
  [
    'an order and its placement that disagree',
    'orders',
    `UPDATE placements SET status = 'PENDING' WHERE status = 'CONFIRMED'`,
    `UPDATE placements SET status = 'CONFIRMED' WHERE status = 'PENDING'`,
    'I9',
  ],
])('%s', async (_, database, falsify, mend, invariant) => {
  await run(database, falsify);
  expect(await found()).toContain(invariant);
  await run(database, mend);
  expect(await found()).toEqual([]);
});

test('a hold that outlives its time, while nobody sweeps', async () => {
  const inventory = open.shop.program('inventory');
  inventory.kill('SIGSTOP');
  await run(
    'inventory',
    `UPDATE holds SET state = 'HELD', expires_at = now() - interval '1 minute' WHERE state = 'RELEASED'`,
  );
  expect(await found()).toContain('I6');
  await run('inventory', `UPDATE holds SET state = 'RELEASED' WHERE state = 'HELD'`);
  inventory.kill('SIGCONT');
  expect(await found()).toEqual([]);
});

test('a cart that is still frozen for an order that ended', async () => {
  const [bought] = await rowsOf<{ cart_id: string; freeze_token: string }>(
    open,
    'orders',
    `SELECT cart_id, freeze_token FROM placements WHERE status = 'REJECTED'`,
  );
  const redis = new Redis(open.shop.variables['CART_REDIS_URL']!);
  const token = createHash('sha256').update(bought!.freeze_token).digest('base64url').slice(0, 22);
  await redis.hset(`cart:{${bought!.cart_id}}`, 'token', token);
  expect(await found()).toEqual(['I5']);
  await redis.hdel(`cart:{${bought!.cart_id}}`, 'token');
  redis.disconnect();
  expect(await found()).toEqual([]);
});

test('a confirmation that somebody was told of, and that is gone', async () => {
  expect(namesOf(await auditDuring(booksOf(open)))).toEqual([]);
  expect(namesOf(await auditDuring(booksOf(open), ['ord_gone']))).toEqual(['I9']);
});

test.each<[string, (capture: string) => string, string[]]>([
  ['captured twice', (capture) => capture, ['I3']],
  [
    'let go after it was captured',
    (capture) => capture.replaceAll('captur', 'void').replace('voide"', 'void"'),
    ['I8'],
  ],
  [
    'authorized for an order of which we do not know',
    (capture) => capture.replaceAll(/ord_\w+/g, 'ord_unknown'),
    ['I8'],
  ],
])('by the ledger of the card processor an order was %s', async (_, falsify, invariants) => {
  const ledger = await readFile(open.shop.ledgerFile, 'utf8');
  const capture = ledger.split('\n').find((line) => line.includes('"operation":"capture"'))!;
  await appendFile(open.shop.ledgerFile, `${falsify(capture)}\n`);
  expect(await found()).toEqual(invariants);
  await writeFile(open.shop.ledgerFile, ledger);
  expect(await found()).toEqual([]);
});

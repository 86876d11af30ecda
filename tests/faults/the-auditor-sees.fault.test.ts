// A test of the tests: whoever says that the books are in order must be seen to find them wrong. Each row is falsified,
// named, and mended.
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { Client } from 'pg';
import { createBuyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { auditBooks } from './tools/invariants';
import { expectBooksInOrder } from './tools/settled';

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
const found = async () =>
  (await auditBooks({ ...open.databases, ledgerFile: open.shop.ledgerFile })).map((line) => line.split(' ')[0]);

test.each<[string, keyof OpenShop['databases'], string, string, string]>([
  [
    'stock that the ledger does not know',
    'inventory',
    'UPDATE stock SET on_hand = on_hand + 1',
    'UPDATE stock SET on_hand = on_hand - 1',
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
    `UPDATE sagas SET status = 'RUNNING' WHERE status = 'DONE'`,
    `UPDATE sagas SET status = 'DONE' WHERE status = 'RUNNING'`,
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

test('a capture that happened twice, by the ledger of the card processor', async () => {
  const ledger = await readFile(open.shop.ledgerFile, 'utf8');
  const capture = ledger.split('\n').find((line) => line.includes('"operation":"capture"'))!;
  await appendFile(open.shop.ledgerFile, `${capture}\n`);
  expect(await found()).toEqual(['I3']);
  await writeFile(open.shop.ledgerFile, ledger);
  expect(await found()).toEqual([]);
});

// A test of the tests: whoever says that the books are in order must be seen to find them wrong.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aFolder, waitFor } from '@cartograph/testkit';
import Redis from 'ioredis';
import { Client } from 'pg';
import { createBuyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { createOperator } from '../tools/operator';
import { asPattern } from './tools/audit/falsehoods/falsehood';
import { inInventory } from './tools/audit/falsehoods/in-inventory';
import { inOrders } from './tools/audit/falsehoods/in-orders';
import { inPayments } from './tools/audit/falsehoods/in-payments';
import { inTheLedger } from './tools/audit/falsehoods/in-the-ledger';
import { auditBooks, auditDuring, type Books } from './tools/invariants';
import { booksOf, expectBooksInOrder } from './tools/settled';
import { rowsOf } from './tools/stores';

let open: OpenShop;
let books: Books;

beforeAll(async () => {
  open = await openShop();
  books = booksOf(open);
  const buyer = createBuyer(open.shop.url);
  const [variantId] = await buyer.variants();
  const buy = async (paymentMethodToken: string) =>
    (await buyer.placeOrder(await buyer.fillCart([{ variantId: variantId!, quantity: 1 }]), { paymentMethodToken }))
      .result!;
  await buy('tok_approved');
  const [refunded, cancelled] = [await buy('tok_approved'), await buy('tok_approved')];
  await buy('tok_declined');
  await buy('tok_expires_soon');
  await expectBooksInOrder(open);
  await (await createOperator(open.shop)).refund(refunded.order!.id, 'one dollar back', '1.00');
  await buyer.cancel(cancelled.order!.id, cancelled.accessKey!);
  await expectBooksInOrder(open);
  // Nobody moves the books any more, so that they can be copied.
  await open.shop.stop();
}, 180_000);
afterAll(() => open?.close(), 30_000);

const runOn = async (url: string, sql: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

/** Tells a falsehood to a copy of a database, and answers with what is seen in the books then. */
const seenIn = async (database: keyof OpenShop['databases'], sql: string, audit = auditBooks): Promise<string[]> => {
  const original = new URL(books[database]);
  const copy = new URL(`${original.pathname}_copy`, original);
  const [from, to] = [original, copy].map(({ pathname }) => pathname.slice(1));
  const server = new URL('/postgres', original).href;
  // The sessions of those who stopped or looked just now take a moment to go.
  await waitFor(() => runOn(server, `CREATE DATABASE ${to} TEMPLATE ${from}`).then(() => true), { withinMs: 30_000 });
  try {
    await runOn(copy.href, `SET session_replication_role = replica; ${sql}`);
    return await audit({ ...books, [database]: copy.href });
  } finally {
    await runOn(server, `DROP DATABASE ${to} WITH (FORCE)`);
  }
};

const sentences = (says: readonly string[]) =>
  expect.arrayContaining(says.map((words) => expect.stringMatching(asPattern(words))));

const frozen = 'I5 placement … is over and its cart is still frozen';
const vanished = 'I9 somebody was told that … is confirmed, and it is not';

test('of books that are in order nothing is said', async () => {
  expect(await auditBooks(books)).toEqual([]);
  expect(await auditDuring(books)).toEqual([]);
});

test('of a reply and a wake that were put aside and came before a person nothing is said', async () => {
  const parkedAndReviewed = `
    INSERT INTO parked (step_key, item, cause)
      SELECT unnest(ARRAY['rep/' || id || '/reserve-stock', 'wake/' || id || '/3']), '{}', 'broken' FROM sagas;
    INSERT INTO review_items (id, saga_id, step, way, cause, evidence, resolution, resolved_at)
      SELECT id, id, 'reserve stock', 'do', 'PARKED', '{}', 'RETRY', now() FROM sagas`;
  expect(await seenIn('orders', parkedAndReviewed)).toEqual([]);
});

test.each(
  Object.entries({ orders: inOrders, inventory: inInventory, payments: inPayments }).flatMap(([database, falsehoods]) =>
    falsehoods.map(({ what, ...falsehood }) => [what, database as keyof OpenShop['databases'], falsehood] as const),
  ),
)('%s', async (_, database, { sql, says }) => {
  expect(await seenIn(database, sql)).toEqual(sentences(says));
});

test.each(inTheLedger.map(({ what, ...falsehood }) => [what, falsehood] as const))(
  'by the card processor: %s',
  async (_, { falsify, says }) => {
    const lines = (await readFile(books.ledgerFile, 'utf8')).trim().split('\n');
    const ledgerFile = join(aFolder('ledger'), 'ledger.jsonl');
    await writeFile(ledgerFile, `${falsify(lines).join('\n')}\n`);
    expect(await auditBooks({ ...books, ledgerFile })).toEqual(sentences(says));
  },
);

test.each([
  [
    'a lost order',
    'DELETE FROM placements; DELETE FROM orders; DELETE FROM sagas',
    'I9 a payment is of …, which nobody placed',
  ],
  [
    'money that was taken before its order was confirmed',
    `UPDATE placements SET status = 'PENDING'`,
    'I2 … was captured and is PENDING',
  ],
])('%s is also seen while the shop is busy', async (_, sql, says) => {
  expect(await seenIn('orders', sql, auditDuring)).toEqual(sentences([says]));
});

test('a confirmation that somebody was told of, and that is gone', async () => {
  expect(await auditDuring(books, ['ord_gone'])).toEqual(sentences([vanished]));
});

test('a cart that is still frozen for an order that ended', async () => {
  const [ended] = await rowsOf<{ cart_id: string; freeze_token: string }>(
    open,
    'orders',
    `SELECT cart_id, freeze_token FROM placements WHERE status = 'REJECTED'`,
  );
  const token = createHash('sha256').update(ended!.freeze_token).digest('base64url').slice(0, 22);
  const redis = new Redis(books.carts);
  await redis.hset(`cart:{${ended!.cart_id}}`, 'token', token);
  expect(await auditBooks(books)).toEqual(sentences([frozen]));
  await redis.hdel(`cart:{${ended!.cart_id}}`, 'token');
  redis.disconnect();
});

test('carts that cannot be read are no carts in order', async () => {
  await expect(auditBooks({ ...books, carts: 'redis://127.0.0.1:1' })).rejects.toThrow();
});

test('there is nothing that the auditor could say and was not seen to say', async () => {
  const files = (await readdir(join(__dirname, 'tools/audit'))).filter((name) => name.endsWith('.ts'));
  const sources = ['tools/invariants.ts', ...files.map((name) => `tools/audit/${name}`)];
  const texts = await Promise.all(sources.map((source) => readFile(join(__dirname, source), 'utf8')));
  const sayable = texts
    .flatMap((text) => text.match(/(?<=`)I\d+ [^`]+/g) ?? [])
    .map((words) => words.replaceAll(/\$\{.*?\}/g, '…'));
  const said = [...inOrders, ...inInventory, ...inPayments, ...inTheLedger]
    .flatMap(({ says }) => says)
    .concat(frozen, vanished);
  expect({
    unseen: sayable.filter((words) => !said.some((each) => asPattern(words).test(each))),
    unsayable: said.filter((each) => !sayable.some((words) => asPattern(words).test(each))),
  }).toEqual({ unseen: [], unsayable: [] });
});

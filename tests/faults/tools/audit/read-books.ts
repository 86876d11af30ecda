// Reads each store in one snapshot. Nothing is judged here.
import { Client } from 'pg';
import type { InventoryBook, Left, OrdersBook, PaymentsBook } from './books';

type Queries<Book> = { readonly [Name in keyof Book]: string };

/** Runs all queries on one snapshot of a database. */
const readBook = async <Book>(url: string, queries: Queries<Book>): Promise<Book> => {
  const client = new Client({ connectionString: url });
  // A store that is taken away while it is read fails the query; this says nothing more.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const read: [string, unknown][] = [];
    for (const [name, sql] of Object.entries<string>(queries as never))
      read.push([name, (await client.query(sql)).rows]);
    await client.query('COMMIT');
    return Object.fromEntries(read) as Book;
  } finally {
    await client.end();
  }
};

const left: Queries<Left> = {
  outbox: 'SELECT id FROM outbox',
  parked: 'SELECT step_key AS "stepKey", cause FROM parked',
};

const pieces = `coalesce(json_agg(json_build_object('variantId', variant_id, 'quantity', quantity)), '[]')`;

const clock = (column: string) => `extract(epoch FROM ${column})::float8 AS at`;

export const readOrders = (url: string): Promise<OrdersBook> =>
  readBook<OrdersBook>(url, {
    ...left,
    placed: `SELECT p.id, p.scope, p.idempotency_key AS "idempotencyKey", p.status, p.cart_id AS "cartId",
      p.cart_version AS "cartVersion", p.freeze_token AS "freezeToken",
      coalesce(o.status, 'GONE') AS "orderStatus", coalesce(o.total_minor, 0)::float8 AS "totalMinor",
      (SELECT ${pieces} FROM order_lines WHERE order_id = o.id) AS lines
      FROM placements p LEFT JOIN orders o ON o.id = 'ord_' || p.id`,
    orderIds: 'SELECT id AS "orderId" FROM orders',
    sagas: `SELECT id, definition, status, epoch, standing -> 'steps' AS steps FROM sagas`,
    reviews: `SELECT saga_id AS "sagaId", resolution IS NULL AS "isOpen" FROM review_items`,
    cancelled: `SELECT id, order_id AS "orderId", status, refunded_minor::float8 AS "refundedMinor" FROM cancellations`,
    refunds: `SELECT id, order_id AS "orderId", status, amount_minor::float8 AS "amountMinor" FROM refunds`,
  });

export const readInventory = (url: string): Promise<InventoryBook> =>
  readBook<InventoryBook>(url, {
    ...left,
    differences: 'SELECT * FROM ledger_differences',
    oversold: 'SELECT * FROM stock WHERE reserved < 0 OR reserved > on_hand',
    // The sweeper looks each second, and after an outage needs a moment.
    holds: `SELECT order_id AS "orderId", state, epoch,
      state = 'HELD' AND expires_at < now() - interval '5 seconds' AS "isOverdue",
      (SELECT ${pieces} FROM hold_lines WHERE hold_lines.order_id = holds.order_id) AS lines FROM holds`,
    movements: `SELECT order_id AS "orderId", step_key AS "stepKey", kind, ${clock('moved_at')},
      variant_id AS "variantId", warehouse, quantity FROM movements WHERE order_id IS NOT NULL`,
  });

export const readPayments = (url: string): Promise<PaymentsBook> =>
  readBook<PaymentsBook>(url, {
    ...left,
    payments: `SELECT order_id AS "orderId", status, epoch, authorized_minor::float8 AS "authorizedMinor",
      captured_minor::float8 AS "capturedMinor", refunded_minor::float8 AS "refundedMinor" FROM payments`,
    operations: `SELECT order_id AS "orderId", step_key AS "stepKey", kind, ${clock('opened_at')} FROM operations`,
  });

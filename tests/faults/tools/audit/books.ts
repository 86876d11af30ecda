// Reads each store in one snapshot. Nothing is judged here.
import { Client } from 'pg';

export interface Books {
  readonly orders: string;
  readonly inventory: string;
  readonly payments: string;
  /** The card processor's ledger file. */
  readonly ledgerFile: string;
  /** Redis with the carts; frozen ones are not looked for when it is absent. */
  readonly carts?: string | undefined;
}

export interface Step {
  readonly name: string;
  readonly state: string;
  readonly answeredAt?: number;
}

export interface Saga {
  readonly id: string;
  readonly definition: string;
  readonly status: string;
  readonly epoch: number;
  readonly steps: readonly Step[];
}

export interface Pieces {
  readonly variantId: string;
  readonly quantity: number;
}

export interface Placed {
  readonly id: string;
  readonly status: string;
  readonly orderStatus: string;
  readonly cartId: string;
  readonly cartVersion: number;
  readonly freezeToken: string;
  readonly totalMinor: number;
  readonly lines: readonly Pieces[];
}

export interface Cancelled {
  readonly id: string;
  readonly orderId: string;
  readonly status: string;
  readonly refundedMinor: number | null;
}

export interface Refund {
  readonly id: string;
  readonly orderId: string;
  readonly status: string;
  readonly amountMinor: number;
}

export interface Left {
  readonly outbox: readonly { readonly id: string }[];
  readonly parked: readonly { readonly stepKey: string; readonly cause: string }[];
}

export interface OrdersBook extends Left {
  readonly placed: readonly Placed[];
  readonly sagas: readonly Saga[];
  readonly reviews: readonly { readonly sagaId: string; readonly isOpen: boolean }[];
  readonly cancelled: readonly Cancelled[];
  readonly refunds: readonly Refund[];
}

export interface Hold {
  readonly orderId: string;
  readonly state: string;
  readonly epoch: number;
  readonly isOverdue: boolean;
  readonly lines: readonly Pieces[];
}

export interface Movement extends Pieces {
  readonly orderId: string;
  readonly stepKey: string;
  readonly warehouse: string;
  readonly kind: string;
}

export interface InventoryBook extends Left {
  readonly differences: readonly object[];
  readonly oversold: readonly object[];
  readonly holds: readonly Hold[];
  /** Of orders, oldest first. */
  readonly movements: readonly Movement[];
}

export interface Payment {
  readonly orderId: string;
  readonly status: string;
  readonly epoch: number;
  readonly authorizedMinor: number;
  readonly capturedMinor: number;
  readonly refundedMinor: number;
}

export interface PaymentsBook extends Left {
  readonly payments: readonly Payment[];
  readonly operations: readonly { readonly stepKey: string; readonly orderId: string; readonly kind: string }[];
}

type Queries<Book> = { readonly [Name in keyof Book]: string };

/** Runs all queries on one snapshot of a database. */
const readBook = async <Book>(url: string, queries: Queries<Book>): Promise<Book> => {
  const client = new Client({ connectionString: url });
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

export const readOrders = (url: string): Promise<OrdersBook> =>
  readBook<OrdersBook>(url, {
    ...left,
    placed: `SELECT p.id, p.status, o.status AS "orderStatus", p.cart_id AS "cartId", p.cart_version AS "cartVersion",
      p.freeze_token AS "freezeToken", o.total_minor::float8 AS "totalMinor",
      (SELECT ${pieces} FROM order_lines WHERE order_id = o.id) AS lines
      FROM placements p JOIN orders o ON o.id = 'ord_' || p.id`,
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
    movements: `SELECT order_id AS "orderId", step_key AS "stepKey", variant_id AS "variantId", warehouse, kind, quantity
      FROM movements WHERE order_id IS NOT NULL ORDER BY moved_at`,
  });

export const readPayments = (url: string): Promise<PaymentsBook> =>
  readBook<PaymentsBook>(url, {
    ...left,
    payments: `SELECT order_id AS "orderId", status, epoch, authorized_minor::float8 AS "authorizedMinor",
      captured_minor::float8 AS "capturedMinor", refunded_minor::float8 AS "refundedMinor" FROM payments`,
    operations: 'SELECT step_key AS "stepKey", order_id AS "orderId", kind FROM operations',
  });

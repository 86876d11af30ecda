// The auditor: reads the stores and the card processor's ledger, and nothing else, and says in words what is not as
// docs/guarantees.md and the design promise. An empty list is the only good answer. I1 to I9 name the invariants.
import { readFile } from 'node:fs/promises';
import { Client } from 'pg';

export interface Books {
  readonly orders: string;
  readonly inventory: string;
  readonly payments: string;
  /** The card processor's ledger file. */
  readonly ledgerFile: string;
}

interface Authorization {
  readonly id: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly capturedMinor: number;
  readonly status: string;
}

interface Placed {
  readonly id: string;
  readonly status: string;
  readonly order_status: string;
  readonly total_minor: string;
  readonly saga_status: string;
  readonly steps: readonly { name: string; state: string; answeredAt?: number }[];
}

interface Paid {
  readonly order_id: string;
  readonly status: string;
  readonly authorized_minor: string;
  readonly captured_minor: string;
}

const query = async <Row>(url: string, sql: string): Promise<Row[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
};

/** The last state of each authorization, and how often each was captured, by the processor's own ledger. */
const readLedger = async (file: string) => {
  const text = await readFile(file, 'utf8').catch(() => '');
  const authorizations = new Map<string, Authorization>();
  const captures = new Map<string, number>();
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  for (const line of complete.split('\n').filter(Boolean)) {
    const { operation, reference, answer } = JSON.parse(line) as {
      operation: string;
      reference: string;
      answer: { status: number; body: Authorization };
    };
    if (answer.status >= 300 || operation.endsWith('refund')) continue;
    authorizations.set(answer.body.id, answer.body);
    if (operation === 'capture') captures.set(reference, (captures.get(reference) ?? 0) + 1);
  }
  return { authorizations: [...authorizations.values()], captures };
};

const orderStatusOf: Readonly<Record<string, readonly string[]>> = {
  PENDING: ['PENDING_PAYMENT'],
  CONFIRMED: ['CONFIRMED', 'SHIPPED', 'DELIVERED', 'CANCELLED'],
  REJECTED: ['REJECTED', 'PAYMENT_FAILED'],
  EXPIRED: ['EXPIRED'],
  CANCELLED: ['CANCELLED'],
  IN_REVIEW: ['PENDING_PAYMENT'],
};

const ends = ['REJECTED', 'EXPIRED', 'CANCELLED'];

const auditStock = async (url: string): Promise<string[]> => {
  const differences = await query<object>(url, 'SELECT * FROM ledger_differences');
  const oversold = await query<object>(url, 'SELECT * FROM stock WHERE reserved < 0 OR reserved > on_hand');
  const overdue = await query<object>(
    url,
    `SELECT order_id FROM holds WHERE state = 'HELD' AND expires_at < now() - interval '5 seconds'`,
  );
  return [
    ...differences.map((row) => `I1 a balance is not what the ledger says: ${JSON.stringify(row)}`),
    ...oversold.map((row) => `I1 oversold: ${JSON.stringify(row)}`),
    ...overdue.map((row) => `I6 a hold has outlived its time: ${JSON.stringify(row)}`),
  ];
};

const undoneInReverse = ({ steps }: Placed): boolean => {
  const undone = steps.filter(({ state }) => state === 'UNDONE').map(({ answeredAt = 0 }) => answeredAt);
  return undone.every((at, index) => index === 0 || undone[index - 1]! >= at);
};

const auditPlaced = (placed: Placed, hold: string | undefined, payment: Paid | undefined): string[] => {
  const { id, status } = placed;
  const found: string[] = [];
  const money = payment?.status ?? 'none';
  if (!orderStatusOf[status]?.includes(placed.order_status))
    found.push(`I9 placement ${id} is ${status}, its order ${placed.order_status}`);
  if (!['DONE', 'UNDONE', 'IN_REVIEW'].includes(placed.saga_status))
    found.push(`I4 saga ${id} is still ${placed.saga_status}: ${JSON.stringify(placed.steps)}`);
  if (!undoneInReverse(placed)) found.push(`I7 saga ${id} was not undone in reverse: ${JSON.stringify(placed.steps)}`);
  if (status === 'CONFIRMED') {
    if (!['AUTHORIZED', 'CAPTURING', 'CAPTURED'].includes(money))
      found.push(`I2 order ${id} is confirmed, its payment ${money}`);
    if (Number(payment?.authorized_minor) !== Number(placed.total_minor))
      found.push(`I2 order ${id} costs ${placed.total_minor}, authorized are ${payment?.authorized_minor}`);
    if (placed.saga_status === 'DONE' && (money !== 'CAPTURED' || hold !== 'SOLD'))
      found.push(`I4 order ${id} is done, its payment ${money}, its stock ${hold}`);
  } else {
    if (money === 'CAPTURED') found.push(`I2 order ${id} is ${status} and was captured`);
    if (hold === 'SOLD') found.push(`I2 order ${id} is ${status} and its stock was sold`);
  }
  if (ends.includes(status)) {
    if (hold && ['HELD', 'PINNED'].includes(hold)) found.push(`I5 placement ${id} ended, its stock is ${hold}`);
    if (['AUTHORIZING', 'AUTHORIZED', 'VOIDING'].includes(money))
      found.push(`I5 placement ${id} ended, its payment is ${money}`);
  }
  return found;
};

const auditMoney = async (payments: readonly Paid[], ledgerFile: string): Promise<string[]> => {
  const { authorizations, captures } = await readLedger(ledgerFile);
  const found: string[] = [];
  for (const [reference, count] of captures) if (count > 1) found.push(`I3 ${reference} was captured ${count} times`);
  const ours = new Map(payments.map((payment) => [payment.order_id, payment]));
  const live = new Map<string, Authorization[]>();
  for (const authorization of authorizations)
    if (authorization.status !== 'voided')
      live.set(authorization.reference, [...(live.get(authorization.reference) ?? []), authorization]);
  for (const [reference, list] of live) {
    const payment = ours.get(reference);
    if (list.length > 1) found.push(`I3 ${reference} has ${list.length} live authorizations`);
    const taken = list.reduce((sum, { capturedMinor }) => sum + capturedMinor, 0);
    if (Number(payment?.captured_minor ?? 0) !== taken)
      found.push(`I8 ${reference}: the processor took ${taken}, we know of ${payment?.captured_minor}`);
    if (payment && ['VOIDED', 'DECLINED'].includes(payment.status))
      found.push(`I8 ${reference} is ${payment.status} with us and ${list[0]!.status} with the processor`);
  }
  for (const payment of payments)
    if (
      ['AUTHORIZED', 'CAPTURED'].includes(payment.status) &&
      Number(payment.authorized_minor) > 0 &&
      !live.has(payment.order_id)
    )
      found.push(`I8 ${payment.order_id} is ${payment.status} with us and unknown to the processor`);
  return found;
};

/** What is wrong in the books of a shop at rest. */
export const auditBooks = async ({ orders, inventory, payments, ledgerFile }: Books): Promise<string[]> => {
  const placed = await query<Placed>(
    orders,
    `SELECT p.id, p.status, o.status AS order_status, o.total_minor, s.status AS saga_status, s.standing -> 'steps' AS steps
     FROM placements p JOIN orders o ON o.id = 'ord_' || p.id JOIN sagas s ON s.id = p.id`,
  );
  const lost = await query<object>(orders, 'SELECT id FROM placements WHERE id NOT IN (SELECT id FROM sagas)');
  const twice = await query<object>(
    orders,
    `SELECT cart_id, cart_version, count(*) FROM placements WHERE status = 'CONFIRMED' GROUP BY 1, 2 HAVING count(*) > 1`,
  );
  const holds = await query<{ order_id: string; state: string }>(inventory, 'SELECT order_id, state FROM holds');
  const paid = await query<Paid>(payments, 'SELECT order_id, status, authorized_minor, captured_minor FROM payments');
  const held = new Map(holds.map(({ order_id, state }) => [order_id, state]));
  const payment = new Map(paid.map((row) => [row.order_id, row]));
  const alive = new Set(
    placed.filter(({ saga_status: it }) => it === 'RUNNING' || it === 'COMPENSATING').map(({ id }) => `ord_${id}`),
  );

  const atRest = await Promise.all(
    Object.entries({ orders, inventory, payments }).map(async ([name, url]) => [
      ...(await query<object>(url, 'SELECT id, tries FROM outbox')).map(
        (row) => `I4 ${name} has not sent ${JSON.stringify(row)}`,
      ),
      ...(await query<object>(url, 'SELECT step_key, cause FROM parked')).map(
        (row) => `${name} has parked ${JSON.stringify(row)}`,
      ),
    ]),
  );
  return [
    ...(await auditStock(inventory)),
    ...lost.map((row) => `I9 a placement without a saga: ${JSON.stringify(row)}`),
    ...twice.map((row) => `I3 a cart's version was bought twice: ${JSON.stringify(row)}`),
    ...holds
      .filter(({ order_id, state }) => state === 'PINNED' && !alive.has(order_id))
      .map(({ order_id }) => `I6 ${order_id} is pinned and its saga is over`),
    ...placed.flatMap((row) => auditPlaced(row, held.get(`ord_${row.id}`), payment.get(`ord_${row.id}`))),
    ...(await auditMoney(paid, ledgerFile)),
    ...atRest.flat(),
  ];
};

/** How many sagas are neither done, undone nor in review. */
export const sagasUnderWay = async (ordersUrl: string): Promise<number> => {
  const [row] = await query<{ count: string }>(
    ordersUrl,
    `SELECT count(*) FROM sagas WHERE status NOT IN ('DONE', 'UNDONE', 'IN_REVIEW')`,
  );
  return Number(row!.count);
};

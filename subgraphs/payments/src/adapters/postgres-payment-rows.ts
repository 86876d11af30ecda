// Payments, their refunds and what is under way for them as rows that are locked and saved together, one statement a
// table. Statements with their inputs and outputs stand in postgres-payments/.
import { bytewise, type Tx } from '@cartograph/runtime';
import type { Known } from '../domain/hear-command';
import type { Operation } from '../domain/operation';
import type { Payment } from '../domain/payment';
import type { Refund } from '../domain/refund';
import { statementIn } from './sql-files';

const statement = statementIn('postgres-payments');
const lockPayments = statement('lock-payments');
const findPayments = statement('find-payments');
const savePayments = statement('save-payments');
const findRefunds = statement('find-refunds');
const saveRefunds = statement('save-refunds');
const openOperations = statement('open-operations');
const underWay = statement('under-way');

/** Payments by order id and refunds by refund id. */
export type Row = Payment | Refund;
export type Rows = ReadonlyMap<string, Row>;

/** The rows that an item of a list is about, and all refunds under way with them; a refund's lock is its payment's. */
export interface Names {
  readonly orderId: string;
  readonly refundId?: string;
}

// Short, since it only keeps two workers from one call, which the processor's keys make harmless: after a crash the
// operations are taken up this much later.
export const leaseMs = 2_000;

const isRefunding = (row: Row, { orderId, refundId }: Names): boolean =>
  'refundId' in row && row.orderId === orderId && row.refundId !== refundId && row.operation !== null;

export const knownOf = (rows: Rows, names: Names): Known => ({
  payment: rows.get(names.orderId) as Payment | undefined,
  refund: names.refundId === undefined ? undefined : (rows.get(names.refundId) as Refund | undefined),
  isRefunding: names.refundId !== undefined && [...rows.values()].some((row) => isRefunding(row, names)),
});

/** Changed rows as a list change takes them. */
export const entriesOf = ({ payment, refund }: Known): [string, Row][] => [
  ...(payment ? [[payment.orderId, payment] as [string, Row]] : []),
  ...(refund ? [[refund.refundId, refund] as [string, Row]] : []),
];

const readRows = async (tx: Tx, payments: string, names: readonly Names[]): Promise<Map<string, Row>> => {
  const rows = await tx.rows<Payment>(payments, [bytewise(names.map(({ orderId }) => orderId))]);
  const named = names.flatMap(({ refundId }) => refundId ?? []);
  if (rows.length === 0 && named.length === 0) return new Map();
  const busy = await tx.rows<{ body: Operation }>(underWay, [rows.map(({ orderId }) => orderId)]);
  const refundIds = bytewise([...named, ...busy.flatMap(({ body }) => (body.kind === 'refund' ? body.refundId : []))]);
  const refunds = refundIds.length > 0 ? await tx.rows<Refund>(findRefunds, [refundIds]) : [];
  const operationOf = new Map(
    busy.map(({ body }) => [body.kind === 'refund' ? body.refundId : body.orderId, body] as const),
  );
  return new Map<string, Row>([
    ...rows.map((row) => [row.orderId, { ...row, operation: operationOf.get(row.orderId) ?? null }] as [string, Row]),
    ...refunds.map(
      (row) => [row.refundId, { ...row, operation: operationOf.get(row.refundId) ?? null }] as [string, Row],
    ),
  ]);
};

/** Locks payments, and then reads what is under way for them: the later statements must see what the lock waited for. */
export const lockRows = (tx: Tx, names: readonly Names[]): Promise<Map<string, Row>> =>
  readRows(tx, lockPayments, names);

/** The same without a lock, for who only wants to know. */
export const peekRows = (tx: Tx, names: readonly Names[]): Promise<Map<string, Row>> =>
  readRows(tx, findPayments, names);

// SQLSTATE 40001: the list is tried again, and then finds and locks the row that another process has just inserted.
const wasFirst = () => Object.assign(new Error('another process was first'), { code: '40001' });

/** Writes changed rows and opens the operations that they name, for this holder. */
export const saveRows = async (tx: Tx, changed: Rows, holder: string): Promise<void> => {
  const rows = [...changed.values()];
  const payments = rows.flatMap((row) => ('refundId' in row ? [] : [row]));
  const refunds = rows.flatMap((row) => ('refundId' in row ? [row] : []));
  if (payments.length > 0) {
    const plain = payments.map(({ operation: _, ...row }) => row);
    const written = await tx.rows(savePayments, [JSON.stringify(plain)]);
    if (written.length < payments.length) throw wasFirst();
  }
  if (refunds.length > 0) {
    const plain = refunds.map(({ operation, ...row }) => ({ ...row, stepKey: operation?.step.stepKey }));
    const written = await tx.rows(saveRefunds, [JSON.stringify(plain)]);
    if (written.length < refunds.length) throw wasFirst();
  }
  const operations = rows.flatMap(({ operation }) => operation ?? []);
  if (operations.length > 0) await tx.rows(openOperations, [JSON.stringify(operations), holder, leaseMs]);
};

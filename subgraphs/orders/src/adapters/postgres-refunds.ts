// Refunds: the row and its saga in one transaction, under the lock of the order.
import { accept, money, refuse, sagaIdOf, type Instant, type OrderId } from '@cartograph/kernel';
import { gather, newIdBody, rowsOf, type ListStore, type Tx } from '@cartograph/runtime';
import { advance, newStanding } from '../checkout/advance';
import { refund as refundSaga } from '../checkout/refund';
import type { OrderStatus } from '../domain/order';
import {
  refundOrder,
  type Refund,
  type Refundable,
  type RefundRefusal,
  type RefundStatus,
} from '../domain/refund-order';
import type { AfterSaleStore, RefundRead } from '../ports-after-sale';
import { writeAudit } from './audit-log';
import { changeOneThing, type OneChange } from './one-change';
import { insertSagas } from './saga-rows';

type Request = Parameters<AfterSaleStore['refund']>[0];

const read = async (tx: Tx, { orderId }: Request): Promise<Refundable | undefined> => {
  const [order] = await tx.rows<{ status: OrderStatus; total_minor: number; currency: string }>(
    '/* refundOrder: lock */ SELECT status, total_minor, currency FROM orders WHERE id = $1 FOR UPDATE',
    [orderId],
  );
  if (!order) return undefined;
  const [saga] = await tx.rows<{ isCaptured: boolean }>(
    `/* refundOrder: is it captured */ SELECT standing -> 'steps' @> '[{"name": "capture payment", "state": "DONE"}]' AS "isCaptured"
     FROM sagas WHERE id = $1`,
    [sagaIdOf(orderId as OrderId)],
  );
  const refunds = await tx.rows<{
    id: string;
    idempotency_key: string;
    amount_minor: number;
    reason: string;
    status: RefundStatus;
  }>('/* refundOrder: refunds */ SELECT * FROM refunds WHERE order_id = $1', [orderId]);
  return {
    orderId,
    status: order.status,
    total: money(order.total_minor, order.currency),
    isCaptured: saga?.isCaptured ?? false,
    refunds: refunds.map(({ id, reason, status, ...row }) => ({
      id,
      reason,
      status,
      idempotencyKey: row.idempotency_key,
      amount: money(row.amount_minor, order.currency),
    })),
  };
};

const refunded = (
  { orderId, by, traceparent }: Request,
  { id, idempotencyKey, amount, reason }: Refund,
  at: Instant,
) => {
  const sagaId = id.slice('rfd_'.length);
  const standing = newStanding(refundSaga, sagaId, at, { deadlineMs: 0, traceparent });
  const data = { orderId, refundId: id, amount };
  const begun = advance(refundSaga, standing, data, { kind: 'begin' }, { at, chance: Math.random() });
  const save = async (tx: Tx) => {
    await insertSagas(tx, [begun]);
    await tx.rows(
      `/* refundOrder: add */ INSERT INTO refunds (id, order_id, idempotency_key, amount_minor, reason, requested_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, orderId, idempotencyKey, amount.amountMinor, reason, by],
    );
    await writeAudit(tx, {
      actor: by,
      action: 'refundCreate',
      subject: orderId,
      outcome: 'DONE',
      detail: { refundId: id, ...amount, reason },
    });
  };
  return { answer: { refundId: id, replayed: false }, outgoing: begun.outgoing, save };
};

const refunding: OneChange<Request, Refundable | undefined, { refundId: string; replayed: boolean }, RefundRefusal> = {
  name: ({ orderId }) => `refund/${orderId}`,
  read,
  decide: (known, request, at) => {
    if (!known) return refuse({ code: 'ORDER_NOT_CONFIRMED' });
    const decision = refundOrder(known, { ...request, id: `rfd_${newIdBody()}` });
    if (!decision.ok) return decision;
    const refund = decision.state;
    return accept(
      decision.events.length > 0 ? refunded(request, refund, at) : { answer: { refundId: refund.id, replayed: true } },
    );
  },
  refused: (tx, { by, orderId, amount }, { code }) =>
    writeAudit(tx, { actor: by, action: 'refundCreate', subject: orderId, outcome: code, detail: { ...amount } }),
};

/** Refunds and reads; calls to read that arrive together share a statement. */
export const createPostgresRefunds = (store: ListStore): Pick<AfterSaleStore, 'refund' | 'refundsOf'> => ({
  refund: (request) => changeOneThing(store, refunding, request),
  refundsOf: gather(async (orderIds: readonly string[]) => {
    const rows = await rowsOf<Omit<RefundRead, 'amount'> & { amountMinor: number; currency: string }>(
      store.postgres,
      `/* refundsOf */ SELECT r.id, r.order_id AS "orderId", r.amount_minor AS "amountMinor", o.currency, r.reason, r.status,
         r.requested_at AS "requestedAt", r.settled_at AS "settledAt"
       FROM refunds r JOIN orders o ON o.id = r.order_id WHERE r.order_id = ANY($1) ORDER BY r.id`,
      [orderIds],
    );
    const all = rows.map(({ amountMinor, currency, ...row }) => ({ ...row, amount: money(amountMinor, currency) }));
    return orderIds.map((id) => all.filter(({ orderId }) => orderId === id));
  }),
});

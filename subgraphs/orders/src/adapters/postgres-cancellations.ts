// Cancels orders: status, cancellation, its saga and the event in one transaction, under the lock of the checkout saga.
import { OrderCancelled, outgoing } from '@cartograph/contracts';
import { accept, money, refuse, sagaIdOf, type Instant, type OrderId } from '@cartograph/kernel';
import { gather, newIdBody, rowsOf, type ListStore, type Tx } from '@cartograph/runtime';
import { advance, newStanding } from '../checkout/advance';
import { cancellation as cancellationSaga } from '../checkout/cancellation';
import { definitionOf } from '../checkout/definitions';
import { cancelOrder, type Cancellable, type CancelRefusal } from '../domain/cancel-order';
import type { OrderStatus } from '../domain/order';
import type { AfterSaleStore, Cancellation } from '../ports-after-sale';
import { writeAudit, writeRefusals } from './audit-log';
import { changeOneThing, type OneChange } from './one-change';
import type { SagaRow } from './saga-row';
import { advanceRow, insertSagas, lockSagas, nextRow, saveSagas } from './saga-rows';

type Request = Parameters<AfterSaleStore['cancel']>[0];
interface Known {
  readonly order: Cancellable;
  readonly saga: SagaRow;
}

const whereCheckoutIs = ({ standing }: SagaRow): Cancellable['checkout'] => {
  if (standing.status === 'DONE' || standing.status === 'UNDONE') return 'AT_REST';
  // Only who knows its table can waive what it still had to do.
  return standing.status === 'IN_REVIEW' && definitionOf(standing) ? 'IN_REVIEW' : 'UNDER_WAY';
};

const read = async (tx: Tx, { orderId }: Request): Promise<Known | undefined> => {
  const sagaId = sagaIdOf(orderId as OrderId);
  const saga = (await lockSagas(tx, [sagaId])).get(sagaId);
  // By itself, so that the next statement sees what a refund wrote before it let the order go.
  await tx.rows('/* cancelOrder: lock */ SELECT 1 FROM orders WHERE id = $1 FOR UPDATE', [orderId]);
  const [found] = await tx.rows<{
    status: OrderStatus;
    idempotencyKey: string | null;
    reason: string | null;
    hasRefundUnderWay: boolean;
  }>(
    `/* cancelOrder: read */ SELECT o.status, c.idempotency_key AS "idempotencyKey", c.reason,
       EXISTS (SELECT 1 FROM refunds WHERE order_id = o.id AND status IN ('PENDING', 'IN_REVIEW')) AS "hasRefundUnderWay"
     FROM orders o LEFT JOIN cancellations c ON c.order_id = o.id WHERE o.id = $1`,
    [orderId],
  );
  if (!saga || !found) return undefined;
  const { status, hasRefundUnderWay, idempotencyKey, reason } = found;
  const known = idempotencyKey !== null && reason !== null && { cancellation: { idempotencyKey, reason } };
  return { saga, order: { orderId, status, checkout: whereCheckoutIs(saga), hasRefundUnderWay, ...known } };
};

/** What the checkout still had to do is waived, when it waits for a person; else it has nothing left to do. */
const waive = (saga: SagaRow, by: string, at: Instant) => {
  const next = saga.standing.status === 'IN_REVIEW' ? advanceRow(saga, { kind: 'waived' }, at) : undefined;
  return { row: next && nextRow(saga, next, { action: 'ORDER_CANCELLED', by }), outgoing: next?.outgoing ?? [] };
};

const begin = (request: Request, epoch: number, at: Instant) => {
  const id = newIdBody();
  const { orderId, traceparent } = request;
  const data = { orderId, refundId: `rfd_${id}` };
  const standing = newStanding(cancellationSaga, id, at, { deadlineMs: 0, epoch, traceparent });
  return advance(cancellationSaga, standing, data, { kind: 'begin' }, { at, chance: Math.random() });
};

const cancelled = (request: Request, saga: SagaRow, at: Instant) => {
  const { orderId, idempotencyKey, reason, by } = request;
  const waived = waive(saga, by, at);
  const { epoch } = (waived.row ?? saga).standing;
  const begun = begin(request, epoch + 1, at);
  const { sagaId } = begun.standing;
  const event = outgoing(OrderCancelled, {
    id: newIdBody(),
    stepKey: `${sagaId}/order-cancelled`,
    epoch: 0,
    correlationId: sagaId,
    body: { orderId, reason },
  });
  const save = async (tx: Tx) => {
    if (waived.row) await saveSagas(tx, [waived.row]);
    await tx.rows(`/* cancelOrder */ UPDATE orders SET status = 'CANCELLED' WHERE id = $1`, [orderId]);
    await insertSagas(tx, [begun]);
    await tx.rows(
      `/* cancelOrder: cancellation */ INSERT INTO cancellations (order_id, id, idempotency_key, reason, requested_by)
       VALUES ($1, $2, $3, $4, $5)`,
      [orderId, sagaId, idempotencyKey, reason, by],
    );
    await writeAudit(tx, { ...lineOf(request, 'DONE'), detail: { reason } });
  };
  return { answer: { replayed: false }, outgoing: [...waived.outgoing, ...begun.outgoing, event], save };
};

const lineOf = ({ by, orderId }: Pick<Request, 'by' | 'orderId'>, outcome: string) => ({
  actor: by,
  action: 'orderCancel',
  subject: orderId,
  outcome,
});

const cancellation: OneChange<Request, Known | undefined, { readonly replayed: boolean }, CancelRefusal> = {
  name: ({ orderId }) => `cancel/${orderId}`,
  read,
  decide: (known, request, at) => {
    if (!known) return refuse({ code: 'ORDER_NOT_CONFIRMED' });
    const decision = cancelOrder(known.order, request);
    if (!decision.ok) return decision;
    return accept(decision.events.length > 0 ? cancelled(request, known.saga, at) : { answer: { replayed: true } });
  },
  refused: (tx, request, { code }) => writeRefusals(tx.rows, [lineOf(request, code)]),
};

/** Cancels and reads; calls to read that arrive together share a statement. */
export const createPostgresCancellations = (
  store: ListStore,
): Pick<AfterSaleStore, 'cancel' | 'noteForbidden' | 'cancellationOf'> => ({
  cancel: (request) => changeOneThing(store, cancellation, request),
  noteForbidden: gather(async (requests: readonly Pick<Request, 'by' | 'orderId'>[]) => {
    const lines = requests.map((request) => lineOf(request, 'FORBIDDEN'));
    await writeRefusals((sql, values) => rowsOf(store.postgres, sql, values), lines);
    return requests.map(() => undefined);
  }),
  cancellationOf: gather(async (orderIds: readonly string[]) => {
    const rows = await rowsOf<
      Omit<Cancellation, 'refunded'> & { orderId: string; refundedMinor: number | null; currency: string }
    >(
      store.postgres,
      `/* cancellationOf */ SELECT c.order_id AS "orderId", c.reason, c.status, c.refunded_minor AS "refundedMinor",
         o.currency, c.requested_at AS "requestedAt", c.completed_at AS "completedAt"
       FROM cancellations c JOIN orders o ON o.id = c.order_id WHERE c.order_id = ANY($1)`,
      [orderIds],
    );
    const byOrder = new Map(
      rows.map(({ orderId, refundedMinor, currency, ...row }) => [
        orderId,
        { ...row, refunded: refundedMinor === null ? null : money(refundedMinor, currency) },
      ]),
    );
    return orderIds.map((id) => byOrder.get(id));
  }),
});

// The review queue: read by operators, resolved under the lock of the saga that an item is about.
import { accept, type Instant } from '@cartograph/kernel';
import { rowsOf, type ListStore, type Tx } from '@cartograph/runtime';
import { definitionOf } from '../checkout/definitions';
import { actionsOpen } from '../checkout/resolving';
import type { Standing } from '../checkout/standing';
import { resolveReview, type ResolveReviewRefusal } from '../domain/resolve-review';
import type { ReviewItem, ReviewStore } from '../ports-after-sale';
import { writeAudit } from './audit-log';
import { changeOneThing, type OneChange } from './one-change';
import type { SagaRow } from './saga-row';
import { advanceRow, lockSagas, nextRow, saveSagas } from './saga-rows';

type Request = Parameters<ReviewStore['resolve']>[0];
interface Known {
  readonly saga: SagaRow;
  readonly isResolved: boolean;
}

const read = async (tx: Tx, { id }: Request): Promise<Known | undefined> => {
  const [item] = await tx.rows<{ saga_id: string }>(
    '/* resolveReview: find */ SELECT saga_id FROM review_items WHERE id = $1',
    [id],
  );
  const saga = item && (await lockSagas(tx, [item.saga_id])).get(item.saga_id);
  if (!saga) return undefined;
  // Read again under the lock: items are written only with their saga.
  const [now] = await tx.rows<{ isResolved: boolean }>(
    '/* resolveReview: state */ SELECT resolution IS NOT NULL AS "isResolved" FROM review_items WHERE id = $1',
    [id],
  );
  return { saga, isResolved: now!.isResolved };
};

const audit = (tx: Tx, { by, id, action, reference, note }: Request, outcome: string) =>
  writeAudit(tx, {
    actor: by,
    action: 'reviewItemResolve',
    subject: id,
    outcome,
    detail: { action, reference, note },
  });

const resolving: OneChange<Request, Known | undefined, void, ResolveReviewRefusal> = {
  name: ({ id }) => `review/${id}`,
  read,
  decide: (known, request, at) => {
    const saga = known && definitionOf(known.saga.standing);
    const item = known && saga && { saga, standing: known.saga.standing, isResolved: known.isResolved };
    const decision = resolveReview(item, request.action, at);
    if (!decision.ok) return decision;
    const next = advanceRow(known!.saga, { kind: 'resolved', action: request.action }, at)!;
    const row = nextRow(known!.saga, next, request);
    const save = async (tx: Tx) => {
      await saveSagas(tx, [row]);
      await audit(tx, request, 'DONE');
    };
    return accept({ answer: undefined, outgoing: next.outgoing, save });
  },
  refused: (tx, request, { code }) => audit(tx, request, code),
};

type Row = Omit<ReviewItem, 'actions'> & { readonly standing: Standing; readonly now: Instant };

const toItem = ({ standing, now, ...row }: Row): ReviewItem => {
  const saga = definitionOf(standing);
  return { ...row, actions: saga && row.resolution === null ? actionsOpen(saga, standing, now) : [] };
};

const columns = `r.id, r.saga_id AS "sagaId", s.definition, s.data ->> 'orderId' AS "orderId", r.step, r.way, r.cause,
  r.evidence, r.opened_at AS "openedAt", r.resolution, r.reference, r.note, r.resolved_by AS "resolvedBy",
  r.resolved_at AS "resolvedAt", s.standing, now() AS now`;

export const createPostgresReviews = (store: ListStore): ReviewStore => ({
  resolve: (request) => changeOneThing(store, resolving, request),
  find: async (id) => {
    const [row] = await rowsOf<Row>(
      store.postgres,
      `/* findReviewItem */ SELECT ${columns} FROM review_items r JOIN sagas s ON s.id = r.saga_id WHERE r.id = $1`,
      [id],
    );
    return row && toItem(row);
  },
  list: async ({ isOpen, before, limit }) => {
    const rows = await rowsOf<Row>(
      store.postgres,
      `/* listReviewItems */ SELECT ${columns} FROM review_items r JOIN sagas s ON s.id = r.saga_id
       WHERE ($1::boolean IS NULL OR (r.resolution IS NULL) = $1) AND ($2::text IS NULL OR r.id < $2)
       ORDER BY r.id DESC LIMIT $3`,
      [isOpen ?? null, before ?? null, limit],
    );
    return rows.map(toItem);
  },
});

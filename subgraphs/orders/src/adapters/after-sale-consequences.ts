// What follows from the sagas that take back what was confirmed: how far a cancellation or a refund is.
import type { BodyOf, PaymentReturned } from '@cartograph/contracts';
import type { Tx } from '@cartograph/runtime';
import { passed, type SagaRow } from './saga-row';

const hasMoved = (row: SagaRow) => (['reviewed', 'recovered', 'closed'] as const).some((kind) => passed(row, kind));

const returnedMinor = ({ milestones }: SagaRow): number | null => {
  const returned = milestones.find((it) => it.kind === 'finished' && it.step === 'return payment');
  const { refunded } = ((returned?.kind === 'finished' && returned.body) || {}) as Partial<
    BodyOf<typeof PaymentReturned>
  >;
  return refunded?.amountMinor ?? null;
};

export const saveCancellations = async (tx: Tx, rows: readonly SagaRow[]): Promise<void> => {
  const moved = rows.filter(hasMoved);
  if (moved.length === 0) return;
  await tx.rows(
    `/* advance: cancellations */ UPDATE cancellations SET status = given.status,
       refunded_minor = coalesce(given.refunded_minor, cancellations.refunded_minor),
       completed_at = CASE WHEN given.status = 'COMPLETED' THEN now() END
     FROM unnest($1::text[], $2::text[], $3::bigint[]) AS given (id, status, refunded_minor)
     WHERE cancellations.id = given.id`,
    [
      moved.map(({ standing }) => standing.sagaId),
      moved.map(({ standing }) =>
        standing.status === 'DONE' ? 'COMPLETED' : standing.review ? 'IN_REVIEW' : 'IN_PROGRESS',
      ),
      moved.map(returnedMinor),
    ],
  );
};

const refundStatus = ({ standing }: SagaRow): string => {
  if (standing.status === 'DONE') return 'SUCCEEDED';
  if (standing.status === 'UNDONE') return 'FAILED';
  return standing.review ? 'IN_REVIEW' : 'PENDING';
};

export const saveRefunds = async (tx: Tx, rows: readonly SagaRow[]): Promise<void> => {
  const moved = rows.filter(hasMoved);
  if (moved.length === 0) return;
  await tx.rows(
    `/* advance: refunds */ UPDATE refunds SET status = given.status,
       settled_at = CASE WHEN given.status IN ('SUCCEEDED', 'FAILED') THEN now() END
     FROM unnest($1::text[], $2::text[]) AS given (id, status) WHERE refunds.id = given.id`,
    [moved.map(({ standing }) => `rfd_${standing.sagaId}`), moved.map(refundStatus)],
  );
};

// Opens and closes the rows of the review queue, with the sagas that they are about.
import { newId, type Tx } from '@cartograph/runtime';
import type { SagaRow } from './saga-row';

export const saveReviewItems = async (tx: Tx, rows: readonly SagaRow[]): Promise<void> => {
  const turns = rows.map((row) => ({
    row,
    moves: row.milestones.filter(({ kind }) => kind === 'reviewed' || kind === 'recovered'),
  }));
  const closed = turns.filter(({ moves }) => moves.some(({ kind }) => kind === 'recovered')).map(({ row }) => row);
  const opened = turns.flatMap(({ row, moves }) => {
    const last = moves.at(-1);
    return last?.kind === 'reviewed' ? [{ sagaId: row.standing.sagaId, ...last.review }] : [];
  });
  if (closed.length > 0)
    await tx.rows(
      `/* advance: close review items */ UPDATE review_items SET resolution = given.resolution, resolved_by = given.who,
         reference = given.reference, note = given.note, resolved_at = now()
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS given (saga_id, resolution, who, reference, note)
       WHERE review_items.saga_id = given.saga_id AND review_items.resolution IS NULL`,
      [
        closed.map(({ standing }) => standing.sagaId),
        closed.map(({ resolution }) => resolution?.action ?? 'RECOVERED'),
        closed.map(({ resolution }) => resolution?.by ?? null),
        closed.map(({ resolution }) => resolution?.reference ?? null),
        closed.map(({ resolution }) => resolution?.note ?? null),
      ],
    );
  if (opened.length > 0)
    await tx.rows(
      `/* advance: open review items */ INSERT INTO review_items (id, saga_id, step, way, cause, evidence)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[])`,
      [
        opened.map(() => newId('rev')),
        opened.map(({ sagaId }) => sagaId),
        opened.map(({ step }) => step),
        opened.map(({ way }) => way),
        opened.map(({ cause }) => cause),
        opened.map(({ evidence }) => JSON.stringify(evidence ?? {})),
      ],
    );
};

// The rows of sagas: locked, read, and written together with everything that follows from what they did.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytewise, type Tx } from '@cartograph/runtime';
import { definitionOf } from '../checkout/definitions';
import { advance } from '../checkout/advance';
import type { Advance, Heard, Standing } from '../checkout/standing';
import { saveCancellations, saveRefunds } from './after-sale-consequences';
import { saveCheckouts } from './checkout-consequences';
import { saveReviewItems } from './review-items';
import type { Resolution, SagaRow } from './saga-row';

const sql = (file: string) => readFileSync(join(__dirname, '../../src/adapters/saga-rows', file), 'utf8');
const lockRows = sql('lock-sagas.sql');
const writeRows = sql('write-sagas.sql');

/** Locks sagas, in bytewise order. `isAsked`: somebody wants to know whether all that they sent has left. */
export const lockSagas = async (
  tx: Tx,
  sagaIds: readonly string[],
  { isAsked = false }: { readonly isAsked?: boolean } = {},
): Promise<Map<string, SagaRow>> => {
  const rows = await tx.rows<{ id: string; standing: Standing; data: unknown; isPublished: boolean }>(lockRows, [
    bytewise(sagaIds),
    isAsked,
  ]);
  return new Map(rows.map(({ id, ...row }) => [id, { ...row, milestones: [] }]));
};

/** What a saga does about what it heard; undefined when only a newer release knows its table. */
export const advanceRow = (row: SagaRow, heard: Heard, at: Standing['deadlineAt']): Advance<unknown> | undefined => {
  const saga = definitionOf(row.standing);
  return saga && advance<unknown>(saga, row.standing, row.data, heard, { at, chance: Math.random() });
};

/** The row after an advance. */
export const nextRow = (
  row: SagaRow,
  { standing, data, milestones }: Advance<unknown>,
  resolution?: Resolution,
): SagaRow => ({
  standing,
  data,
  hasLearned: row.hasLearned || data !== row.data,
  isPublished: row.isPublished,
  milestones: [...row.milestones, ...milestones],
  ...(resolution && { resolution }),
});

/** Writes sagas and what follows from what they did, table by table in the order of all locks. */
export const saveSagas = async (tx: Tx, rows: readonly SagaRow[]): Promise<void> => {
  await tx.rows(writeRows, [
    rows.map(({ standing }) => standing.sagaId),
    rows.map(({ standing }) => standing.status),
    rows.map(({ standing }) => standing.epoch),
    rows.map(({ standing }) => JSON.stringify(standing)),
    rows.map(({ data, hasLearned }) => (hasLearned ? JSON.stringify(data) : null)),
    rows.map(({ standing }) => standing.wakeAt && new Date(standing.wakeAt)),
  ]);
  const of = (definition: string) => rows.filter(({ standing }) => standing.definition === definition);
  await saveCheckouts(tx, of('checkout'));
  await saveCancellations(tx, of('cancellation'));
  await saveRefunds(tx, of('refund'));
  await saveReviewItems(tx, rows);
};

/** Adds sagas that begin in this transaction. */
export const insertSagas = (tx: Tx, begun: readonly { standing: Standing; data: unknown }[]): Promise<unknown> =>
  tx.rows(
    `/* begin sagas */ INSERT INTO sagas (id, definition, version, status, epoch, standing, data, wake_at)
     SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::int[], $6::jsonb[], $7::jsonb[], $8::timestamptz[])
       AS begun (id, definition, version, status, epoch, standing, data, wake_at) ORDER BY id COLLATE "C"`,
    [
      begun.map(({ standing }) => standing.sagaId),
      begun.map(({ standing }) => standing.definition),
      begun.map(({ standing }) => standing.version),
      begun.map(({ standing }) => standing.status),
      begun.map(({ standing }) => standing.epoch),
      begun.map(({ standing }) => JSON.stringify(standing)),
      begun.map(({ data }) => JSON.stringify(data)),
      begun.map(({ standing }) => standing.wakeAt && new Date(standing.wakeAt)),
    ],
  );

// What follows from a checkout saga's milestones: cart guard, placement, order and coupon uses, in the order of all locks.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tx } from '@cartograph/runtime';
import type { Checkout } from '../checkout/checkout';
import { endingOf } from '../domain/placement';
import { passed, type SagaRow } from './saga-row';

const sql = (file: string) => readFileSync(join(__dirname, '../../src/adapters/saga-rows', file), 'utf8');
const confirmOrders = sql('confirm-orders.sql');
const endPlacements = sql('end-placements.sql');
const freeCarts = sql('free-carts.sql');

const checkoutOf = ({ data }: SagaRow) => data as Checkout;

const isConfirmed = ({ standing }: SagaRow) =>
  standing.steps.some(({ name, state }) => name === 'confirm order' && state === 'DONE');

/** Placements show a review only while their order could still end: past the pivot it is CONFIRMED whatever happens. */
const savePendingStatus = async (tx: Tx, rows: readonly SagaRow[]): Promise<void> => {
  const moved = rows
    .filter((row) => passed(row, 'reviewed') || passed(row, 'recovered'))
    .filter((row) => !isConfirmed(row));
  if (moved.length === 0) return;
  await tx.rows(
    `/* advance: review placements */ UPDATE placements SET status = given.status
     FROM unnest($1::text[], $2::text[]) AS given (id, status)
     WHERE placements.id = given.id AND placements.id = ANY($1) AND placements.status IN ('PENDING', 'IN_REVIEW')`,
    [
      moved.map(({ standing }) => standing.sagaId),
      moved.map(({ standing }) => (standing.review ? 'IN_REVIEW' : 'PENDING')),
    ],
  );
};

const freeCartsOf = async (tx: Tx, rows: readonly SagaRow[]): Promise<void> => {
  // Two placements of one cart are never in one list: the second is accepted only after the first was saved as ended.
  const freed = [...rows].sort((a, b) => (checkoutOf(a).cartId < checkoutOf(b).cartId ? -1 : 1));
  if (freed.length === 0) return;
  await tx.rows(freeCarts, [
    freed.map((row) => checkoutOf(row).cartId),
    freed.map(({ standing }) => standing.sagaId),
    freed.map((row) => (passed(row, 'confirmed') ? checkoutOf(row).cartVersion : null)),
    freed.map((row) => passed(row, 'ended') || passed(row, 'closed')),
  ]);
};

export const saveCheckouts = async (tx: Tx, rows: readonly SagaRow[]): Promise<void> => {
  const confirmed = rows.filter((row) => passed(row, 'confirmed'));
  const ended = rows.filter((row) => passed(row, 'ended'));
  const done = rows.filter((row) => passed(row, 'closed') && row.standing.status === 'DONE');
  await freeCartsOf(tx, [...new Set([...confirmed, ...ended, ...done])]);
  await savePendingStatus(tx, rows);
  if (confirmed.length > 0)
    await tx.rows(confirmOrders, [
      confirmed.map(({ standing }) => standing.sagaId),
      confirmed.map((row) => checkoutOf(row).orderId),
    ]);
  if (ended.length > 0)
    await tx.rows(endPlacements, [
      JSON.stringify(ended.map(({ standing }) => ({ id: standing.sagaId, ...endingOf(standing.turn!) }))),
    ]);
};

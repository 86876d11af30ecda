// Placements as callers see them: one row for each accepted key, with the saga's standing beside it.
import { gather, rowsOf, type Postgres } from '@cartograph/runtime';
import type { Instant } from '@cartograph/kernel';
import type { Standing } from '../checkout/standing';
import type { Placement, PlacementStatus, Rejection } from '../domain/placement';
import type { PlacementStore } from '../ports';
import { idsOfPage } from './newest-first';

interface Row {
  id: string;
  scope: string;
  idempotency_key: string;
  fingerprint: string;
  cart_id: string;
  customer_id: string | null;
  status: PlacementStatus;
  rejection: Rejection | null;
  accepted_at: Instant;
  deadline_at: Instant;
  standing: Standing;
}

const columns = `p.id, p.scope, p.idempotency_key, p.fingerprint, p.cart_id, o.customer_id, p.status, p.rejection,
  p.accepted_at, p.deadline_at, s.standing`;
const joins = `placements p JOIN sagas s ON s.id = p.id JOIN orders o ON o.id = 'ord_' || p.id`;

const toPlacement = (row: Row): Placement => ({
  id: row.id,
  scope: row.scope,
  fingerprint: row.fingerprint,
  cartId: row.cart_id,
  customerId: row.customer_id,
  status: row.status,
  rejection: row.rejection,
  steps: row.standing.steps,
  acceptedAt: row.accepted_at,
  deadlineAt: row.deadline_at,
  isClosed: row.standing.status === 'DONE' || row.standing.status === 'UNDONE',
  saga: row.standing,
});

const statuses: readonly PlacementStatus[] = ['PENDING', 'CONFIRMED', 'REJECTED', 'EXPIRED', 'CANCELLED', 'IN_REVIEW'];

const keyText = (scope: string, idempotencyKey: string) => JSON.stringify([scope, idempotencyKey]);

/** Reads of placements; calls that arrive together share a statement. */
export const createPostgresPlacements = (postgres: Postgres) => {
  const findByKey = gather(async (keys: readonly { scope: string; idempotencyKey: string }[]) => {
    const rows = await rowsOf<Row>(
      postgres,
      `/* findPlacementByKey */ SELECT ${columns} FROM ${joins}
       JOIN unnest($1::text[], $2::text[]) AS asked (scope, key) ON p.scope = asked.scope AND p.idempotency_key = asked.key`,
      [keys.map(({ scope }) => scope), keys.map(({ idempotencyKey }) => idempotencyKey)],
    );
    const byKey = new Map(rows.map((row) => [keyText(row.scope, row.idempotency_key), toPlacement(row)]));
    return keys.map(({ scope, idempotencyKey }) => byKey.get(keyText(scope, idempotencyKey)));
  });

  const findById = gather(async (ids: readonly string[]) => {
    const rows = await rowsOf<Row>(
      postgres,
      `/* findPlacement */ SELECT ${columns} FROM ${joins} WHERE p.id = ANY($1)`,
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, toPlacement(row)]));
    return ids.map((id) => byId.get(id));
  });

  const list: PlacementStore['list'] = async (page) => {
    const ids = await idsOfPage(postgres, { label: 'listPlacements', table: 'placements', statuses }, page);
    const found = await Promise.all(ids.map(findById));
    return found.filter((placement) => placement !== undefined);
  };

  const findHolder = async ({ cartId, version }: { cartId: string; version: number }): Promise<string | undefined> => {
    const [row] = await rowsOf<{ holder: string | null }>(
      postgres,
      `/* findHolder */ SELECT coalesce(live_placement, CASE WHEN confirmed_version >= $2 THEN confirmed_placement END) AS holder
       FROM cart_guards WHERE cart_id = $1`,
      [cartId, version],
    );
    return row?.holder ?? undefined;
  };

  /** Of these, the ones whose order is confirmed or that have ended with everything undone. */
  const settledAmong = async (ids: readonly string[]): Promise<string[]> => {
    const rows = await rowsOf<{ id: string }>(
      postgres,
      `/* settledAmong */ SELECT p.id FROM placements p JOIN sagas s ON s.id = p.id
       WHERE p.id = ANY($1) AND (p.status = 'CONFIRMED' OR s.status IN ('DONE', 'UNDONE', 'IN_REVIEW'))`,
      [ids],
    );
    return rows.map(({ id }) => id);
  };

  return { findByKey, findById, list, findHolder, settledAmong };
};

// The stores of a shop, asked directly.
import { Client } from 'pg';
import type { OpenShop } from '../../tools/open-shop';

export const rowsOf = async <Row>(
  { databases }: OpenShop,
  database: keyof OpenShop['databases'],
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> => {
  const client = new Client({ connectionString: databases[database] });
  // A server that is taken away while it is asked answers with the query's own fault; this one says nothing more.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows as Row[];
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** How much of a variant lies in the warehouse, and how much of it is set aside. */
export const stockOf = async (open: OpenShop, variantId: string): Promise<{ onHand: number; reserved: number }> => {
  const sql = 'SELECT on_hand::int AS "onHand", reserved::int FROM stock WHERE variant_id = $1';
  const [row] = await rowsOf<{ onHand: number; reserved: number }>(open, 'inventory', sql, [variantId]);
  return row!;
};

/** In which step sagas that are under way stand, and how many in each. */
export const phases = async (open: OpenShop): Promise<Record<string, number>> => {
  const rows = await rowsOf<{ phase: string; count: number }>(
    open,
    'orders',
    `SELECT coalesce((SELECT lower(step ->> 'state') || ' ' || (step ->> 'name')
       FROM jsonb_array_elements(standing -> 'steps') AS step
       WHERE step ->> 'state' IN ('ASKED', 'UNDOING') LIMIT 1), lower(status)) AS phase, count(*)::int
     FROM sagas GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ phase, count }) => [phase, count]));
};

/** How many calls to the card processor payments has begun and knows no end of. */
export const operationsUnderWay = async (open: OpenShop): Promise<number> => {
  const sql = 'SELECT count(*)::int AS count FROM operations WHERE settled_at IS NULL';
  const [row] = await rowsOf<{ count: number }>(open, 'payments', sql);
  return row!.count;
};

/** What the card processor itself knows of an order. */
export const authorizationsOf = async (
  { shop }: OpenShop,
  orderId: string,
): Promise<{ readonly id: string; readonly status: string; readonly capturedMinor: number }[]> => {
  const response = await fetch(`${shop.variables['CARD_PROCESSOR_URL']}/v1/authorizations?reference=${orderId}`);
  return ((await response.json()) as { authorizations: [] }).authorizations;
};

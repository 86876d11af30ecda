// Remembers step keys and their answers, so that a thing asked twice happens once and is answered twice.
// Table: inbox (step_key text primary key, answer jsonb, heard_at timestamptz). A null answer is one in progress.
import type { Tx } from './transaction';

export interface Claim {
  /** Keys never heard before: only these may have an effect in this transaction. */
  readonly fresh: ReadonlySet<string>;
  /** Keys heard before, with the stored answer; null while it is in progress. */
  readonly known: ReadonlyMap<string, unknown>;
}

/**
 * Claims step keys for this transaction; waits for another that is claiming one of them. `sortedKeys` are unique and in
 * bytewise order.
 */
export const claim = async (tx: Tx, sortedKeys: readonly string[]): Promise<Claim> => {
  const inserted = await tx.rows<{ step_key: string }>(
    `/* inbox: claim */ INSERT INTO inbox (step_key) SELECT step_key FROM unnest($1::text[]) AS asked (step_key)
     ORDER BY step_key COLLATE "C" ON CONFLICT DO NOTHING RETURNING step_key`,
    [sortedKeys],
  );
  const fresh = new Set(inserted.map((row) => row.step_key));
  const heard = sortedKeys.filter((key) => !fresh.has(key));
  if (heard.length === 0) return { fresh, known: new Map() };
  const rows = await tx.rows<{ step_key: string; answer: unknown }>(
    '/* inbox: recall */ SELECT step_key, answer FROM inbox WHERE step_key = ANY($1)',
    [heard],
  );
  return { fresh, known: new Map(rows.map((row) => [row.step_key, row.answer])) };
};

/** Stores answers for claimed keys. */
export const remember = async (tx: Tx, answers: ReadonlyMap<string, unknown>): Promise<void> => {
  if (answers.size === 0) return;
  await tx.rows(
    `/* inbox: remember */ UPDATE inbox SET answer = given.answer
     FROM unnest($1::text[], $2::jsonb[]) AS given (step_key, answer)
     WHERE inbox.step_key = given.step_key AND inbox.step_key = ANY($1)`,
    [[...answers.keys()], [...answers.values()].map((answer) => JSON.stringify(answer))],
  );
};

/** Gives keys back as if they had never been heard. */
export const forget = async (tx: Tx, keys: readonly string[]): Promise<void> => {
  if (keys.length === 0) return;
  await tx.rows('/* inbox: forget */ DELETE FROM inbox WHERE step_key = ANY($1)', [keys]);
};

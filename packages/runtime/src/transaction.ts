import type { Instant } from '@cartograph/kernel';
import { isUnusableAfter } from './postgres-faults';
import { statementName, type Postgres, type PostgresClient } from './postgres';

/** A transaction that is open. Its time is the database's, the same in every statement. */
export interface Tx {
  readonly at: Instant;
  /** Runs one statement, planned once for each connection, and returns its rows. */
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

const openTx = async (client: PostgresClient): Promise<Tx> => {
  // One round trip: with several statements in a text the driver answers with a list of results.
  const results = (await client.query('BEGIN; SELECT now() AS at')) as unknown as { rows: { at: Instant }[] }[];
  return {
    at: results[1]!.rows[0]!.at,
    rows: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await client.query({ name: statementName(sql), text: sql, values: [...values] })).rows as Row[],
  };
};

/**
 * Runs `work` in one transaction at READ COMMITTED and commits. Throws what the database or the work threw, after a
 * rollback; when the connection breaks during COMMIT the outcome is unknown, and it is the inbox that tells on a retry.
 */
export const inTransaction = async <Result>(pool: Postgres, work: (tx: Tx) => Promise<Result>): Promise<Result> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const tx = await openTx(client);
    const result = await work(tx);
    const { command } = await client.query('COMMIT');
    // After a statement that failed and was passed over, COMMIT rolls back and says so only here.
    if (command !== 'COMMIT') throw new Error('rolled back: a fault inside the transaction was passed over');
    return result;
  } catch (fault) {
    if (isUnusableAfter(fault)) broken = fault as Error;
    else await client.query('ROLLBACK').catch((rollbackFault: Error) => (broken = rollbackFault));
    throw fault;
  } finally {
    client.release(broken);
  }
};

/** Runs one statement outside a transaction and returns its rows. */
export const rowsOf = async <Row>(pool: Postgres, sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
  (await pool.query({ name: statementName(sql), text: sql, values: [...values] })).rows as Row[];

import { join } from 'node:path';
import type { Outgoing } from '@cartograph/contracts';
import { createLogger, createOutbox, createPostgres, rowsOf, type Postgres, type Publish } from '@cartograph/runtime';
import { createTestDatabase } from '@cartograph/testkit';
import { createPostgresStock } from '../src/adapters/postgres-stock';
import type { StockStore } from '../src/ports';
import type { StockRoom } from './stock-room';

export interface PostgresStockRoom extends StockRoom {
  readonly url: string;
  readonly postgres: Postgres;
  /** The same stock, as another process would use it. */
  readonly openStore: () => StockStore;
}

// Twenty rounds of two lists take their time on a busy machine.
jest.setTimeout(60_000);

/** A database of its own with the warehouses main and east; what leaves is caught instead of sent. */
export const openPostgresStockRoom = async (): Promise<PostgresStockRoom> => {
  const database = await createTestDatabase({ migrations: join(__dirname, '../migrations') });
  const logger = createLogger('inventory', 'silent');
  const postgres = createPostgres(database.url, 'inventory', logger);
  await postgres.query(`INSERT INTO warehouses (code, name, priority) VALUES ('east', 'East', 2)`);
  const sent: Outgoing[] = [];
  const send: Publish = async (outgoing) => {
    sent.push(...outgoing);
    return outgoing.map(() => true);
  };
  const closing: (() => Promise<void>)[] = [];
  const openStore = (): StockStore => {
    const pool = createPostgres(database.url, 'inventory', logger);
    const outbox = createOutbox(pool, send, logger);
    closing.push(async () => {
      await outbox.stop();
      await pool.end();
    });
    return createPostgresStock({ postgres: pool, outbox, logger });
  };
  return {
    url: database.url,
    postgres,
    store: openStore(),
    openStore,
    sent: () => sent,
    parked: async () => {
      const rows = await rowsOf<{ step_key: string }>(postgres, 'SELECT step_key FROM parked');
      return rows.map(({ step_key }) => step_key);
    },
    differences: () => rowsOf(postgres, 'SELECT * FROM ledger_differences'),
    close: async () => {
      for (const close of closing) await close();
      await postgres.end();
      await database.drop();
    },
  };
};

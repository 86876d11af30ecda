import { join } from 'node:path';
import type { Outgoing } from '@cartograph/contracts';
import { createLogger, createOutbox, createPostgres, rowsOf, type Postgres } from '@cartograph/runtime';
import { createTestDatabase } from '@cartograph/testkit';
import { createPostgresStock } from '../src/adapters/postgres-stock';
import type { StockRoom } from './stock-store.contract';

export interface PostgresStockRoom extends StockRoom {
  readonly url: string;
  readonly postgres: Postgres;
}

/** A database of its own with the warehouses main and east; what leaves is caught instead of sent. */
export const openPostgresStockRoom = async (): Promise<PostgresStockRoom> => {
  const database = await createTestDatabase({ migrations: join(__dirname, '../migrations') });
  const logger = createLogger('inventory', 'silent');
  const postgres = createPostgres(database.url, 'inventory', logger);
  await postgres.query(`INSERT INTO warehouses (code, name, priority) VALUES ('east', 'East', 2)`);
  const sent: Outgoing[] = [];
  const outbox = createOutbox(
    postgres,
    async (outgoing) => {
      sent.push(...outgoing);
      return outgoing.map(() => true);
    },
    logger,
  );
  return {
    url: database.url,
    postgres,
    store: createPostgresStock({ postgres, outbox, logger }),
    sent: () => sent,
    parked: async () => {
      const rows = await rowsOf<{ step_key: string }>(postgres, 'SELECT step_key FROM parked');
      return rows.map(({ step_key }) => step_key);
    },
    differences: () => rowsOf(postgres, 'SELECT * FROM ledger_differences'),
    close: async () => {
      await outbox.stop();
      await postgres.end();
      await database.drop();
    },
  };
};

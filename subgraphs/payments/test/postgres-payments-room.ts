import { join } from 'node:path';
import type { Outgoing } from '@cartograph/contracts';
import { createLogger, createOutbox, createPostgres, type Postgres } from '@cartograph/runtime';
import { createTestDatabase } from '@cartograph/testkit';
import { createPostgresPayments } from '../src/adapters/postgres-payments';
import type { PaymentStore } from '../src/ports';
import type { PaymentsRoom } from './payment-store.contract';

export interface PostgresPaymentsRoom extends PaymentsRoom {
  readonly postgres: Postgres;
}

/** A database of its own, used by two stores as by two processes; what leaves is caught instead of sent. */
export const openPostgresPaymentsRoom = async (): Promise<PostgresPaymentsRoom> => {
  const database = await createTestDatabase({ migrations: join(__dirname, '../migrations') });
  const logger = createLogger('payments', 'silent');
  const postgres = createPostgres(database.url, 'test', logger);
  const sent: Outgoing[] = [];
  const closing: (() => Promise<void>)[] = [];

  const openStore = (): PaymentStore => {
    const pool = createPostgres(database.url, 'payments', logger);
    const outbox = createOutbox(
      pool,
      async (outgoing) => {
        sent.push(...outgoing);
        return outgoing.map(() => true);
      },
      logger,
    );
    closing.push(() => outbox.stop().then(() => pool.end()));
    return createPostgresPayments({ postgres: pool, outbox, logger });
  };

  return {
    postgres,
    payments: openStore(),
    neighbour: openStore(),
    sent: () => sent,
    passLease: () => postgres.query('UPDATE operations SET due_at = now() WHERE settled_at IS NULL'),
    passDay: () =>
      postgres.query(`UPDATE operations SET due_at = now(), opened_at = opened_at - interval '24 hours'
                      WHERE settled_at IS NULL`),
    close: async () => {
      for (const close of closing) await close();
      await postgres.end();
      await database.drop();
    },
  };
};

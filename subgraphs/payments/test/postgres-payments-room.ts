import { join } from 'node:path';
import type { Outgoing } from '@cartograph/contracts';
import { createLogger, createOutbox, createPostgres, rowsOf } from '@cartograph/runtime';
import { createTestDatabase } from '@cartograph/testkit';
import { createPostgresPayments } from '../src/adapters/postgres-payments';
import type { PaymentStore } from '../src/ports';
import { carryOutIn } from './carry-out';

/** A database of its own, used by two stores as by two processes; what leaves is caught instead of sent. */
export const openPostgresPaymentsRoom = async () => {
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

  const payments = openStore();
  const query = <Row>(sql: string, ...values: unknown[]) => rowsOf<Row>(postgres, sql, values);
  return {
    ...carryOutIn(payments),
    postgres,
    query,
    /** Authorized payments of orders ord_1, ord_2 and so on, the first to lapse first. */
    insertPayments: (count: number) =>
      query(
        `INSERT INTO payments (order_id, status, epoch, currency, authorized_minor, captured_minor, authorization_id,
                               expires_at, version)
         SELECT 'ord_' || n, 'AUTHORIZED', 0, 'EUR', 5000, 0, 'auth', now() + n * interval '1 second', 1
         FROM generate_series(1, $1::int) n`,
        count,
      ),
    payments,
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

export type PostgresPaymentsRoom = Awaited<ReturnType<typeof openPostgresPaymentsRoom>>;

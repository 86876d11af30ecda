// Webhooks in Postgres: each genuine one once, and a line about each that was refused.
import { inTransaction, rowsOf, type Logger, type Postgres } from '@cartograph/runtime';
import { judgeEvent } from '../domain/card-event';
import type { EventStore } from '../ports';
import { knownOf, lockRows } from './postgres-payment-rows';
import { statementIn } from './sql-files';

const statement = statementIn('postgres-books');
const hearEvent = statement('hear-event');
const hurry = statement('hurry');
const refuseEvent = statement('refuse-event');

// Enough to see who tries what.
const keptCharacters = 2_000;
const storable = (text: string): string => text.slice(0, keptCharacters).replace(/\0|\p{Surrogate}/gu, '\ufffd');

export const createPostgresEvents = ({ postgres, logger }: { postgres: Postgres; logger: Logger }): EventStore => ({
  hear: (event) =>
    inTransaction(postgres, async (tx) => {
      const { id, type, orderId, refundId } = event;
      const named = { orderId, ...(refundId !== null && { refundId }) };
      const { payment, refund } = knownOf(await lockRows(tx, [named]), named);
      const verdict = judgeEvent(payment, refund, event);
      const fresh = await tx.rows(hearEvent, [id, type, orderId, verdict]);
      if (fresh.length === 0) return 'REPLAY';
      if (verdict === 'HURRIED') await tx.rows(hurry, [orderId]);
      if (verdict === 'NOBODYS')
        logger.warn({ eventId: id, orderId }, 'a webhook speaks of an order that we do not know');
      return verdict;
    }),
  refuse: async (code, { signature, body }) => {
    logger.warn({ code }, 'a webhook was refused');
    await rowsOf(postgres, refuseEvent, [code, storable(signature), storable(body)]);
  },
});

// Webhooks in Postgres: each genuine one once, and a line about each that was refused.
import { gather, inTransaction, rowsOf, type Logger, type Postgres } from '@cartograph/runtime';
import { judgeEvent, type CardEvent } from '../domain/card-event';
import type { EventStore } from '../ports';
import { knownOf, peekRows, type Names } from './postgres-payment-rows';
import { statementIn } from './sql-files';

const statement = statementIn('postgres-books');
const hearEvents = statement('hear-events');
const hurry = statement('hurry');
const refuseEvents = statement('refuse-events');

// Enough to see who tries what.
const keptCharacters = 2_000;
const storable = (text: string): string => text.slice(0, keptCharacters).replace(/\0|\p{Surrogate}/gu, '\ufffd');

const namesOf = ({ orderId, refundId }: CardEvent): Names => ({ orderId, ...(refundId !== null && { refundId }) });

interface Refused {
  readonly code: string;
  readonly signature: string;
  readonly body: string;
}

/** As lists, one after another: a flood of forgeries takes one connection and no more. */
const createRefuse = (postgres: Postgres) =>
  gather(async (refused: readonly Refused[]) => {
    await rowsOf(postgres, refuseEvents, [
      refused.map(({ code }) => code),
      refused.map(({ signature }) => storable(signature)),
      refused.map(({ body }) => storable(body)),
    ]);
    return refused.map(() => undefined);
  });

export const createPostgresEvents = ({ postgres, logger }: { postgres: Postgres; logger: Logger }): EventStore => {
  const refuse = createRefuse(postgres);
  return {
    hear: async (events) => {
      if (events.length === 0) return [];
      return inTransaction(postgres, async (tx) => {
        const names = events.map(namesOf);
        const rows = await peekRows(tx, names);
        const judged = events.map((event, index) => {
          const { payment, refund } = knownOf(rows, names[index]!);
          return judgeEvent(payment, refund, event);
        });
        const inserted = await tx.rows<{ id: string }>(hearEvents, [
          events.map(({ id }) => id),
          events.map(({ type }) => type),
          events.map(({ orderId }) => orderId),
          judged,
        ]);
        const fresh = new Set(inserted.map(({ id }) => id));
        const hurried = events.flatMap(({ id, orderId }, index) =>
          judged[index] === 'HURRIED' && fresh.has(id) ? [orderId] : [],
        );
        if (hurried.length > 0) await tx.rows(hurry, [hurried]);
        // The first of a list that names an event hears it; another of the same id has come twice.
        return events.map(({ id, orderId }, index) => {
          if (!fresh.delete(id)) return 'REPLAY';
          if (judged[index] === 'NOBODYS')
            logger.warn({ eventId: id, orderId }, 'a webhook speaks of an order that we do not know');
          return judged[index]!;
        });
      });
    },
    refuse: async (code, { signature, body }) => {
      logger.warn({ code }, 'a webhook was refused');
      await refuse({ code, signature, body });
    },
  };
};

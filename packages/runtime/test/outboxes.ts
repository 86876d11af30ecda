// Outboxes of one test file, on a database of its own for each test.
import { createOutbox, type Outbox, type Publish } from '../src/outbox';
import { inTransaction } from '../src/transaction';
import { anItem, quiet } from './builders';
import { eventSubject, openCounters } from './counters';

/** A sender that records what it is told to send, and acknowledges what the test says. */
export const aSender = (acknowledges: () => boolean | Promise<boolean> = () => true) => {
  const sent: string[] = [];
  const send: Publish = async (outgoing) => {
    sent.push(...outgoing.map(({ item }) => item.id));
    const isAcknowledged = await acknowledges();
    return outgoing.map(() => isAcknowledged);
  };
  return { sent, send };
};

export const messages = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ subject: eventSubject, item: anItem({ counter: 'c0', value: n }) }));

/** Outboxes are stopped after each test, before its database goes. */
export const useOutboxes = () => {
  let counters: Awaited<ReturnType<typeof openCounters>>;
  const outboxes: Outbox[] = [];
  beforeEach(async () => {
    counters = await openCounters();
  });
  afterEach(async () => {
    for (const outbox of outboxes.splice(0)) await outbox.stop();
    await counters.close();
  });

  return {
    counters: () => counters,
    anOutbox: (send: Publish) => {
      const outbox = createOutbox(counters.postgres, send, quiet);
      outboxes.push(outbox);
      return outbox;
    },
    /** Writes messages in a transaction of their own, and publishes them unless told otherwise. */
    leave: async (outbox: Outbox, outgoing = messages(1), isPublished = true, postgres = counters.postgres) => {
      await outbox.leaving((leaving) => inTransaction(postgres, (tx) => leaving(tx, outgoing)));
      if (isPublished) outbox.publish(outgoing);
      return outgoing.map(({ item }) => item.id);
    },
    /** As if all rows had waited long enough for the relay. */
    age: () => counters.rows(`UPDATE outbox SET relay_after = now() - interval '1 second'`),
    isEmpty: async () => (await counters.countOf('outbox')) === 0,
  };
};

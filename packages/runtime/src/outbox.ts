// Messages leave from memory right after the commit that decided them; their rows only matter when that fails.
// A row is deleted after its PubAck, with the next list's transaction or after 200 ms of idleness.
// Table: outbox (id text primary key, subject text, item jsonb, relay_after timestamptz, tries int).
import type { Outgoing } from '@cartograph/contracts';
import { killPoint } from './kill-points';
import type { Logger } from './logger';
import type { Postgres } from './postgres';
import { rowsOf, type Tx } from './transaction';

/** Sends messages and resolves, for each, whether the broker has acknowledged it. */
export type Publish = (outgoing: readonly Outgoing[]) => Promise<readonly boolean[]>;

export interface Outbox {
  /**
   * Runs a transaction whose `leaving` writes messages and deletes rows acknowledged earlier. Those deletions are taken
   * back when it throws.
   */
  leaving<Result>(
    work: (leaving: (tx: Tx, outgoing: readonly Outgoing[]) => Promise<void>) => Promise<Result>,
  ): Promise<Result>;
  /** Publishes what a committed transaction wrote. Never throws: what does not leave now, the relay sends later. */
  publish(outgoing: readonly Outgoing[]): void;
  /** Publishes the rows that lie here for two seconds or more, claimed so that no other process does; answers how many. */
  relayOnce(): Promise<number>;
  /** Relays each second until stopped. Waits for what is in flight and deletes what was acknowledged. */
  start(): void;
  stop(): Promise<void>;
}

const idleMs = 200;
const relayEveryMs = 1_000;

export const createOutbox = (postgres: Postgres, send: Publish, logger: Logger): Outbox => {
  const inFlight = new Set<string>();
  const sending = new Set<Promise<void>>();
  let acknowledged = new Set<string>();
  let idle: NodeJS.Timeout | undefined;
  let relaying: NodeJS.Timeout | undefined;

  const tidy = async () => {
    idle = undefined;
    const gone = acknowledged;
    if (gone.size === 0) return;
    acknowledged = new Set();
    try {
      await rowsOf(postgres, '/* outbox: tidy */ DELETE FROM outbox WHERE id = ANY($1)', [[...gone].sort()]);
    } catch (fault) {
      for (const id of gone) acknowledged.add(id);
      logger.warn({ err: fault }, 'could not tidy the outbox');
    }
  };

  const tidySoon = () => {
    if (acknowledged.size > 0) idle ??= setTimeout(() => void tidy(), idleMs);
  };

  const sendAll = async (outgoing: readonly Outgoing[]) => {
    for (const { item } of outgoing) inFlight.add(item.id);
    try {
      const acks = await send(outgoing);
      outgoing.forEach(({ item }, index) => acks[index] && acknowledged.add(item.id));
    } catch (fault) {
      logger.warn({ err: fault }, 'could not publish; the relay will');
    } finally {
      for (const { item } of outgoing) inFlight.delete(item.id);
      tidySoon();
    }
  };

  const track = (work: Promise<void>) => {
    sending.add(work);
    void work.finally(() => sending.delete(work));
    return work;
  };

  const relayOnce = async (): Promise<number> => {
    const rows = await rowsOf<{ subject: string; item: Outgoing['item'] }>(
      postgres,
      `/* outbox: relay */ UPDATE outbox
       SET relay_after = now() + random() * interval '2 seconds' + least(power(2, tries + 1), 30) * interval '1 second',
           tries = tries + 1
       WHERE id IN (
         SELECT id FROM outbox WHERE relay_after <= now() AND id <> ALL($1::text[])
         ORDER BY id COLLATE "C" LIMIT 1000 FOR UPDATE SKIP LOCKED)
       RETURNING subject, item`,
      [[...inFlight, ...acknowledged]],
    );
    if (rows.length > 0) await track(sendAll(rows));
    return rows.length;
  };

  return {
    leaving: async (work) => {
      const gone = acknowledged;
      acknowledged = new Set();
      let isCarried = false;
      try {
        return await work(async (tx, outgoing) => {
          isCarried = outgoing.length > 0;
          if (!isCarried) return;
          await tx.rows(
            `/* outbox: leaving */ WITH gone AS (DELETE FROM outbox WHERE id = ANY($1::text[]))
             INSERT INTO outbox (id, subject, item)
             SELECT * FROM unnest($2::text[], $3::text[], $4::jsonb[]) AS new (id, subject, item) ORDER BY id COLLATE "C"`,
            [
              [...gone].sort(),
              outgoing.map(({ item }) => item.id),
              outgoing.map(({ subject }) => subject),
              outgoing.map(({ item }) => JSON.stringify(item)),
            ],
          );
        });
      } catch (fault) {
        isCarried = false;
        throw fault;
      } finally {
        if (!isCarried) for (const id of gone) acknowledged.add(id);
        tidySoon();
      }
    },
    publish: (outgoing) => {
      if (outgoing.length === 0) return;
      killPoint('outbox.committed');
      void track(sendAll(outgoing));
    },
    relayOnce,
    start: () => {
      const turn = async () => {
        try {
          await relayOnce();
        } catch (fault) {
          logger.warn({ err: fault }, 'could not relay the outbox');
        }
        if (relaying) relaying = setTimeout(() => void turn(), relayEveryMs);
      };
      relaying = setTimeout(() => void turn(), relayEveryMs);
    },
    stop: async () => {
      clearTimeout(relaying);
      relaying = undefined;
      await Promise.all(sending);
      clearTimeout(idle);
      await tidy();
    },
  };
};

// Messages leave from memory right after the commit that decided them; their rows only matter when that fails.
// A row is deleted after its PubAck, with the next list's transaction or after 200 ms of idleness.
// Table: outbox (id text primary key, subject text, item jsonb, relay_after timestamptz, tries int).
import { envelopeLimits, type Outgoing } from '@cartograph/contracts';
import { bytewise } from './bytewise';
import { itemText } from './envelope';
import { killPoint } from './kill-points';
import type { Logger } from './logger';
import type { Postgres } from './postgres';
import { rowsOf, type Tx } from './transaction';

/** Sends messages and resolves, for each, whether the broker has acknowledged it. */
export interface Publish {
  (outgoing: readonly Outgoing[]): Promise<readonly boolean[]>;
  /** Whether it is worth a try; when absent, always. The relay leaves its rows alone meanwhile. */
  readonly isReachable?: () => boolean;
}

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
const relayedAtOnce = 1_000;

const toText = ({ subject, item }: Outgoing): string => {
  const text = itemText(item);
  // The broker would refuse it for ever; refused here, it is its sender's fault and harms nobody else.
  if (Buffer.byteLength(text) > envelopeLimits.bytes) throw new RangeError(`too large to be sent: ${subject}`);
  return text;
};

export const createOutbox = (postgres: Postgres, send: Publish, logger: Logger): Outbox => {
  // Rows that this process is publishing, or has published and not deleted yet: no business of our relay.
  const inHand = new Set<string>();
  const sending = new Set<Promise<void>>();
  let acknowledged = new Set<string>();
  let isStopped = false;
  let idle: NodeJS.Timeout | undefined;
  let relaying: NodeJS.Timeout | undefined;
  let relayTurn = Promise.resolve();

  const takeAcknowledged = (): ReadonlySet<string> => {
    const taken = acknowledged;
    acknowledged = new Set();
    return taken;
  };
  const deleted = (ids: ReadonlySet<string>) => ids.forEach((id) => inHand.delete(id));
  const notDeleted = (ids: ReadonlySet<string>) => ids.forEach((id) => acknowledged.add(id));

  const tidy = async () => {
    idle = undefined;
    const gone = takeAcknowledged();
    if (gone.size === 0) return;
    try {
      await rowsOf(postgres, '/* outbox: tidy */ DELETE FROM outbox WHERE id = ANY($1)', [bytewise(gone)]);
      deleted(gone);
    } catch (fault) {
      notDeleted(gone);
      logger.warn({ err: fault }, 'could not tidy the outbox');
    }
  };

  const tidySoon = () => {
    if (acknowledged.size > 0 && !isStopped) idle ??= setTimeout(() => void tidy(), idleMs);
  };

  const sendAll = async (outgoing: readonly Outgoing[]) => {
    for (const { item } of outgoing) inHand.add(item.id);
    let acks: readonly boolean[] = [];
    try {
      acks = await send(outgoing);
    } catch (fault) {
      logger.warn({ err: fault }, 'could not publish; the relay will');
    }
    outgoing.forEach(({ item }, index) => (acks[index] ? acknowledged.add(item.id) : inHand.delete(item.id)));
    tidySoon();
  };

  const track = (work: Promise<void>) => {
    sending.add(work);
    void work.finally(() => sending.delete(work));
    return work;
  };

  const relayOnce = async (): Promise<number> => {
    // Each claim postpones a row's next turn, so nothing is claimed that cannot be sent.
    if (send.isReachable?.() === false) return 0;
    const rows = await rowsOf<{ subject: string; item: Outgoing['item'] }>(
      postgres,
      `/* outbox: relay */ UPDATE outbox
       SET relay_after = now() + random() * interval '2 seconds' + least(power(2, tries + 1), 30) * interval '1 second',
           tries = tries + 1
       WHERE id IN (
         SELECT id FROM outbox WHERE relay_after <= now() AND id <> ALL($1::text[])
         ORDER BY id COLLATE "C" LIMIT ${relayedAtOnce} FOR UPDATE SKIP LOCKED)
       RETURNING subject, item`,
      [[...inHand]],
    );
    if (rows.length > 0) await track(sendAll(rows));
    return rows.length;
  };

  const relayAll = async () => {
    // A deletion that failed has no traffic to wait for.
    tidySoon();
    try {
      while (!isStopped && (await relayOnce()) === relayedAtOnce);
    } catch (fault) {
      logger.warn({ err: fault }, 'could not relay the outbox');
    }
  };

  const relaySoon = () => {
    if (isStopped) return;
    relaying = setTimeout(() => {
      relayTurn = relayAll();
      void relayTurn.then(relaySoon);
    }, relayEveryMs);
  };

  return {
    leaving: async (work) => {
      const gone = takeAcknowledged();
      let isCarried = false;
      try {
        const result = await work(async (tx, outgoing) => {
          isCarried = outgoing.length > 0;
          if (!isCarried) return;
          await tx.rows(
            `/* outbox: leaving */ WITH gone AS (DELETE FROM outbox WHERE id = ANY($1::text[]))
             INSERT INTO outbox (id, subject, item)
             SELECT * FROM unnest($2::text[], $3::text[], $4::jsonb[]) AS new (id, subject, item) ORDER BY id COLLATE "C"`,
            [
              bytewise(gone),
              outgoing.map(({ item }) => item.id),
              outgoing.map(({ subject }) => subject),
              outgoing.map(toText),
            ],
          );
        });
        if (isCarried) deleted(gone);
        return result;
      } catch (fault) {
        isCarried = false;
        throw fault;
      } finally {
        if (!isCarried) notDeleted(gone);
        tidySoon();
      }
    },
    publish: (outgoing) => {
      if (outgoing.length === 0) return;
      killPoint('outbox.committed');
      void track(sendAll(outgoing));
    },
    relayOnce,
    start: relaySoon,
    stop: async () => {
      isStopped = true;
      clearTimeout(relaying);
      await relayTurn;
      await Promise.all(sending);
      clearTimeout(idle);
      await tidy();
    },
  };
};

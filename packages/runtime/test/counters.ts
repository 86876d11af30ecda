// A store of counters behind changeMany: the smallest thing that has rows, answers, replies and messages.
import { createTestDatabase } from '@cartograph/testkit';
import { join } from 'node:path';
import type { ListChange } from '../src/list-change';
import type { Publish } from '../src/outbox';
import { createOutbox } from '../src/outbox';
import { createPostgres, type Postgres } from '../src/postgres';
import { rowsOf } from '../src/transaction';
import { anItem, quiet } from './builders';

export interface Add {
  readonly key: string;
  readonly counter: string;
  readonly amount: number;
}

export interface Added {
  readonly value: number;
}

export interface NotAdded {
  readonly cause: string;
}

export const replySubject = 'rep.tests.added.v1';
export const eventSubject = 'evt.tests.counter-changed.v1';

/** Adds amounts to counters; an amount of NaN is a bug in the rule, a counter below zero breaks a constraint. */
export const adding: ListChange<Add, number, Added | NotAdded> = {
  stepKey: ({ key }) => key,
  lock: async (tx, adds) => {
    const rows = await tx.rows<{ id: string; value: number }>(
      '/* counters: lock */ SELECT id, value FROM counters WHERE id = ANY($1) ORDER BY id COLLATE "C" FOR UPDATE',
      [adds.map(({ counter }) => counter)],
    );
    return new Map(rows.map(({ id, value }) => [id, value]));
  },
  decide: (rows, { counter, amount }) => {
    if (Number.isNaN(amount)) throw new Error('a bug in the rule');
    const value = rows.get(counter)! + amount;
    return {
      answer: { value },
      rows: [[counter, value]],
      outgoing: [{ subject: eventSubject, item: anItem({ counter, value }) }],
    };
  },
  save: async (tx, changed) => {
    await tx.rows(
      `/* counters: save */ UPDATE counters SET value = new.value
       FROM unnest($1::text[], $2::int[]) AS new (id, value) WHERE counters.id = new.id`,
      [[...changed.keys()], [...changed.values()]],
    );
  },
  answering: {
    reply: ({ key }, body) => ({ subject: replySubject, item: anItem(body, { stepKey: key }) }),
    parked: (cause) => ({ cause }),
  },
};

/** A migrated database with `count` counters at zero, and a pool to it. */
export const openCounters = async (count = 3) => {
  const database = await createTestDatabase({ migrations: join(__dirname, 'migrations') });
  const postgres = createPostgres(database.url, 'tests', quiet);
  const rows = <Row>(sql: string, values: readonly unknown[] = []) => rowsOf<Row>(postgres, sql, values);
  await rows(`INSERT INTO counters SELECT 'c' || n, 0 FROM generate_series(0, $1 - 1) AS n`, [count]);
  return {
    url: database.url,
    postgres,
    rows,
    values: async () =>
      Object.fromEntries(
        (await rows<{ id: string; value: number }>('SELECT id, value FROM counters ORDER BY id')).map(
          ({ id, value }) => [id, value],
        ),
      ),
    valueOf: async (counter: string) =>
      (await rows<{ value: number }>('SELECT value FROM counters WHERE id = $1', [counter]))[0]!.value,
    countOf: async (table: 'inbox' | 'outbox' | 'parked') =>
      (await rows<{ count: number }>(`SELECT count(*) FROM ${table}`))[0]!.count,
    close: async () => {
      await postgres.end();
      await database.drop();
    },
  };
};

/** A changeMany store whose messages are recorded and acknowledged at once. */
export const aStore = (postgres: Postgres, patienceMs?: number) => {
  const sent: { subject: string; stepKey: string; body: unknown }[] = [];
  const send: Publish = async (outgoing) => {
    sent.push(...outgoing.map(({ subject, item }) => ({ subject, stepKey: item.stepKey, body: item.body })));
    return outgoing.map(() => true);
  };
  const outbox = createOutbox(postgres, send, quiet);
  return {
    sent,
    outbox,
    replies: () => sent.filter(({ subject }) => subject === replySubject),
    store: { postgres, outbox, logger: quiet, ...(patienceMs !== undefined && { patienceMs }) },
  };
};

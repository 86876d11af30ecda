import { unique, waitFor } from '@cartograph/testkit';
import { cuttingAfterCommit } from '../test/cutting-proxy';
import { adding, aStore, openCounters, type Add } from '../test/counters';
import { quiet } from '../test/builders';
import { changeMany } from './change-many';
import { createPostgres } from './postgres';
import type { Tx } from './transaction';

jest.setTimeout(30_000);

let counters: Awaited<ReturnType<typeof openCounters>>;
let made: ReturnType<typeof aStore>;

beforeEach(async () => {
  counters = await openCounters(8);
  made = aStore(counters.postgres);
});
afterEach(async () => {
  await made.outbox.stop();
  await counters.close();
});

const add = (counter: string, amount: number): Add => ({ key: unique('step'), counter, amount });
const list = () => ['c0', 'c1', 'c2'].map((counter) => add(counter, 1));
const onceEach = { c0: 1, c1: 1, c2: 1 };

/** `adding`, whose first save is preceded by a mishap. */
const withMishap = (mishap: (tx: Tx) => Promise<unknown>) => {
  let saves = 0;
  const save: typeof adding.save = async (tx, changed) => {
    if (saves++ === 0) await mishap(tx);
    await adding.save(tx, changed);
  };
  return { change: { ...adding, save }, saves: () => saves };
};

const endOwnSession = async (tx: Tx) => {
  const [own] = await tx.rows<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  await counters.rows('SELECT pg_terminate_backend($1)', [own!.pid]);
};

test('a connection that dies in the middle of a list costs nothing but a second try', async () => {
  const { change, saves } = withMishap(endOwnSession);
  const outcomes = await changeMany(made.store, change, list());
  expect(outcomes.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered']);
  expect(saves()).toBe(2);
  expect(await counters.values()).toMatchObject(onceEach);
  expect([await counters.countOf('parked'), made.replies().length]).toEqual([0, 3]);
});

test('a deadlock runs the list again', async () => {
  const rival = await counters.postgres.connect();
  await rival.query(`SET deadlock_timeout = '1min'; BEGIN; UPDATE counters SET value = 10 WHERE id = 'c2'`);
  const { change, saves } = withMishap(async (tx) => {
    // The rival waits for our c0 while we are about to wait for its c2.
    const [own] = await tx.rows<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    void rival.query(`UPDATE counters SET value = 10 WHERE id = 'c0'`).then(() => rival.query('COMMIT'));
    await waitFor(
      async () =>
        (await counters.rows('SELECT 1 FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))', [own!.pid]))
          .length,
    );
    await tx.rows(`SELECT * FROM counters WHERE id = 'c2' FOR UPDATE`);
  });
  const [first, , last] = list();
  const outcomes = await changeMany(made.store, { ...change, lock: lockFirstOnly }, [first!, last!]);
  rival.release(true);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['answered', 'answered']);
  expect(saves()).toBe(2);
  expect(await counters.countOf('parked')).toBe(0);
  expect(await counters.values()).toMatchObject({ c0: 11, c2: 11 });
});

/** Breaks the rule that all rows are locked in order, on the first try only. */
let locks = 0;
const lockFirstOnly: typeof adding.lock = async (tx, adds) => {
  if (locks++ > 0) return adding.lock(tx, adds);
  await tx.rows(`SELECT * FROM counters WHERE id = 'c0' FOR UPDATE`);
  return new Map(adds.map(({ counter }) => [counter, 0]));
};

test('a database that stays away is told to the caller, with nothing parked and nothing changed', async () => {
  const impatient = aStore(counters.postgres, 100);
  const save: typeof adding.save = endOwnSession;
  await expect(changeMany(impatient.store, { ...adding, save }, list())).rejects.toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
  });
  await impatient.outbox.stop();
  expect(await counters.values()).toMatchObject({ c0: 0, c1: 0, c2: 0 });
  expect([await counters.countOf('inbox'), await counters.countOf('parked'), impatient.sent]).toEqual([0, 0, []]);
});

test('a database that goes away while an item is parked is waited for too', async () => {
  const broken = add('c3', -1);
  let saves = 0;
  const save: typeof adding.save = async (tx, changed) => {
    // All sessions but the first end before the poisoned item, alone by then, is parked.
    if (changed.size === 1 && changed.has('c3')) {
      saves++;
      await counters.rows(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'idle'`);
    }
    await adding.save(tx, changed);
  };
  const outcomes = await changeMany(made.store, { ...adding, save }, [...list(), broken]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered', 'parked']);
  expect([saves, await counters.countOf('parked')]).toEqual([1, 1]);
  expect(await counters.values()).toMatchObject({ ...onceEach, c3: 0 });
});

test('a commit whose answer is lost happens once, and is answered from the inbox', async () => {
  const proxy = await cuttingAfterCommit(counters.url);
  const throughProxy = createPostgres(proxy.url, 'tests', quiet);
  const ambiguous = aStore(throughProxy);
  const items = list();
  const outcomes = await changeMany(ambiguous.store, adding, items);
  expect(proxy.cuts()).toBe(1);
  expect(outcomes).toEqual(items.map(() => ({ kind: 'answered', answer: { value: 1 }, isReplay: true })));
  expect(await counters.values()).toMatchObject(onceEach);
  expect(ambiguous.replies()).toHaveLength(3);
  await ambiguous.outbox.stop();
  // What the first try wrote was never sent from memory: it lies in the outbox, for the relay.
  expect(await counters.rows('SELECT subject, count(*) FROM outbox GROUP BY subject ORDER BY subject')).toEqual([
    { subject: 'evt.tests.counter-changed.v1', count: 3 },
    { subject: 'rep.tests.added.v1', count: 3 },
  ]);
  await throughProxy.end();
  await proxy.close();
});

test('a migration under a running service costs a fresh connection and parks nobody', async () => {
  const lock: typeof adding.lock = async (tx, adds) => {
    const rows = await tx.rows<{ id: string; value: number }>(
      '/* counters: lock all */ SELECT * FROM counters WHERE id = ANY($1) ORDER BY id COLLATE "C" FOR UPDATE',
      [adds.map(({ counter }) => counter)],
    );
    return new Map(rows.map(({ id, value }) => [id, value]));
  };
  await changeMany(made.store, { ...adding, lock }, list());
  await counters.rows('ALTER TABLE counters ADD COLUMN note text');
  const outcomes = await changeMany(made.store, { ...adding, lock }, list());
  expect(outcomes.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered']);
  expect([await counters.countOf('parked'), await counters.valueOf('c0')]).toEqual([0, 2]);
});

/** `adding`, whose saves wait 20 ms for a lock at most; `waits` counts those that waited in vain. */
const impatiently = () => {
  let waits = 0;
  const save: typeof adding.save = async (tx, changed) => {
    await tx.rows(`SET LOCAL lock_timeout = '20ms'`);
    await adding.save(tx, changed).catch((fault: unknown) => {
      waits++;
      throw fault;
    });
  };
  const lock: typeof adding.lock = async (_, adds) => new Map(adds.map(({ counter }) => [counter, 0]));
  return { change: { ...adding, lock, save }, waits: () => waits };
};

test('an item that waits for a lock too long holds up no neighbour, and is unheard instead of parked', async () => {
  const rival = await counters.postgres.connect();
  await rival.query(`BEGIN; UPDATE counters SET value = 5 WHERE id = 'c1'`);
  const { change, waits } = impatiently();
  const [first, waiting, last] = list();
  const outcomes = await changeMany(made.store, change, [first!, waiting!, last!]);
  await rival.query('ROLLBACK');
  rival.release();
  expect(outcomes).toMatchObject([
    { kind: 'answered' },
    { kind: 'failed', fault: { code: 'SERVICE_UNAVAILABLE', cause: { code: '55P03' } } },
    { kind: 'answered' },
  ]);
  // Three times the whole, once the half that holds it, once alone.
  expect(waits()).toBe(5);
  expect(await counters.values()).toMatchObject({ c0: 1, c1: 0, c2: 1 });
  expect([await counters.countOf('parked'), await counters.countOf('inbox')]).toEqual([0, 2]);
  expect(made.replies()).toHaveLength(2);

  // Its key is free: whoever asks again is served.
  expect(await changeMany(made.store, change, [waiting!])).toMatchObject([{ kind: 'answered', isReplay: false }]);
  expect(await counters.values()).toMatchObject(onceEach);
});

test('a statement that takes too long for one item alone leaves it unheard, too', async () => {
  const save: typeof adding.save = async (tx) => {
    await tx.rows(`SET LOCAL statement_timeout = '10ms'`);
    await tx.rows('SELECT pg_sleep(5)');
  };
  const outcomes = await changeMany(made.store, { ...adding, save }, [add('c0', 1)]);
  expect(outcomes).toMatchObject([
    { kind: 'failed', fault: { code: 'SERVICE_UNAVAILABLE', cause: { code: '57014' } } },
  ]);
  expect([await counters.countOf('parked'), await counters.countOf('inbox'), made.sent]).toEqual([0, 0, []]);
});

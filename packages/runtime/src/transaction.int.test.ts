import { openCounters } from '../test/counters';
import { claim, forget, remember } from './inbox';
import { inTransaction } from './transaction';

jest.setTimeout(30_000);

let counters: Awaited<ReturnType<typeof openCounters>>;

beforeEach(async () => {
  counters = await openCounters();
});
afterEach(() => counters.close());

const setFirst = (value: number) => `UPDATE counters SET value = ${value} WHERE id = 'c0'`;

test("a transaction's time is the database's, and stands still inside it", async () => {
  const { at, first, later } = await inTransaction(counters.postgres, async (tx) => {
    const [first] = await tx.rows<{ at: number }>('SELECT now() AS at');
    await tx.rows('SELECT pg_sleep(0.002)');
    const [later] = await tx.rows<{ at: number }>('SELECT now() AS at');
    return { at: tx.at, first: first!.at, later: later!.at };
  });
  expect([first, later]).toEqual([at, at]);
});

test('what was done is there for everybody after the commit', async () => {
  await inTransaction(counters.postgres, (tx) => tx.rows(setFirst(5)));
  expect(await counters.valueOf('c0')).toBe(5);
});

test('a throw takes everything back, and the connection serves the next', async () => {
  const broken = inTransaction(counters.postgres, async (tx) => {
    await tx.rows(setFirst(5));
    throw new Error('a bug');
  });
  await expect(broken).rejects.toThrow('a bug');
  expect(await counters.valueOf('c0')).toBe(0);
  expect(counters.postgres.totalCount - counters.postgres.idleCount).toBe(0);
});

test('a fault that was passed over inside does not look like a success', async () => {
  const silent = inTransaction(counters.postgres, async (tx) => {
    await tx.rows(setFirst(5));
    await tx.rows(setFirst(-1)).catch(() => undefined);
  });
  await expect(silent).rejects.toThrow('passed over');
  expect(await counters.valueOf('c0')).toBe(0);
});

test('a session that is ended inside is a fault, and its connection is not used again', async () => {
  const ended = inTransaction(counters.postgres, async (tx) => {
    const [own] = await tx.rows<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await counters.rows('SELECT pg_terminate_backend($1)', [own!.pid]);
    await tx.rows(setFirst(5));
  });
  await expect(ended).rejects.toThrow(/terminat|not queryable/i);
  expect(await counters.valueOf('c0')).toBe(0);
});

test('numbers and times of the database arrive as numbers and instants', async () => {
  const [row] = await counters.rows(
    `SELECT 9007199254740991::bigint AS many, '2026-03-01T00:00:00Z'::timestamptz AS at`,
  );
  expect(row).toEqual({ many: 9_007_199_254_740_991, at: Date.parse('2026-03-01T00:00:00Z') });
});

describe('the inbox', () => {
  const claimed = (...keys: string[]) => inTransaction(counters.postgres, (tx) => claim(tx, keys));

  test('gives a key to the first who claims it', async () => {
    expect(await claimed('a', 'b')).toEqual({ fresh: new Set(['a', 'b']), known: new Map() });
    expect(await claimed('a', 'c')).toEqual({ fresh: new Set(['c']), known: new Map([['a', null]]) });
  });

  test('makes a second claim wait, and then gives it the answer', async () => {
    let second: Promise<unknown> = Promise.resolve();
    await inTransaction(counters.postgres, async (tx) => {
      expect((await claim(tx, ['a'])).fresh).toEqual(new Set(['a']));
      second = claimed('a');
      await remember(tx, new Map([['a', { yes: true }]]));
    });
    expect(await second).toEqual({ fresh: new Set(), known: new Map([['a', { yes: true }]]) });
  });

  test('gives a key to the second when the first takes its claim back', async () => {
    let second: Promise<unknown> = Promise.resolve();
    const first = inTransaction(counters.postgres, async (tx) => {
      await claim(tx, ['a']);
      second = claimed('a');
      throw new Error('a bug');
    });
    await expect(first).rejects.toThrow('a bug');
    expect(await second).toEqual({ fresh: new Set(['a']), known: new Map() });
  });

  test('forgets a key as if it had never been heard', async () => {
    await inTransaction(counters.postgres, async (tx) => {
      await claim(tx, ['a', 'b']);
      await forget(tx, ['a']);
    });
    expect((await claimed('a', 'b')).fresh).toEqual(new Set(['a']));
  });
});

test('a connection that breaks while it is lent and asked nothing ends no process: its next query is told', async () => {
  const lent = await counters.postgres.connect();
  const { rows } = await lent.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const hasBroken = new Promise<void>((resolve) => lent.once('end', resolve));
  await counters.rows(`SELECT pg_terminate_backend(${rows[0]!.pid})`);
  await hasBroken;
  await expect(lent.query('SELECT 1')).rejects.toThrow();
  lent.release(true);
});

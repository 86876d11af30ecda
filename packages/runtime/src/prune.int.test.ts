import { unique } from '@cartograph/testkit';
import { quiet } from '../test/builders';
import { adding, aStore, openCounters, type Add } from '../test/counters';
import { changeMany } from './change-many';
import { announceChore, doTurn } from './chore';
import { answerLater } from './list-change';
import { createPruner, inboxRetentionHours, type Pruning } from './prune';

let counters: Awaited<ReturnType<typeof openCounters>>;
let made: ReturnType<typeof aStore>;

beforeEach(async () => {
  counters = await openCounters();
  made = aStore(counters.postgres);
});
afterEach(async () => {
  await made.outbox.stop();
  await counters.close();
});

const add = (amount: number, key = unique('step')): Add => ({ key, counter: 'c0', amount });
const run = (...items: readonly Add[]) => changeMany(made.store, adding, items);
const age = (hours: number, ...items: readonly Add[]) =>
  counters.rows(`UPDATE inbox SET heard_at = now() - $1::int * interval '1 hour' WHERE step_key = ANY($2)`, [
    hours,
    items.map(({ key }) => key),
  ]);
const keys = async () =>
  (await counters.rows<{ step_key: string }>('SELECT step_key FROM inbox ORDER BY step_key')).map(
    ({ step_key }) => step_key,
  );

/** One round; answers how many turns it took. */
const prune = async (given: Partial<Pruning> = {}): Promise<number> => {
  const pruner = createPruner(quiet, { retentionHours: 192, ...given });
  await announceChore(counters.postgres, pruner.name);
  await counters.rows('UPDATE chores SET due_at = now()');
  for (let turns = 1; ; turns++) if ((await doTurn(counters.postgres, pruner)) !== 'more') return turns;
};

test('answered keys that are older than the retention are forgotten, and no others', async () => {
  const [old, young] = [add(1), add(2)];
  await run(old, young);
  await age(193, old);
  await age(191, young);
  await prune();
  expect(await keys()).toEqual([young.key]);
  expect(await counters.valueOf('c0')).toBe(3);
});

test('a key that is still in progress stays, however old', async () => {
  const item = add(1);
  await changeMany(made.store, { ...adding, decide: () => ({ answer: answerLater }) }, [item]);
  await age(10_000, item);
  await prune();
  expect(await keys()).toEqual([item.key]);
});

test('a service that never answers later forgets those, too', async () => {
  const item = add(1);
  await changeMany(made.store, { ...adding, decide: () => ({ answer: answerLater }) }, [item]);
  await age(10_000, item);
  await prune({ isUnansweredOver: true });
  expect(await keys()).toEqual([]);
});

test('the key of a parked item stays, so that it is never tried again', async () => {
  const item = add(Number.NaN);
  await run(item);
  await age(10_000, item);
  await prune({ isUnansweredOver: true });
  expect(await keys()).toEqual([item.key]);
});

test('keys that only the inbox remembers stay', async () => {
  const [kept, gone] = [add(1, unique('adjust/key')), add(1)];
  await run(kept, gone);
  await age(10_000, kept, gone);
  await prune({ keptPrefixes: ['receive/', 'adjust/'] });
  expect(await keys()).toEqual([kept.key]);
});

test('a large inbox is pruned in several turns, all of it', async () => {
  await counters.rows(`INSERT INTO inbox (step_key, answer, heard_at)
    SELECT 'old/' || n, to_jsonb(repeat('x', 200)), now() - interval '9 days' FROM generate_series(1, 10000) AS n`);
  const young = add(1);
  await run(young);
  expect(await prune()).toBeGreaterThan(3);
  expect(await keys()).toEqual([young.key]);
});

test('a key that somebody asks for right now is passed over', async () => {
  const item = add(1);
  await run(item);
  await age(193, item);
  const asker = await counters.postgres.connect();
  await asker.query('BEGIN');
  await asker.query('SELECT 1 FROM inbox WHERE step_key = $1 FOR UPDATE', [item.key]);
  await prune();
  await asker.query('ROLLBACK');
  asker.release();
  expect(await keys()).toEqual([item.key]);
});

test('the rows of a turn are found without reading the whole table', async () => {
  const { rows } = await counters.postgres.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT ctid FROM inbox WHERE ctid >= '(0,0)' AND ctid < '(128,0)' AND heard_at < now() FOR UPDATE`,
  );
  expect(rows.map((row) => row['QUERY PLAN']).join()).toContain('Tid Range Scan on inbox');
});

test('nobody can have keys forgotten while a stream may still bring their commands again', () => {
  expect(() => createPruner(quiet, { retentionHours: 47 })).toThrow(RangeError);
  expect(inboxRetentionHours.safeParse('47').success).toBe(false);
  expect([inboxRetentionHours.parse('48'), inboxRetentionHours.parse(undefined)]).toEqual([48, 192]);
});

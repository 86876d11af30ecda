import { unique } from '@cartograph/testkit';
import { adding, aStore, openCounters, type Add } from '../test/counters';
import { changeMany } from './change-many';
import type { Poisoned } from './list-change';
import { parkAlone } from './parked';
import type { Tx } from './transaction';

jest.setTimeout(30_000);

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

const add = (counter: string, amount: number): Add => ({ key: unique('step'), counter, amount });
const note = async (tx: Tx, poisoned: readonly Poisoned<Add>[]) => {
  for (const { item } of poisoned)
    await tx.rows('UPDATE counters SET value = value + 100 WHERE id = $1', [item.counter]);
};

test('what follows from a parked item happens with the parking, whether it failed in its list or alone', async () => {
  const bug = add('c0', Number.NaN);
  const belowZero = add('c1', -1);
  const outcomes = await changeMany(made.store, { ...adding, onParked: note }, [bug, belowZero, add('c2', 1)]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['parked', 'parked', 'answered']);
  expect(await counters.values()).toEqual({ c0: 100, c1: 100, c2: 1 });
  expect(await counters.countOf('parked')).toBe(2);
});

test('a parking whose consequence fails is a parking all the same, and harms no neighbour', async () => {
  const onParked = (tx: Tx) => tx.rows('SELECT 1 / 0').then(() => undefined);
  const bug = add('c0', Number.NaN);
  const outcomes = await changeMany(made.store, { ...adding, onParked }, [bug, add('c1', 1)]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['parked', 'answered']);
  expect(await counters.values()).toMatchObject({ c0: 0, c1: 1 });
  expect(await counters.rows('SELECT step_key FROM parked')).toEqual([{ step_key: bug.key }]);
  expect(made.replies()).toHaveLength(1);
});

test('an item that another process settled meanwhile is answered as it was there, and not parked', async () => {
  const item = add('c0', 5);
  await changeMany(made.store, adding, [item]);
  made.sent.length = 0;
  const outcome = await parkAlone(made.store, { ...adding, onParked: note }, item, new Error('too late'));
  expect(outcome).toEqual({ kind: 'answered', answer: { value: 5 }, isReplay: true });
  expect(made.replies().map(({ body }) => body)).toEqual([{ value: 5 }]);
  expect([await counters.valueOf('c0'), await counters.countOf('parked')]).toEqual([5, 0]);
});

test('a long cause is cut', async () => {
  const item = add('c0', 5);
  await parkAlone(made.store, adding, item, new Error('x'.repeat(5_000)));
  expect(made.replies().map(({ body }) => body)).toEqual([{ cause: 'x'.repeat(1_000) }]);
});

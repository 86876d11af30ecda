import { waitFor } from '@cartograph/testkit';
import { quiet } from '../test/builders';
import { openCounters } from '../test/counters';
import { announceChore, doTurn, startChore, type Chore } from './chore';

let counters: Awaited<ReturnType<typeof openCounters>>;
beforeEach(async () => {
  counters = await openCounters(1);
});
afterEach(() => counters.close());

interface Note {
  readonly turns: number;
}

/** A round of three turns, each of which counts. */
const counting = (turn?: Chore<Note>['turn']): Chore<Note> => ({
  name: 'count',
  everyMs: 3_600_000,
  turn:
    turn ??
    (async (tx, note = { turns: 0 }) => {
      await tx.rows('UPDATE counters SET value = value + 1');
      return note.turns < 2 ? { turns: note.turns + 1 } : undefined;
    }),
});

const makeDue = () => counters.rows(`UPDATE chores SET due_at = now()`);
const isDue = async () => (await counters.rows('SELECT 1 FROM chores WHERE due_at <= now()')).length === 1;

test('a chore is done turn by turn, and rests when its round is over', async () => {
  await announceChore(counters.postgres, 'count');
  const turns = [];
  for (let turn = 0; turn < 4; turn++) turns.push(await doTurn(counters.postgres, counting()));
  expect(turns).toEqual(['more', 'more', 'over', 'not now']);
  expect([await counters.valueOf('c0'), await isDue()]).toEqual([3, false]);
  await makeDue();
  expect(await doTurn(counters.postgres, counting())).toBe('more');
});

test('a chore that is announced again keeps its place', async () => {
  await announceChore(counters.postgres, 'count');
  await doTurn(counters.postgres, counting());
  await announceChore(counters.postgres, 'count');
  expect(await doTurn(counters.postgres, counting())).toBe('more');
  expect(await doTurn(counters.postgres, counting())).toBe('over');
});

test('while one process is at it no other is', async () => {
  await announceChore(counters.postgres, 'count');
  let others: string | undefined;
  await doTurn(
    counters.postgres,
    counting(async () => {
      others = await doTurn(counters.postgres, counting());
      return undefined;
    }),
  );
  expect([others, await counters.valueOf('c0')]).toEqual(['not now', 0]);
});

test('a turn that fails leaves nothing behind and is still due', async () => {
  await announceChore(counters.postgres, 'count');
  const failing = counting(async (tx) => {
    await tx.rows('UPDATE counters SET value = 7');
    throw new Error('in the middle');
  });
  await expect(doTurn(counters.postgres, failing)).rejects.toThrow('in the middle');
  expect([await counters.valueOf('c0'), await isDue()]).toEqual([0, true]);
});

test('several processes together do each round once, until they are stopped', async () => {
  const running = [1, 2, 3].map(() => startChore(counters.postgres, quiet, counting()));
  await waitFor(async () => (await counters.rows('SELECT 1 FROM chores WHERE due_at > now()')).length === 1);
  await Promise.all(running.map((chore) => chore.stop()));
  expect(await counters.valueOf('c0')).toBe(3);
});

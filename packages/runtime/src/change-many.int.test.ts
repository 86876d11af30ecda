import { add, answered, useAdding } from '../test/adding';
import { adding, eventSubject, replySubject, type Add } from '../test/counters';
import { changeOne } from './change-many';
import { answerLater, unheard } from './list-change';

jest.setTimeout(30_000);

const { counters, made, run } = useAdding();

test('no item is no transaction', async () => {
  expect(await run([])).toEqual([]);
});

test('a list is answered in its order, and each row is written', async () => {
  expect(await run([add('c2', 5), add('c1', 7)])).toEqual([answered(5), answered(7)]);
  expect(await counters().values()).toMatchObject({ c0: 0, c1: 7, c2: 5 });
});

test('several items of one row are folded in the order in which they came', async () => {
  const outcomes = await run([add('c1', 5), add('c2', 1), add('c1', -3), add('c1', 10)]);
  expect(outcomes).toEqual([answered(5), answered(1), answered(2), answered(12)]);
  expect(await counters().valueOf('c1')).toBe(12);
});

test('messages and replies leave with the change, and nothing stays behind', async () => {
  const item = add('c1', 5);
  await run([item]);
  await made().outbox.stop();
  expect(made().sent).toEqual([
    { subject: eventSubject, stepKey: expect.any(String), body: { counter: 'c1', value: 5 } },
    { subject: replySubject, stepKey: item.key, body: { value: 5 } },
  ]);
  expect(await counters().countOf('outbox')).toBe(0);
});

test('one key twice in a list has one effect and the same answer twice', async () => {
  const item = add('c1', 5);
  expect(await run([item, { ...item }, add('c1', 1)])).toEqual([answered(5), answered(5, true), answered(6)]);
  expect(await counters().valueOf('c1')).toBe(6);
  expect(
    made()
      .replies()
      .map(({ stepKey, body }) => [stepKey, body]),
  ).toEqual([
    [item.key, { value: 5 }],
    [item.key, { value: 5 }],
    [expect.any(String), { value: 6 }],
  ]);
  expect(made().sent.filter(({ subject }) => subject === eventSubject)).toHaveLength(2);
});

test('a key that was heard before is answered again as it was, and changes nothing', async () => {
  const item = add('c1', 5);
  await run([item]);
  await run([add('c1', 100)]);
  made().sent.length = 0;
  expect(await run([item, add('c2', 1)])).toEqual([answered(5, true), answered(1)]);
  expect(await counters().values()).toMatchObject({ c1: 105, c2: 1 });
  expect(
    made()
      .replies()
      .map(({ body }) => body),
  ).toEqual([{ value: 5 }, { value: 1 }]);
});

test('one key submitted by many at the same time has one effect, and everybody the same answer', async () => {
  const item = add('c1', 5);
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => changeOne(made().store, adding, item)));
  expect(outcomes.map((outcome) => outcome.kind === 'answered' && outcome.answer)).toEqual(Array(6).fill({ value: 5 }));
  expect(outcomes.filter((outcome) => outcome.kind === 'answered' && !outcome.isReplay)).toHaveLength(1);
  expect(await counters().valueOf('c1')).toBe(5);
});

test('lists that touch the same rows in opposite orders all get through', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `c${index}`);
  const lists = Array.from({ length: 6 }, (_, turn) =>
    (turn % 2 ? [...ids].reverse() : ids).map((counter) => add(counter, 1)),
  );
  await Promise.all(lists.map((list) => run(list)));
  expect(Object.values(await counters().values()).filter((value) => value === 6)).toHaveLength(40);
});

test('an answer that comes later leaves the key claimed, and asking again meanwhile gets none', async () => {
  const item = add('c1', 5);
  const outcomes = await run([item], { decide: () => ({ answer: answerLater, rows: [['c1', 5]] }) });
  expect(outcomes).toEqual([{ kind: 'unanswered' }]);
  expect(await run([item])).toEqual([{ kind: 'unanswered' }]);
  expect([await counters().valueOf('c1'), made().sent]).toEqual([5, []]);
});

test('what is unheard leaves its key free', async () => {
  const item = add('c1', 5);
  expect(await run([item], { decide: () => ({ answer: unheard }) })).toEqual([{ kind: 'unanswered' }]);
  expect(await counters().countOf('inbox')).toBe(0);
  expect(await run([item])).toEqual([answered(5)]);
});

test('a refusal that nobody is told is logged with its code', async () => {
  const warn = jest.spyOn(made().store.logger, 'warn');
  const item = add('c1', 5);
  await run([item], { decide: () => ({ answer: unheard, refusal: 'STALE_EPOCH' }) });
  expect(warn.mock.calls).toEqual([[{ stepKey: item.key, code: 'STALE_EPOCH' }, 'refused without an answer']]);
});

test('a refusal that leaves no trace is answered, and its key is free', async () => {
  const item = add('c1', 5);
  const refusing = { decide: () => ({ answer: { value: -1 }, isKeyFree: true }) };
  expect(await run([item], refusing)).toEqual([answered(-1)]);
  expect(await counters().countOf('inbox')).toBe(0);
  expect(await run([item])).toEqual([answered(5)]);
});

test("a rule's time is the database's, the same for a whole list", async () => {
  const times = new Set<number>();
  const decide: typeof adding.decide = (rows, item, at) => {
    times.add(at);
    return adding.decide(rows, item, at);
  };
  await run([add('c1', 1), add('c2', 1)], { decide });
  const [inbox] = await counters().rows<{ heard_at: number }>('SELECT DISTINCT heard_at FROM inbox');
  expect([...times]).toEqual([inbox!.heard_at]);
});

test('a list costs the same number of statements, however long it is', async () => {
  const statementsOf = async (items: readonly Add[]) => {
    const texts: string[] = [];
    const connection = await counters().postgres.connect();
    const spy = jest.spyOn(Object.getPrototypeOf(connection), 'query');
    connection.release();
    await run(items);
    for (const [asked] of spy.mock.calls)
      texts.push(typeof asked === 'string' ? asked : (asked as { text: string }).text);
    spy.mockRestore();
    return texts.map((text) => /\/\* (.*?) \*\//.exec(text)?.[1] ?? text);
  };
  const many = Array.from({ length: 256 }, (_, index) => add(`c${index}`, 1));
  const expected = [
    'BEGIN; SELECT now() AS at',
    'inbox: claim',
    'counters: lock',
    'counters: save',
    'inbox: remember',
    'outbox: leaving',
    'COMMIT',
  ];
  expect(await statementsOf([add('c1', 1)])).toEqual(expected);
  expect(await statementsOf(many)).toEqual(expected);
});

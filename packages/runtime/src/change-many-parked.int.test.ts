import { unique } from '@cartograph/testkit';
import { add, answered, useAdding } from '../test/adding';
import { adding, eventSubject } from '../test/counters';
import { changeMany } from './change-many';

jest.setTimeout(30_000);

const { counters, made, run, replied } = useAdding();

test('a rule that throws takes out its own item and harms no neighbour', async () => {
  const broken = add('c1', Number.NaN);
  const outcomes = await run([add('c1', 5), broken, add('c1', 1)]);
  const fault = new Error('a bug in the rule');
  expect(outcomes).toEqual([answered(5), { kind: 'parked', fault, answer: { cause: fault.message } }, answered(6)]);
  expect(await counters().valueOf('c1')).toBe(6);
  expect(await counters().rows('SELECT step_key, cause FROM parked')).toEqual([
    { step_key: broken.key, cause: 'a bug in the rule' },
  ]);
});

test('who asked for what is parked is told so, and again each time they ask', async () => {
  const broken = add('c1', Number.NaN);
  await run([add('c1', 5), broken, { ...broken }]);
  const told = [broken.key, { cause: 'a bug in the rule' }];
  expect(replied()).toEqual([[expect.any(String), { value: 5 }], told, told]);
  made().sent.length = 0;
  expect(await run([{ ...broken, amount: 5 }])).toEqual([
    { kind: 'answered', answer: { cause: 'a bug in the rule' }, isReplay: true },
  ]);
  expect(replied()).toEqual([told]);
  expect([await counters().valueOf('c1'), await counters().countOf('parked')]).toEqual([5, 1]);
});

const { answering: _, ...silent } = adding;

test.each([
  ['the rule throws', { amount: Number.NaN }, { message: 'a bug in the rule' }],
  ['the database refuses', { amount: -1 }, { code: '23514' }],
  ['no database can hold', { counter: 'c\u0000' }, { code: '22021' }],
])(
  'where nobody is told later, an item that %s is its caller’s to hear of, and may come again',
  async (_, bad, fault) => {
    const good = add('c1', 5);
    const broken = { ...good, key: unique('step'), ...bad };
    expect(await changeMany(made().store, silent, [broken, { ...broken }, add('c2', 1)])).toMatchObject([
      { kind: 'failed', fault },
      { kind: 'failed', fault },
      answered(1),
    ]);
    expect([await counters().countOf('parked'), await counters().countOf('inbox')]).toEqual([0, 1]);
    expect(await changeMany(made().store, silent, [{ ...good, key: broken.key }])).toEqual([answered(5)]);
  },
);

test('of 256 items one that breaks a constraint is parked, and the 255 others finish', async () => {
  const items = Array.from({ length: 256 }, (_, index) => add(`c${index}`, index === 77 ? -1 : 1));
  const outcomes = await run(items);
  expect(outcomes.filter(({ kind }) => kind === 'answered')).toHaveLength(255);
  expect(outcomes[77]).toMatchObject({ kind: 'parked', fault: { code: '23514' } });
  expect(await counters().rows('SELECT step_key, cause FROM parked')).toEqual([
    { step_key: items[77]!.key, cause: expect.stringContaining('counters_value_check') },
  ]);
  const values = Object.values(await counters().values());
  expect([values.filter((value) => value === 1).length, await counters().valueOf('c77')]).toEqual([255, 0]);
  expect([made().replies().length, await counters().countOf('inbox')]).toEqual([256, 256]);
  expect(replied().filter(([, body]) => 'cause' in (body as object))).toEqual([
    [items[77]!.key, { cause: expect.stringContaining('counters_value_check') }],
  ]);
});

test('an item whose text no database can hold is parked like any other', async () => {
  const nul = { ...add('c1', 5), counter: 'c\u0000', note: 'a \ud800 b' };
  const outcomes = await run([add('c1', 5), nul, add('c2', 1)]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['answered', 'parked', 'answered']);
  expect(await counters().rows('SELECT step_key, item FROM parked')).toEqual([
    { step_key: nul.key, item: { ...nul, counter: 'c\ufffd', note: 'a \ufffd b' } },
  ]);
  expect(replied()).toContainEqual([nul.key, { cause: expect.stringContaining('0x00') }]);
});

test('a key that no database can hold is parked and answered under one that it can', async () => {
  const nul = add('c1', 5, 'step\u0000');
  expect(await run([nul, add('c2', 1)])).toMatchObject([{ kind: 'parked' }, answered(1)]);
  expect(await counters().rows('SELECT step_key FROM parked')).toEqual([{ step_key: 'step\ufffd' }]);
  expect(
    made()
      .replies()
      .map(({ stepKey }) => stepKey),
  ).toContain('step\ufffd');
});

test('a message too large for the broker is the fault of its item, and of nobody else', async () => {
  const large = add('c1', 1);
  const decide: typeof adding.decide = (rows, item, at) => ({
    ...adding.decide(rows, item, at),
    ...(item === large && {
      outgoing: [
        {
          subject: eventSubject,
          item: { id: 'x', stepKey: 'x', epoch: 1, correlationId: 'x', body: 'x'.repeat(600_000) },
        },
      ],
    }),
  });
  const outcomes = await run([add('c2', 1), large, add('c3', 1)], { decide });
  expect(outcomes.map(({ kind }) => kind)).toEqual(['answered', 'parked', 'answered']);
  expect(await counters().values()).toMatchObject({ c1: 0, c2: 1, c3: 1 });
});

import { Fault } from './fault';
import { gather } from './gather';

/** A list runner whose lists end when the test says so. */
const aRunner = () => {
  const lists: { items: readonly number[]; end: (fault?: Error) => void }[] = [];
  let isCalled: () => void = () => undefined;
  const run = (items: readonly number[]) =>
    new Promise<number[]>((resolve, reject) => {
      lists.push({ items, end: (fault) => (fault ? reject(fault) : resolve(items.map((item) => item * 10))) });
      isCalled();
    });
  const nextList = () => new Promise<void>((resolve) => (isCalled = resolve));
  return { run, lists, nextList };
};

test('an idle system runs a single call at once', async () => {
  const call = gather(async (items: readonly number[]) => items.map((item) => item * 10));
  expect(await call(4)).toBe(40);
});

test('calls that arrive together leave together', async () => {
  const { run, lists, nextList } = aRunner();
  const call = gather(run);
  const answers = [1, 2, 3].map(call);
  await nextList();
  lists[0]!.end();
  expect(await Promise.all(answers)).toEqual([10, 20, 30]);
  expect(lists.map(({ items }) => items)).toEqual([[1, 2, 3]]);
});

test('what arrives while a list is under way becomes the next list', async () => {
  const { run, lists, nextList } = aRunner();
  const call = gather(run);
  const first = call(1);
  await nextList();
  const others = [2, 3, 4].map(call);
  expect(lists).toHaveLength(1);
  lists[0]!.end();
  expect(await first).toBe(10);
  lists[1]!.end();
  expect(await Promise.all(others)).toEqual([20, 30, 40]);
  expect(lists.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
});

test.each([
  ['a store that is away', new Fault('SERVICE_UNAVAILABLE', 'away')],
  ['a lost connection', Object.assign(new Error('lost'), { code: '08006' })],
  ['a statement that took too long', Object.assign(new Error('canceled'), { code: '57014' })],
  ['a lock that was not got', Object.assign(new Error('not available'), { code: '55P03' })],
])('a list that meets %s rejects each of its calls, and the next list runs', async (_, fault) => {
  const { run, lists, nextList } = aRunner();
  const call = gather(run);
  const failing = Promise.allSettled([1, 2].map(call));
  await nextList();
  const next = call(3);
  lists[0]!.end(fault);
  expect(await failing).toEqual(Array(2).fill({ status: 'rejected', reason: fault }));
  lists[1]!.end();
  expect(await next).toBe(30);
});

test.each([
  ['a bad value', new Error('bad')],
  ['a value too long for its index', Object.assign(new Error('too long'), { code: '54000' })],
])('a list that %s spoils runs again call by call, and that one alone is rejected', async (_, fault) => {
  const call = gather(async (items: readonly number[]) => {
    if (items.includes(3)) throw fault;
    return items.map((item) => item * 10);
  });
  expect(await Promise.allSettled([1, 2, 3, 4].map(call))).toEqual([
    { status: 'fulfilled', value: 10 },
    { status: 'fulfilled', value: 20 },
    { status: 'rejected', reason: fault },
    { status: 'fulfilled', value: 40 },
  ]);
});

test('a list that runs again call by call ends with the first that meets what concerns everybody', async () => {
  const [poison, away] = [new Error('a bad value'), new Fault('SERVICE_UNAVAILABLE', 'the store is away')];
  const lists: (readonly number[])[] = [];
  const call = gather(async (items: readonly number[]) => {
    lists.push(items);
    if (items.includes(2)) throw items.length > 1 ? poison : away;
    return items.map((item) => item * 10);
  });
  expect(await Promise.allSettled([1, 2, 3, 4].map(call))).toEqual([
    { status: 'fulfilled', value: 10 },
    ...Array(3).fill({ status: 'rejected', reason: away }),
  ]);
  expect(lists).toEqual([[1, 2, 3, 4], [1], [2]]);
});

test('a runner that throws before it waits rejects its calls too', async () => {
  const call = gather(() => {
    throw new Error('at once');
  });
  await expect(call(1)).rejects.toThrow('at once');
});

test('a list takes no more than it may, and the rest follows in order', async () => {
  const lists: (readonly number[])[] = [];
  const call = gather(
    async (items: readonly number[]) => {
      lists.push(items);
      return items;
    },
    { atMost: 2 },
  );
  expect(await Promise.all([1, 2, 3, 4, 5].map(call))).toEqual([1, 2, 3, 4, 5]);
  expect(lists).toEqual([[1, 2], [3, 4], [5]]);
});

test('several lists may be under way, and no more than that', async () => {
  const { run, lists, nextList } = aRunner();
  const call = gather(run, { atMost: 1, lists: 2 });
  const answers = [1, 2, 3].map(call);
  await nextList();
  expect(lists.map(({ items }) => items)).toEqual([[1], [2]]);
  lists[1]!.end();
  expect(await answers[1]).toBe(20);
  expect(lists.map(({ items }) => items)).toEqual([[1], [2], [3]]);
  lists[0]!.end();
  lists[2]!.end();
  expect(await Promise.all(answers)).toEqual([10, 20, 30]);
});

test('a runner that loses an answer rejects its calls instead of mixing them up', async () => {
  const call = gather(async () => [1]);
  await expect(Promise.all([call(1), call(2)])).rejects.toThrow('2 gathered, 1 answered');
});

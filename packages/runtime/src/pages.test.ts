import { isIdOf } from '@cartograph/kernel';
import { Fault } from './fault';
import { readPage, toConnection } from './pages';

const ids = Array.from({ length: 5 }, (_, index) => `rev_${String(index).padStart(26, '0')}`).reverse();
const isId = isIdOf('rev');
/** A store that gives the newest first, and one more than the page. */
const read = (page: ReturnType<typeof readPage>) =>
  ids.filter((id) => page.before === undefined || id < page.before).slice(0, page.first + 1);
const turn = (after?: string) => {
  const page = readPage({ first: 2, after }, isId);
  return toConnection(read(page), page, (id) => id);
};

test('a list is turned over page by page to its end', () => {
  const first = turn();
  const second = turn(first.pageInfo.endCursor!);
  const third = turn(second.pageInfo.endCursor!);
  expect([first, second, third].flatMap(({ nodes }) => nodes)).toEqual(ids);
  expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
  expect([first, second, third].map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual([false, true, true]);
});

test('an empty list is an empty page', () => {
  expect(toConnection([], readPage({}, isId), String).pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: null,
  });
});

const cursorOf = (text: string) => Buffer.from(text).toString('base64url');

test.each([{ first: 0 }, { first: 101 }, { after: cursorOf('not a cursor') }])('%j is no page', (asked) => {
  expect(() => readPage(asked, isId)).toThrow(Fault);
});

test('a cursor of another list is none of this one', () => {
  const after = cursorOf(ids[0]!.replace('rev', 'ord'));
  expect(() => readPage({ after }, isId)).toThrow(Fault);
});

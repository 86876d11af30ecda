import type { ProductIndex } from '../ports';
import { watchIndex } from './watched-index';

const engine = () => {
  const state = { isAway: false, searches: 0 };
  const answer = async <Answer>(value: Answer) => {
    if (state.isAway) throw new Error('away');
    return value;
  };
  const index: ProductIndex = {
    search: () => {
      state.searches++;
      return answer({ hits: [], totalCount: 0 });
    },
    prepare: () => answer(undefined),
    put: () => answer(undefined),
    versions: () => answer(new Map<string, number>()),
  };
  return { index, state };
};

test('the index counts as incomplete from the start until it is marked complete', () => {
  const watched = watchIndex(engine().index);
  expect(watched.isIncomplete()).toBe(true);
  watched.markComplete();
  expect(watched.isIncomplete()).toBe(false);
});

test('a write that failed makes the index incomplete', async () => {
  const { index, state } = engine();
  const watched = watchIndex(index);
  watched.markComplete();
  state.isAway = true;
  await expect(watched.put([])).rejects.toThrow('away');
  expect(watched.isIncomplete()).toBe(true);
});

test('after a failure searches go past the engine for two seconds', async () => {
  let at = 10_000;
  const { index, state } = engine();
  const watched = watchIndex(index, () => at);
  state.isAway = true;
  await expect(watched.search('mug', 1)).rejects.toThrow('away');
  state.isAway = false;
  at += 1_999;
  await expect(watched.search('mug', 1)).rejects.toThrow('left alone');
  expect(state.searches).toBe(1);
  at += 1;
  expect(await watched.search('mug', 1)).toEqual({ hits: [], totalCount: 0 });
});

// Lists of additions to counters, on a database of its own for each test.
import { unique } from '@cartograph/testkit';
import { changeMany } from '../src/change-many';
import { adding, aStore, openCounters, type Add } from './counters';

export const add = (counter: string, amount: number, key = unique('step')): Add => ({ key, counter, amount });
export const answered = (value: number, isReplay = false) => ({ kind: 'answered', answer: { value }, isReplay });

export const useAdding = () => {
  let counters: Awaited<ReturnType<typeof openCounters>>;
  let made: ReturnType<typeof aStore>;
  beforeEach(async () => {
    counters = await openCounters(300);
    made = aStore(counters.postgres);
  });
  afterEach(async () => {
    await made.outbox.stop();
    await counters.close();
  });

  return {
    counters: () => counters,
    made: () => made,
    run: (items: readonly Add[], change: Partial<typeof adding> = {}) =>
      changeMany(made.store, { ...adding, ...change }, items),
    /** The replies that left, by their step keys. */
    replied: () => made.replies().map(({ stepKey, body }) => [stepKey, body]),
  };
};

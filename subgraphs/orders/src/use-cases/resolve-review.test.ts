import { accept, refuse } from '@cartograph/kernel';
import type { ReviewItem, ReviewStore } from '../ports-after-sale';
import { createResolveReview } from './resolve-review';

const item = { id: 'rev_1' } as ReviewItem;
const actor = { by: 'operator:ada' };

const resolving = (answer: Awaited<ReturnType<ReviewStore['resolve']>>) => {
  const asked: unknown[] = [];
  const reviews: ReviewStore = {
    find: async (id) => (id === item.id ? item : undefined),
    list: async () => [item],
    resolve: async (request) => {
      asked.push(request);
      return answer;
    },
  };
  return { resolveReview: createResolveReview({ reviews }), asked };
};

test('a decision is handed on with who made it, and the item is read as it is then', async () => {
  const { resolveReview, asked } = resolving(accept(undefined));
  const given = { id: 'rev_1', action: 'RESOLVED', reference: 'case 7' } as const;
  expect(await resolveReview(given, actor)).toEqual({ item, decision: accept(undefined) });
  expect(asked).toEqual([{ ...given, ...actor }]);
});

test('a refusal of the store is the answer', async () => {
  const { resolveReview } = resolving(refuse({ code: 'REVIEW_ITEM_NOT_FOUND' }));
  expect(await resolveReview({ id: 'rev_2', action: 'RETRY' }, actor)).toEqual({
    item: undefined,
    decision: refuse({ code: 'REVIEW_ITEM_NOT_FOUND' }),
  });
});

test('what was settled elsewhere without a reference is refused, and the store is not asked', async () => {
  const { resolveReview, asked } = resolving(accept(undefined));
  const { decision } = await resolveReview({ id: 'rev_1', action: 'RESOLVED' }, actor);
  expect(decision).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT', field: ['reference'] } });
  expect(asked).toEqual([]);
});

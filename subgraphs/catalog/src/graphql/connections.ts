import type { Decision } from '@cartograph/kernel';
import { Fault } from '@cartograph/runtime';
import type { Page, PageRefusal } from '../use-cases/list-products';
import type { SearchRefusal } from '../use-cases/search-products';

const messages: Readonly<Record<(PageRefusal | SearchRefusal)['code'], string>> = {
  PAGE_SIZE: 'first is 1 to 100.',
  CURSOR: 'after is not a cursor of this list; begin it again without one.',
  QUERY_TOO_LONG: 'query has at most 256 characters.',
};

/** The page, or a fault that tells the caller what to give instead. */
export const orBadInput = <Answer>(decision: Decision<Answer, never, PageRefusal | SearchRefusal>): Answer => {
  if (decision.ok) return decision.state;
  throw new Fault('BAD_USER_INPUT', messages[decision.refusal.code]);
};

export const asConnection = ({ edges, endCursor, hasNextPage, hasPreviousPage }: Page) => ({
  edges: edges.map(({ cursor, product }) => ({ cursor, node: product })),
  nodes: edges.map(({ product }) => product),
  pageInfo: {
    hasNextPage,
    hasPreviousPage,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: endCursor ?? edges.at(-1)?.cursor ?? null,
  },
});

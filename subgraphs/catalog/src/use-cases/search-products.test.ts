import { type ProductId, refuse } from '@cartograph/kernel';
import { aProductId, contentOf } from '../../test/builders';
import { createMemoryProducts } from '../adapters/memory-products';
import { importProduct } from '../domain/import-product';
import type { Place } from '../domain/listing';
import { createSearchProducts, type SearchPage } from './search-products';

/** A shop with these mugs; the engine finds them in the given order, or is away. */
const shop = async (names: readonly string[], engine: 'up' | 'away', gone: readonly string[] = []) => {
  const products = createMemoryProducts();
  const kept = names.filter((name) => !gone.includes(name));
  const items = kept.map((name) => ({
    productId: aProductId(name),
    content: contentOf(name, { title: `Mug ${name}` }),
  }));
  await products.changeMany(items, importProduct);
  const state = { engine };
  const faults: unknown[] = [];
  const search = createSearchProducts({
    reader: products,
    products,
    index: {
      search: async (_query: string, first: number, after?: Place) => {
        if (state.engine === 'away') throw new Error('away');
        const hits = names.map((name, index): { id: ProductId; score: number } => ({
          id: aProductId(name),
          score: 10 - index,
        }));
        const rest = after ? hits.slice(hits.findIndex(({ id }) => id === after.id) + 1) : hits;
        return { hits: rest.slice(0, first), totalCount: hits.length };
      },
    },
    onEngineFault: (fault) => faults.push(fault),
  });
  return { search, state, faults };
};

const pageOf = async (answer: ReturnType<Awaited<ReturnType<typeof shop>>['search']>): Promise<SearchPage> => {
  const decision = await answer;
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.state;
};
const titlesOf = ({ edges }: SearchPage) => edges.map(({ product }) => product.title);

test('hits come in the order of the engine, page by page', async () => {
  const { search } = await shop(['b', 'a', 'c'], 'up');
  const first = await pageOf(search({ query: 'mug', first: 2 }));
  expect(first).toMatchObject({ hasNextPage: true, hasPreviousPage: false, totalCount: 3, isDegraded: false });
  expect(titlesOf(first)).toEqual(['Mug b', 'Mug a']);
  const second = await pageOf(search({ query: 'mug', first: 2, after: first.edges[1]!.cursor }));
  expect(second).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  expect(titlesOf(second)).toEqual(['Mug c']);
});

test('a hit that is not in the shop any more is left out', async () => {
  const { search } = await shop(['a', 'b'], 'up', ['a']);
  expect(titlesOf(await pageOf(search({ query: 'mug', first: 5 })))).toEqual(['Mug b']);
});

test('a page of which nothing is left still leads to the next one', async () => {
  const { search } = await shop(['a', 'b'], 'up', ['a']);
  const first = await pageOf(search({ query: 'mug', first: 1 }));
  expect(first).toMatchObject({ edges: [], hasNextPage: true });
  expect(titlesOf(await pageOf(search({ query: 'mug', first: 1, after: first.endCursor })))).toEqual(['Mug b']);
});

test('without the engine the words answer, uncounted and marked', async () => {
  const { search, faults } = await shop(['a', 'b'], 'away');
  const page = await pageOf(search({ query: 'mugs B', first: 5 }));
  expect(titlesOf(page)).toEqual(['Mug b']);
  expect(page).toMatchObject({ isDegraded: true });
  expect(page.totalCount).toBeUndefined();
  expect(faults).toHaveLength(1);
});

test('a list begun by words is finished by words, though the engine is back', async () => {
  const { search, state } = await shop(['a', 'b', 'c'], 'away');
  const first = await pageOf(search({ query: 'mug', first: 2 }));
  state.engine = 'up';
  const second = await pageOf(search({ query: 'mug', first: 2, after: first.edges[1]!.cursor }));
  expect(second.isDegraded).toBe(true);
  expect([...titlesOf(first), ...titlesOf(second)].sort()).toEqual(['Mug a', 'Mug b', 'Mug c']);
});

test('a list whose engine went away begins anew by words', async () => {
  const { search, state } = await shop(['a', 'b'], 'up');
  const first = await pageOf(search({ query: 'mug', first: 1 }));
  state.engine = 'away';
  const second = await pageOf(search({ query: 'mug', first: 5, after: first.edges[0]!.cursor }));
  expect(second.isDegraded).toBe(true);
  expect(titlesOf(second)).toHaveLength(2);
});

test.each([
  ['a page of nothing', { query: 'mug', first: 0 }, 'PAGE_SIZE'],
  ['a page of too much', { query: 'mug', first: 101 }, 'PAGE_SIZE'],
  ['a query without end', { query: 'x'.repeat(257), first: 5 }, 'QUERY_TOO_LONG'],
  ['a cursor that is none', { query: 'mug', first: 5, after: 'x' }, 'CURSOR'],
])('%s is refused', async (_, request, code) => {
  const { search } = await shop(['a'], 'up');
  expect(await search(request)).toEqual(refuse({ code }));
});

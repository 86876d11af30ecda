import { refuse, toInstant } from '@cartograph/kernel';
import { aProductId, contentOf } from '../../test/builders';
import { createMemoryProducts } from '../adapters/memory-products';
import { writeCursor } from '../domain/cursor';
import { importProduct } from '../domain/import-product';
import { createListProducts } from './list-products';

const shopWith = async (...names: string[]) => {
  const products = createMemoryProducts(() => toInstant(0));
  const items = names.map((name) => ({ productId: aProductId(name), content: contentOf(name) }));
  await products.changeMany(items, importProduct);
  return createListProducts({ products });
};

const titlesOf = (page: Awaited<ReturnType<Awaited<ReturnType<typeof shopWith>>>>) =>
  page.ok ? page.state.edges.map(({ product }) => product.title) : page.refusal;

test('a page ends where the next one begins', async () => {
  const list = await shopWith('a', 'b', 'c');
  const first = await list({ first: 2, sort: 'TITLE' });
  expect(titlesOf(first)).toEqual(['a', 'b']);
  expect(first).toMatchObject({ state: { hasNextPage: true, hasPreviousPage: false } });
  const after = first.ok ? first.state.edges[1]!.cursor : '';
  const second = await list({ first: 2, sort: 'TITLE', after });
  expect(titlesOf(second)).toEqual(['c']);
  expect(second).toMatchObject({ state: { hasNextPage: false, hasPreviousPage: true } });
});

test('a page that is just full has no next page', async () => {
  const list = await shopWith('a', 'b');
  expect(await list({ first: 2, sort: 'TITLE' })).toMatchObject({ state: { hasNextPage: false } });
});

test('a category that nobody stands in is an empty page', async () => {
  const list = await shopWith('a');
  expect(titlesOf(await list({ first: 2, sort: 'TITLE', category: 'moon' }))).toEqual([]);
});

test.each([0, -1, 101])('a page of %i is refused', async (first) => {
  const list = await shopWith('a');
  expect(await list({ first, sort: 'TITLE' })).toEqual(refuse({ code: 'PAGE_SIZE' }));
});

test('a cursor of another order is refused', async () => {
  const list = await shopWith('a');
  const after = writeCursor('NEWEST', { key: 0, id: aProductId('a') });
  expect(await list({ first: 2, sort: 'TITLE', after })).toEqual(refuse({ code: 'CURSOR' }));
});

import { aProductId, contentOf } from '../../test/builders';
import { createMemoryProducts } from '../adapters/memory-products';
import { watchIndex } from '../adapters/watched-index';
import { importProduct } from '../domain/import-product';
import type { Product } from '../domain/product';
import type { ProductIndex } from '../ports';
import { reconcileIndex } from './reconcile-index';

const memoryIndex = () => {
  const indexed = new Map<string, number>();
  const written: Product[] = [];
  const index: ProductIndex = {
    prepare: async () => undefined,
    put: async (products) =>
      products.forEach((product) => {
        written.push(product);
        indexed.set(product.id, product.indexVersion);
      }),
    versions: async (ids) => new Map(ids.flatMap((id) => (indexed.has(id) ? [[id, indexed.get(id)!]] : []))),
    search: () => Promise.reject(new Error('not asked')),
  };
  return { index: watchIndex(index), written };
};

const shopWith = async (...names: string[]) => {
  const products = createMemoryProducts();
  const put = (name: string, title = name) =>
    products.changeMany([{ productId: aProductId(name), content: contentOf(name, { title }) }], importProduct);
  for (const name of names) await put(name);
  return { products, put };
};

test('an empty index gets everything, tombstones included', async () => {
  const { products } = await shopWith('mug', 'cup');
  await products.changeMany([{ productId: aProductId('cup') }], importProduct);
  const { index, written } = memoryIndex();
  expect(await reconcileIndex({ products, index })).toBe(2);
  expect(written.map(({ title, status }) => [title, status])).toEqual([
    ['mug', 'ACTIVE'],
    ['cup', 'REMOVED'],
  ]);
});

test('only what differs is written again', async () => {
  const { products, put } = await shopWith('mug', 'cup');
  const { index, written } = memoryIndex();
  await reconcileIndex({ products, index });
  written.length = 0;
  await put('cup', 'Better cup');
  expect(await reconcileIndex({ products, index })).toBe(1);
  expect(written.map(({ title }) => title)).toEqual(['Better cup']);
});

import { aProductId, aVariantId, contentOf } from '../../test/builders';
import { createMemoryProducts } from '../adapters/memory-products';
import { importProduct } from '../domain/import-product';
import { createPriceLines } from './price-lines';

test('prices come in the order of the questions, each as often as it is asked', async () => {
  const products = createMemoryProducts();
  await products.changeMany(
    ['mug', 'cup'].map((name) => ({ productId: aProductId(name), content: contentOf(name) })),
    importProduct,
  );
  const ask = createPriceLines({ products });
  const questions = ['cup', 'mug', 'cup', 'jug'].map((name) => ({ variantId: aVariantId(name) }));
  const answers = await ask([...questions, { variantId: 'not an id' }]);
  expect(answers.map((answer) => (answer.ok ? answer.sku : answer.code))).toEqual([
    'CUP',
    'MUG',
    'CUP',
    'VARIANT_NOT_FOUND',
    'VARIANT_NOT_FOUND',
  ]);
});

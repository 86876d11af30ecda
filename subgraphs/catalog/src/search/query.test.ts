import { aProduct, aProductId, aVariant, kitchen } from '../../test/builders';
import { searchDocument } from './document';
import { searchBody } from './query';

test('a page continues after the score and id of the one before', () => {
  const id = aProductId();
  expect(searchBody('mug', 25, { key: 3.5, id })).toMatchObject({
    search_after: [3.5, id],
    sort: [{ _score: 'desc' }, { product_id: 'asc' }],
    size: 25,
  });
});

test('the first page begins at the beginning', () => {
  expect(searchBody('mug', 25, undefined)).not.toHaveProperty('search_after');
});

test('only what is on sale is found', () => {
  expect(searchBody('mug', 25, undefined).query.bool.filter).toEqual([{ term: { status: 'ACTIVE' } }]);
});

test('a document holds what is searched', () => {
  const variants = [aVariant({ sku: 'MUG-S' }), aVariant({ sku: 'MUG-L' })];
  expect(searchDocument(aProduct({ brand: 'Acme', category: kitchen, variants }))).toEqual({
    product_id: aProductId(),
    status: 'ACTIVE',
    title: 'Mug',
    brand: 'Acme',
    category: 'Home Kitchen',
    sku: ['MUG-S', 'MUG-L'],
  });
});

test('a tombstone holds nothing to be found by', () => {
  expect(searchDocument(aProduct({ status: 'REMOVED' }))).toEqual({ product_id: aProductId(), status: 'REMOVED' });
});

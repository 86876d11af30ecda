import { money } from '@cartograph/kernel';
import { aProduct, aVariant, aVariantId } from '../../test/builders';
import { priceLine } from './price-line';

const variantId = aVariantId();

test('a variant is told with everything that an order copies', () => {
  const product = aProduct({
    media: [{ url: 'https://example.com/mug.jpg' }],
    variants: [aVariant({ options: [{ name: 'Color', value: 'Red' }], taxClass: 'reduced' })],
  });
  expect(priceLine(variantId, product)).toEqual({
    ok: true,
    variantId,
    productId: product.id,
    sku: 'MUG',
    title: 'Mug',
    options: [{ name: 'Color', value: 'Red' }],
    imageUrl: 'https://example.com/mug.jpg',
    price: money(1_250, 'USD'),
    taxClass: 'reduced',
  });
});

test('a variant without a price is not purchasable', () => {
  const product = aProduct({ variants: [aVariant({ price: undefined })] });
  expect(priceLine(variantId, product)).toEqual({ ok: false, variantId, code: 'NOT_PURCHASABLE' });
});

test('a variant of an archived product is not purchasable', () => {
  expect(priceLine(variantId, aProduct({ status: 'ARCHIVED' }))).toEqual({
    ok: false,
    variantId,
    code: 'NOT_PURCHASABLE',
  });
});

test('a variant that nobody has is not found', () => {
  expect(priceLine('var_other', undefined)).toEqual({ ok: false, variantId: 'var_other', code: 'VARIANT_NOT_FOUND' });
});

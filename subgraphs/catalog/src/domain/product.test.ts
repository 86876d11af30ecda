import { accept, money, plusMs } from '@cartograph/kernel';
import { aProduct, aVariant, now } from '../../test/builders';
import { attributeLabel, changeContent, isPurchasable, priceRange, removeProduct } from './product';

const later = plusMs(now, 1_000);

test('a change raises both versions and tells the world', () => {
  const product = aProduct({ version: 3, indexVersion: 7 });
  expect(changeContent(product, { title: 'Cup' }, later)).toEqual(
    accept(
      { ...product, title: 'Cup', version: 4, indexVersion: 8, updatedAt: later },
      { type: 'ProductChanged', productId: product.id, indexVersion: 8 },
    ),
  );
});

test('a removed product leaves a tombstone with a higher version', () => {
  const product = aProduct();
  expect(removeProduct(product, later)).toEqual(
    accept(
      { ...product, status: 'REMOVED', version: 2, indexVersion: 2, updatedAt: later },
      { type: 'ProductChanged', productId: product.id, indexVersion: 2 },
    ),
  );
});

test('removing twice tells nobody twice', () => {
  const tombstone = aProduct({ status: 'REMOVED' });
  expect(removeProduct(tombstone, later)).toEqual(accept(tombstone));
});

test('a variant without a price cannot be bought', () => {
  expect(isPurchasable(aProduct(), aVariant({ price: undefined }))).toBe(false);
});

test('a variant for nothing can be bought', () => {
  expect(isPurchasable(aProduct(), aVariant({ price: money(0, 'USD') }))).toBe(true);
});

test('no variant of an archived product can be bought', () => {
  expect(isPurchasable(aProduct({ status: 'ARCHIVED' }), aVariant())).toBe(false);
});

test('the price range passes over variants without a price', () => {
  const prices = [money(900, 'USD'), undefined, money(300, 'USD'), money(500, 'USD')];
  const variants = prices.map((price) => aVariant({ price }));
  expect(priceRange({ variants })).toEqual({ min: money(300, 'USD'), max: money(900, 'USD') });
});

test('there is no price range without a price', () => {
  expect(priceRange({ variants: [aVariant({ price: undefined })] })).toBeUndefined();
});

test('an attribute without a label reads as its code', () => {
  expect(attributeLabel({ code: 'screen_size-inches' })).toBe('Screen size inches');
  expect(attributeLabel({ code: 'x', label: 'Screen' })).toBe('Screen');
});

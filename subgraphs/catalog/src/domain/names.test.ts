import { isProductId, isVariantId } from '@cartograph/kernel';
import { ancestorsOf, categoryOf } from './category';
import { productIdOf, variantIdOf } from './derived-id';
import { slug } from './slug';
import { wordsOf } from './words';

test.each([
  ['Café Crème, 2 l', 'cafe-creme-2-l'],
  ["The Cartographer's Apprentice", 'the-cartographers-apprentice'],
  ['Labels & Tapes', 'labels-and-tapes'],
  ['  --  ', ''],
  ['日本', ''],
])('%j becomes the address %j', (text, address) => {
  expect(slug(text)).toBe(address);
});

test('a long address is cut at a word', () => {
  expect(slug('word '.repeat(30))).toBe(Array.from({ length: 16 }, () => 'word').join('-'));
});

test('an address of one long word is cut anywhere', () => {
  expect(slug('x'.repeat(200))).toBe('x'.repeat(80));
});

test('words are folded, singular and distinct', () => {
  expect(wordsOf('Red Phones & a phone', 'Éclair GLASS bus')).toEqual(['red', 'phone', 'a', 'eclair', 'glass', 'bus']);
});

test('a text without words has none', () => {
  expect(wordsOf(' -- ')).toEqual([]);
});

test('a category keeps names for people and a path for machines', () => {
  expect(categoryOf(['Home', ' Kitchen & Bath ', '?'])).toEqual({
    path: 'home/kitchen-and-bath',
    names: ['Home', 'Kitchen & Bath'],
  });
});

test('no names are no category', () => {
  expect(categoryOf([])).toBeUndefined();
});

test('the categories above one are listed from the root down', () => {
  expect(ancestorsOf(categoryOf(['A', 'B', 'C'])!)).toEqual([
    { path: 'a', names: ['A'] },
    { path: 'a/b', names: ['A', 'B'] },
  ]);
});

test('derived ids have the shape of all ids and depend on source and key only', () => {
  expect(isProductId(productIdOf('icecat', '1'))).toBe(true);
  expect(isVariantId(variantIdOf('icecat', '1', ''))).toBe(true);
  expect(productIdOf('icecat', '1')).toBe(productIdOf('icecat', '1'));
  expect(productIdOf('icecat', '1')).not.toBe(productIdOf('esci', '1'));
  expect(variantIdOf('icecat', '1', 'a')).not.toBe(variantIdOf('icecat', '1', 'b'));
});

import { money } from '@cartograph/kernel';
import { aProduct, aProductId, aVariant, kitchen, now } from '../../test/builders';
import { readCursor, writeCursor } from './cursor';
import { shelvesOf, sortKeysOf } from './listing';

test('a product stands with everything, in its category and in each above', () => {
  expect(shelvesOf(aProduct({ category: kitchen }))).toEqual(['', 'home', 'home/kitchen']);
});

test('a product without a category stands with everything', () => {
  expect(shelvesOf(aProduct())).toEqual(['']);
});

test.each(['ARCHIVED', 'REMOVED'] as const)('a product that is %s stands nowhere', (status) => {
  expect(shelvesOf(aProduct({ status, category: kitchen }))).toBeUndefined();
});

test('every order is ascending over one key', () => {
  const variants = [aVariant({ price: money(300, 'USD') }), aVariant({ price: money(900, 'USD') })];
  expect(sortKeysOf(aProduct({ title: 'Émail Mug', variants }))).toEqual({
    NEWEST: -now,
    TITLE: 'email mug',
    PRICE_ASC: 300,
    PRICE_DESC: -900,
  });
});

test('a product without a price comes last in both orders of price', () => {
  const { PRICE_ASC, PRICE_DESC } = sortKeysOf(aProduct({ variants: [aVariant({ price: undefined })] }));
  const free = sortKeysOf(aProduct({ variants: [aVariant({ price: money(0, 'USD') })] }));
  expect(PRICE_ASC).toBeGreaterThan(Number(free.PRICE_ASC));
  expect(PRICE_DESC).toBeGreaterThan(Number(free.PRICE_DESC));
});

test('a cursor is read back', () => {
  const place = { key: 12.25, id: aProductId() };
  expect(readCursor('TITLE', writeCursor('TITLE', place))).toEqual(place);
});

test.each([
  ['of another list', writeCursor('NEWEST', { key: 1, id: aProductId() })],
  ['that is no base64', '%%%'],
  ['that is no JSON', Buffer.from('{').toString('base64url')],
  ['with an object for a key', Buffer.from(JSON.stringify(['TITLE', {}, aProductId()])).toString('base64url')],
  ['with a malformed id', Buffer.from(JSON.stringify(['TITLE', 1, { $gt: '' }])).toString('base64url')],
])('a cursor %s is refused', (_, cursor) => {
  expect(readCursor('TITLE', cursor)).toBeUndefined();
});

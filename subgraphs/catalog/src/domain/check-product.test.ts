import { money } from '@cartograph/kernel';
import { aVariant, aVariantId, someContent } from '../../test/builders';
import { checkProduct, limits } from './check-product';

const siblings = (...given: Parameters<typeof aVariant>[0][]) =>
  someContent({
    variants: given.map((variant, index) =>
      aVariant({
        id: aVariantId(String(index)),
        sku: `SKU-${index}`,
        options: [{ name: 'Size', value: String(index) }],
        ...variant,
      }),
    ),
  });

test('a complete product has no problem', () => {
  expect(checkProduct(someContent())).toBeUndefined();
});

test('several variants that differ are no problem', () => {
  expect(checkProduct(siblings({}, {}, {}))).toBeUndefined();
});

test.each([
  ['no title', someContent({ title: ' ' }), 'has no title'],
  ['a long title', someContent({ title: 'x'.repeat(limits.title + 1) }), 'title is longer than 512 characters'],
  [
    'a handle with spaces',
    someContent({ handle: 'a mug' }),
    'handle "a mug" is not lower-case words with dashes, at most 120 characters',
  ],
  [
    'a long description',
    someContent({ description: 'x'.repeat(limits.description + 1) }),
    'description is longer than 20000 characters',
  ],
  [
    'too many attributes',
    someContent({ attributes: Array.from({ length: 251 }, (_, i) => ({ code: `a${i}`, value: i })) }),
    'has more than 250 attributes',
  ],
  [
    'too many pictures',
    someContent({ media: Array.from({ length: 51 }, (_, i) => ({ url: `https://example.com/${i}` })) }),
    'has more than 50 pictures',
  ],
  ['no variant', someContent({ variants: [] }), 'has no variant'],
  ['too many variants', siblings(...Array.from({ length: 101 }, () => ({}))), 'has more than 100 variants'],
  ['one SKU twice', siblings({ sku: 'A' }, { sku: 'A' }), 'SKU A stands twice'],
  ['one variant id twice', siblings({ id: aVariantId() }, { id: aVariantId() }), 'a variant stands twice'],
  ['the same options twice', siblings({ options: [] }, { options: [] }), 'two variants have the same options (none)'],
  ['an empty SKU', siblings({ sku: ' ' }), 'a SKU has 1 to 64 characters'],
  [
    'a negative price',
    siblings({ price: { amountMinor: -1, currency: 'USD' } }),
    'a price is negative or not a whole number of minor units',
  ],
  [
    'a price in fractions of a cent',
    siblings({ price: { amountMinor: 0.5, currency: 'USD' } }),
    'a price is negative or not a whole number of minor units',
  ],
  [
    'a malformed currency',
    siblings({ price: { amountMinor: 1, currency: 'usd' } }),
    'a currency is not an ISO 4217 code',
  ],
  [
    'two currencies',
    siblings({ price: money(100, 'USD') }, { price: money(100, 'EUR') }),
    'its prices are in different currencies',
  ],
])('%s is named', (_, content, problem) => {
  expect(checkProduct(content)).toBe(problem);
});

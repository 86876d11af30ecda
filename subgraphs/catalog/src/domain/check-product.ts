// What must hold for every product before it is written. The first problem found is named; undefined means none.
import { isCurrencyCode } from '@cartograph/kernel';
import type { ProductContent, Variant } from './product';

export const limits = { title: 512, description: 20_000, attributes: 250, media: 50, variants: 100, sku: 64 } as const;

const handleShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const firstTwice = (values: readonly string[]): string | undefined =>
  values.find((value, index) => values.indexOf(value) !== index);

const optionsOf = ({ options }: Variant): string => options.map(({ name, value }) => `${name}: ${value}`).join(', ');

const checkVariants = (variants: readonly Variant[]): string | undefined => {
  if (variants.length === 0) return 'has no variant';
  if (variants.length > limits.variants) return `has more than ${limits.variants} variants`;
  // A unique index does not notice a value that stands twice in one document.
  const sku = firstTwice(variants.map((variant) => variant.sku));
  if (sku !== undefined) return `SKU ${sku} stands twice`;
  if (firstTwice(variants.map(({ id }) => id)) !== undefined) return 'a variant stands twice';
  const options = firstTwice(variants.map(optionsOf));
  if (options !== undefined) return `two variants have the same options (${options || 'none'})`;
  const long = variants.find((variant) => variant.sku.trim() === '' || variant.sku.length > limits.sku);
  if (long) return `a SKU has 1 to ${limits.sku} characters`;
  const prices = variants.flatMap(({ price, compareAtPrice }) => [price ?? [], compareAtPrice ?? []].flat());
  if (prices.some(({ amountMinor }) => !Number.isSafeInteger(amountMinor) || amountMinor < 0))
    return 'a price is negative or not a whole number of minor units';
  if (prices.some(({ currency }) => !isCurrencyCode(currency))) return 'a currency is not an ISO 4217 code';
  if (new Set(prices.map(({ currency }) => currency)).size > 1) return 'its prices are in different currencies';
  return undefined;
};

export const checkProduct = (content: ProductContent): string | undefined => {
  if (content.title.trim() === '') return 'has no title';
  if (content.title.length > limits.title) return `title is longer than ${limits.title} characters`;
  if (!handleShape.test(content.handle) || content.handle.length > 120)
    return `handle "${content.handle.slice(0, 120)}" is not lower-case words with dashes, at most 120 characters`;
  if ((content.description ?? '').length > limits.description)
    return `description is longer than ${limits.description} characters`;
  if (content.attributes.length > limits.attributes) return `has more than ${limits.attributes} attributes`;
  if (content.media.length > limits.media) return `has more than ${limits.media} pictures`;
  return checkVariants(content.variants);
};

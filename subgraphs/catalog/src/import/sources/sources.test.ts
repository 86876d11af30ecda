import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProductId, isVariantId, money } from '@cartograph/kernel';
import { checkProduct } from '../../domain/check-product';
import { esci } from './esci';
import { icecat } from './icecat';
import { native } from './native';
import type { ImportedLine, Source } from './source';

const read = (source: Source, line: unknown): ImportedLine => {
  const imported = source.read(line);
  if ('problem' in imported) throw new Error(imported.problem);
  return imported;
};

describe('icecat', () => {
  const line = {
    id: '3920564',
    title: 'Xerox toner cartridge',
    name: '006R90321',
    short_description: 'Toner (6 per box)',
    brand: 'Xerox',
    category: ['Printing', 'Toner Cartridges'],
    price_cents: 4_995,
    currency: 'USD',
    gtin: ['0095205603217'],
    images: { high: 'http://images.example.com/1.jpg', low: 'http://images.example.com/2.jpg' },
    attributes: [
      { code: 'type', type: 'text', value: 'Original' },
      { code: 'quantity_per_pack', type: 'number', value: 6 },
    ],
  };

  test('a line becomes a product with one variant', () => {
    const { productId, content, stock } = read(icecat, line);
    expect(isProductId(productId)).toBe(true);
    expect(stock.size).toBe(0);
    expect(content).toEqual({
      handle: 'xerox-toner-cartridge-3920564',
      title: 'Xerox toner cartridge',
      description: 'Toner (6 per box)',
      brand: 'Xerox',
      category: { path: 'printing/toner-cartridges', names: ['Printing', 'Toner Cartridges'] },
      attributes: [
        { code: 'gtin', label: 'GTIN', value: '0095205603217' },
        { code: 'type', value: 'Original' },
        { code: 'quantity_per_pack', value: 6 },
      ],
      media: [{ url: 'http://images.example.com/1.jpg', altText: 'Xerox toner cartridge' }],
      variants: [
        {
          id: expect.stringMatching(/^var_/),
          sku: 'ICECAT-3920564',
          options: [],
          price: money(4_995, 'USD'),
          taxClass: 'standard',
        },
      ],
      status: 'ACTIVE',
    });
    expect(checkProduct(content!)).toBeUndefined();
  });

  test('the bare minimum can be seen and not bought', () => {
    const { content } = read(icecat, { id: '1', title: 'Thing', category: [] });
    expect(content).toMatchObject({ handle: 'thing-1', attributes: [], media: [], category: undefined });
    expect(content?.variants[0]?.price).toBeUndefined();
    expect(checkProduct(content!)).toBeUndefined();
  });

  test.each([
    [{ title: 'Thing' }, 'id: Invalid input: expected string, received undefined'],
    [{ id: '1', title: 'Thing', price_cents: -1 }, 'price_cents: Too small: expected number to be >=0'],
    [[], 'Invalid input: expected object, received array'],
  ])('%j is rejected with its reason', (broken, problem) => {
    expect(icecat.read(broken)).toEqual({ problem });
  });
});

describe('esci', () => {
  test('a line becomes a product with one variant', () => {
    const { content } = read(esci, {
      asin: 'B072BR5T4N',
      title: 'Card Game',
      description: 'For all ages.',
      bullet_points: 'Fun\nShort',
      brand: 'Poison',
      color: 'Black',
      image: 'https://example.com/1.jpg',
      price: 11.89,
      category: ['Toys & Games', 'Card Games'],
      rating: 4.4,
    });
    expect(content).toMatchObject({
      handle: 'card-game-b072br5t4n',
      description: 'For all ages.\n\nFun\nShort',
      category: { path: 'toys-and-games/card-games' },
      attributes: [{ code: 'color', value: 'Black' }],
      variants: [{ sku: 'B072BR5T4N', price: money(1_189, 'USD') }],
    });
    expect(checkProduct(content!)).toBeUndefined();
  });

  test('a line without a price can be seen and not bought', () => {
    const { content } = read(esci, { asin: 'B1', title: 'Game', price: null, brand: null, color: null, category: [] });
    expect(content?.variants[0]?.price).toBeUndefined();
    expect(content?.attributes).toEqual([]);
  });
});

describe('our own format', () => {
  const line = {
    id: 'shirt',
    title: 'Shirt',
    category: ['Clothing', 'Shirts'],
    attributes: { 'Weight g': 180, Vegan: true },
    variants: [
      { options: { Size: 'S' }, price: '24.00', stock: 5 },
      { options: { Size: 'M' }, sku: 'SHIRT-MEDIUM', price: '24.50', compareAtPrice: '30.00', taxClass: 'reduced' },
    ],
  };

  test('a line becomes a product; what it lacks is made from what it has', () => {
    const { content, stock } = read(native, line);
    expect(content).toMatchObject({
      handle: 'shirt',
      category: { path: 'clothing/shirts' },
      attributes: [
        { code: 'weight_g', label: 'Weight g', value: 180 },
        { code: 'vegan', label: 'Vegan', value: true },
      ],
      media: [],
      status: 'ACTIVE',
      variants: [
        {
          sku: 'SHIRT-S',
          options: [{ name: 'Size', value: 'S' }],
          price: money(2_400, 'USD'),
          taxClass: 'standard',
        },
        {
          sku: 'SHIRT-MEDIUM',
          price: money(2_450, 'USD'),
          compareAtPrice: money(3_000, 'USD'),
          taxClass: 'reduced',
        },
      ],
    });
    expect([...stock.values()]).toEqual([5]);
    expect([...stock.keys()]).toEqual([content!.variants[0]!.id]);
    expect(content!.variants.every(({ id }) => isVariantId(id))).toBe(true);
    expect(checkProduct(content!)).toBeUndefined();
  });

  test('a line of a product that is gone needs its id only', () => {
    const { productId } = read(native, line);
    expect(native.read({ id: 'shirt', removed: true })).toEqual({ productId, stock: new Map() });
  });

  test.each([
    [{ ...line, id: undefined }, 'id: Invalid input: expected string, received undefined'],
    [{ ...line, title: undefined }, 'title: is missing'],
    [{ ...line, variants: undefined }, 'variants: is missing'],
    [{ ...line, prise: '1' }, 'Unrecognized key: "prise"'],
    [{ ...line, variants: [{ price: '24,00' }] }, 'variants.0.price: wants a decimal in a string, such as "49.95"'],
    [{ ...line, variants: [{ price: '-1' }] }, 'variants.0.price: wants a decimal in a string, such as "49.95"'],
    [{ ...line, variants: [{ price: '1.005' }] }, 'variants.0.price: wants a decimal in a string, such as "49.95"'],
    [{ ...line, variants: [{ stock: -1 }] }, 'variants.0.stock: Too small: expected number to be >=0'],
    [{ ...line, media: [{ url: 'ftp://example.com/x' }] }, 'media.0.url: Invalid URL'],
  ])('%j is rejected with its reason', (broken, problem) => {
    expect(native.read(broken)).toEqual({ problem });
  });

  test('every product of our own demo catalogue is valid, with handles and SKUs of its own', () => {
    const file = join(__dirname, '../../../../../stack/seed/products.jsonl');
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const contents = lines.map((text) => read(native, JSON.parse(text)).content!);
    expect(contents.map(checkProduct)).toEqual(contents.map(() => undefined));
    expect(new Set(contents.map(({ handle }) => handle)).size).toBe(20);
    const skus = contents.flatMap(({ variants }) => variants.map(({ sku }) => sku));
    expect(new Set(skus).size).toBe(skus.length);
  });
});

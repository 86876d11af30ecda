// What every product store does; run on memory and on MongoDB.
import { accept, type Instant, money, plusMs, refuse } from '@cartograph/kernel';
import { categoryOf } from '../src/domain/category';
import { type ImportedProduct, importProduct } from '../src/domain/import-product';
import type { Place, ProductSort } from '../src/domain/listing';
import { sortKeysOf } from '../src/domain/listing';
import type { Product } from '../src/domain/product';
import type { ProductStore } from '../src/ports';
import { aProductId, aVariantId, contentOf, now, variantOf } from './builders';

export const productStoreContract = (create: (clock: () => Instant) => ProductStore | Promise<ProductStore>): void => {
  let store: ProductStore;
  let at: Instant;

  beforeEach(async () => {
    at = now;
    store = await create(() => at);
  });

  const put = (name: string, given?: Parameters<typeof contentOf>[1]): ImportedProduct => ({
    productId: aProductId(name),
    content: contentOf(name, given),
  });
  const importAll = (...items: ImportedProduct[]) => store.changeMany(items, importProduct);
  const titles = (products: readonly Product[]) => products.map(({ title }) => title);
  const placeOf = (product: Product, sort: ProductSort): Place => ({ key: sortKeysOf(product)[sort], id: product.id });

  test('products are read by id, by handle and by variant', async () => {
    await importAll(put('mug'), put('cup'), put('jug'));
    const cup = (await store.byIds([aProductId('cup')])).get(aProductId('cup'))!;
    expect(cup).toMatchObject({ ...contentOf('cup'), version: 1, indexVersion: 1, createdAt: now, updatedAt: now });
    expect(await store.byHandles(['cup', 'nothing'])).toEqual(new Map([['cup', cup]]));
    expect(await store.byVariantIds([aVariantId('cup'), aVariantId('nothing')])).toEqual(
      new Map([[aVariantId('cup'), cup]]),
    );
  });

  test('two variants of one product both lead to it', async () => {
    const variants = ['S', 'M'].map((size) => variantOf(size, { options: [{ name: 'Size', value: size }] }));
    await importAll(put('shirt', { variants }));
    const found = await store.byVariantIds([aVariantId('S'), aVariantId('M')]);
    expect([...found].map(([id, { handle }]) => [id, handle])).toEqual([
      [aVariantId('S'), 'shirt'],
      [aVariantId('M'), 'shirt'],
    ]);
  });

  test('the buying path reads status, title, variants and pictures', async () => {
    await importAll(put('mug', { media: [{ url: 'https://example.com/1.jpg' }] }));
    const found = (await store.forSale([aVariantId('mug')])).get(aVariantId('mug'));
    expect(found).toMatchObject({
      id: aProductId('mug'),
      status: 'ACTIVE',
      title: 'mug',
      variants: contentOf('mug').variants,
      media: [{ url: 'https://example.com/1.jpg' }],
    });
  });

  test('a product that did not change is not written', async () => {
    await importAll(put('mug'));
    at = plusMs(now, 1_000);
    const [decision] = await importAll(put('mug'));
    expect(decision).toMatchObject({ ok: true, events: [] });
    expect((await store.byIds([aProductId('mug')])).get(aProductId('mug'))).toMatchObject({
      version: 1,
      updatedAt: now,
    });
  });

  test('several items of one product are folded in order', async () => {
    const [first, second] = await importAll(put('mug'), put('mug', { title: 'Big mug' }));
    expect([first, second]).toMatchObject([{ state: { version: 1 } }, { state: { version: 2 } }]);
    expect((await store.byIds([aProductId('mug')])).get(aProductId('mug'))).toMatchObject({
      title: 'Big mug',
      version: 2,
    });
  });

  test('a rule that refuses changes nothing', async () => {
    await importAll(put('mug'));
    const [decision] = await store.changeMany([{ productId: aProductId('mug') }], () => refuse({ code: 'NO' }));
    expect(decision).toEqual(refuse({ code: 'NO' }));
    expect((await store.forIndex([aProductId('mug')])).map(({ indexVersion }) => indexVersion)).toEqual([1]);
  });

  test('a handle that another product has is refused, and its neighbours are taken in', async () => {
    await importAll(put('mug'));
    const answers = await importAll(put('cup', { handle: 'mug' }), put('jug'));
    expect(answers).toMatchObject([refuse({ code: 'HANDLE_TAKEN' }), { ok: true }]);
    expect([...(await store.byIds([aProductId('cup'), aProductId('jug')])).keys()]).toEqual([aProductId('jug')]);
  });

  test('a SKU that another product has is refused, for a new product and for a change', async () => {
    await importAll(put('mug'), put('jug'));
    const stolen = (name: string) => ({ variants: [variantOf(name, { sku: 'MUG' })] });
    const answers = await importAll(put('cup', stolen('cup')), put('jug', stolen('jug')));
    expect(answers).toEqual([refuse({ code: 'SKU_TAKEN' }), refuse({ code: 'SKU_TAKEN' })]);
    expect(await store.byVariantIds([aVariantId('cup')])).toEqual(new Map());
    expect((await store.byIds([aProductId('jug')])).get(aProductId('jug'))).toMatchObject({ version: 1 });
  });

  test('a removed product is shown to nobody but the index, and its handle and SKUs are free', async () => {
    await importAll(put('mug'));
    await importAll({ productId: aProductId('mug') });
    expect(await store.byIds([aProductId('mug')])).toEqual(new Map());
    expect(await store.byHandles(['mug'])).toEqual(new Map());
    expect(await store.byVariantIds([aVariantId('mug')])).toEqual(new Map());
    expect(await store.list({ shelf: '', sort: 'TITLE', first: 10 })).toEqual([]);
    expect(await store.forIndex([aProductId('mug')])).toMatchObject([{ status: 'REMOVED', indexVersion: 2 }]);
    const heir = put('cup', { handle: 'mug', variants: [variantOf('cup', { sku: 'MUG' })] });
    expect(await importAll(heir)).toMatchObject([{ ok: true }]);
  });

  test('nothing comes of removing what never was', async () => {
    expect(await importAll({ productId: aProductId('mug') })).toEqual([accept(undefined)]);
    expect(await store.forIndex([aProductId('mug')])).toEqual([]);
  });

  test('a shelf holds its own products and those of the shelves below', async () => {
    const on = (...names: string[]) => ({ category: categoryOf(names) });
    await importAll(
      put('pan', on('Home', 'Kitchen')),
      put('bed', on('Home')),
      put('homeless', on('Homeless')),
      put('x'),
    );
    await importAll(put('old', { ...on('Home'), status: 'ARCHIVED' }));
    const list = (shelf: string) => store.list({ shelf, sort: 'TITLE', first: 10 });
    expect(titles(await list('home'))).toEqual(['bed', 'pan']);
    expect(titles(await list('home/kitchen'))).toEqual(['pan']);
    expect(titles(await list(''))).toEqual(['bed', 'homeless', 'pan', 'x']);
    expect(titles(await list('home/kit'))).toEqual([]);
  });

  test.each([
    ['NEWEST', ['cheap', 'priceless', 'dear']],
    ['TITLE', ['cheap', 'dear', 'priceless']],
    ['PRICE_ASC', ['cheap', 'dear', 'priceless']],
    ['PRICE_DESC', ['dear', 'cheap', 'priceless']],
  ] as const)('pages in the order %s follow each other without gap or repeat', async (sort, expected) => {
    const priced = (name: string, amountMinor?: number) => ({
      variants: [variantOf(name, { price: amountMinor === undefined ? undefined : money(amountMinor, 'USD') })],
    });
    await importAll(put('dear', priced('dear', 9_900)));
    at = plusMs(now, 1_000);
    await importAll(put('priceless', priced('priceless')));
    at = plusMs(now, 2_000);
    await importAll(put('cheap', priced('cheap', 100)));
    const seen: Product[] = [];
    for (;;) {
      const last = seen.at(-1);
      const page = await store.list({ shelf: '', sort, first: 1, after: last && placeOf(last, sort) });
      if (page.length === 0) break;
      seen.push(...page);
    }
    expect(titles(seen)).toEqual(expected);
  });

  test('equal keys are told apart by id', async () => {
    await importAll(...['a', 'b', 'c', 'd'].map((name) => put(name, { title: 'Same' })));
    const first = await store.list({ shelf: '', sort: 'TITLE', first: 2 });
    const rest = await store.list({ shelf: '', sort: 'TITLE', first: 9, after: placeOf(first[1]!, 'TITLE') });
    const ids = [...first, ...rest].map(({ id }) => id);
    expect(ids).toEqual(['a', 'b', 'c', 'd'].map((name) => aProductId(name)).sort());
  });

  test('words find what has all of them in title, brand or category', async () => {
    await importAll(
      put('one', { title: 'Red phones', brand: 'Acme', category: categoryOf(['Electronics']) }),
      put('two', { title: 'Red mug', brand: 'Acme' }),
      put('three', { title: 'Red mug', status: 'ARCHIVED' }),
    );
    expect(titles(await store.listByWords(['red', 'acme'], 10))).toHaveLength(2);
    expect(titles(await store.listByWords(['electronic', 'phone'], 10))).toEqual(['Red phones']);
    expect(titles(await store.listByWords(['red', 'mug'], 10))).toEqual(['Red mug']);
    expect(titles(await store.listByWords(['mug', 'phone'], 10))).toEqual([]);
    expect(titles(await store.listByWords([], 10))).toEqual([]);
  });

  test('index versions name every product, tombstones included, in pages', async () => {
    await importAll(put('a'), put('b'), put('c'));
    await importAll({ productId: aProductId('b') });
    const pages = [];
    for await (const page of store.indexVersions(2)) pages.push(page);
    expect(pages.map((page) => page.length)).toEqual([2, 1]);
    expect(new Map(pages.flat().map(({ id, indexVersion }) => [id, indexVersion]))).toEqual(
      new Map([
        [aProductId('a'), 1],
        [aProductId('b'), 2],
        [aProductId('c'), 1],
      ]),
    );
  });
};

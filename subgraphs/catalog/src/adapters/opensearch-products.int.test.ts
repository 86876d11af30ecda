import { plusMs } from '@cartograph/kernel';
import { describeWithOpensearch, testServers, unique } from '@cartograph/testkit';
import { aProduct, aProductId, aVariant, aVariantId, kitchen, now } from '../../test/builders';
import type { Product } from '../domain/product';
import { createOpensearchProducts, type OpensearchProducts } from './opensearch-products';

describeWithOpensearch('products in OpenSearch', () => {
  let index: OpensearchProducts;
  let url: string;
  beforeEach(async () => {
    url = new URL(unique('products'), testServers().opensearchUrl).href;
    index = createOpensearchProducts(url);
    await index.prepare();
  });
  afterEach(async () => {
    await index.close();
    await fetch(`${url}.v1`, { method: 'DELETE' });
  });

  const product = (name: string, given: Partial<Product> = {}): Product =>
    aProduct({
      id: aProductId(name),
      title: name,
      variants: [aVariant({ id: aVariantId(name), sku: `SKU-${name.toUpperCase().replaceAll(' ', '-')}` })],
      ...given,
    });
  const put = async (...products: Product[]) => {
    await index.put(products);
    await index.refresh();
  };
  const found = async (query: string) => (await index.search(query, 10)).hits.map(({ id }) => id);

  test('preparing twice changes nothing', async () => {
    await put(product('mug'));
    await index.prepare();
    expect(await found('mug')).toEqual([aProductId('mug')]);
  });

  test('words of title, brand and category find a product, whatever their case, accents and number', async () => {
    await put(product('Émail mug', { brand: "Norrvik's", category: kitchen }), product('other'));
    for (const query of ['email', 'MUGS', 'norrvik', 'kitchens', 'norrvik kitchen mug'])
      expect(await found(query)).toEqual([aProductId('Émail mug')]);
  });

  test('the title counts more than brand and category', async () => {
    await put(product('thing', { brand: 'Copper' }), product('copper'));
    expect(await found('copper')).toEqual([aProductId('copper'), aProductId('thing')]);
  });

  test('a whole SKU finds its product first', async () => {
    await put(product('sku-mug'), product('mug', { variants: [aVariant({ sku: 'ABC-1/2' })] }));
    expect(await found('abc-1/2')).toEqual([aProductId('mug')]);
  });

  test('only what is on sale is found', async () => {
    await put(product('mug', { status: 'ARCHIVED' }), product('mug too', { status: 'REMOVED' }));
    expect(await found('mug')).toEqual([]);
  });

  test('an older version never replaces a newer one, and is no failure', async () => {
    await put(product('mug', { title: 'new', indexVersion: 5 }));
    await put(product('mug', { title: 'old', indexVersion: 4 }), product('neighbour'));
    expect(await found('new')).toEqual([aProductId('mug')]);
    expect(await found('old')).toEqual([]);
    expect(await found('neighbour')).toEqual([aProductId('neighbour')]);
  });

  test('a tombstone hides a product and keeps its version', async () => {
    await put(product('mug'));
    await put(product('mug', { status: 'REMOVED', indexVersion: 2 }));
    await put(product('mug', { indexVersion: 1 }));
    expect(await found('mug')).toEqual([]);
    expect(await index.versions([aProductId('mug'), aProductId('none')])).toEqual(new Map([[aProductId('mug'), 2]]));
  });

  test('pages follow each other without gap or repeat, equal scores included', async () => {
    const names = Array.from({ length: 25 }, (_, position) => `mug ${position}`);
    await put(...names.map((name) => product(name, { title: 'mug', updatedAt: plusMs(now, 1) })));
    const seen: string[] = [];
    let after;
    for (;;) {
      const { hits, totalCount } = await index.search('mug', 10, after);
      expect(totalCount).toBe(25);
      if (hits.length === 0) break;
      seen.push(...hits.map(({ id }) => id));
      const last = hits.at(-1)!;
      after = { key: last.score, id: last.id };
    }
    expect([...seen].sort()).toEqual(names.map((name) => aProductId(name)).sort());
  });

  test.each(['', '   ', '"', 'the', '*:*', '{"a":1}'])('the query %j is answered', async (query) => {
    await put(product('mug'));
    expect(await found(query)).toEqual([]);
  });

  test('an index that is not there is not made by writing to it', async () => {
    const missing = createOpensearchProducts(new URL(unique('products'), testServers().opensearchUrl).href);
    await expect(missing.put([product('mug')])).rejects.toThrow();
    await expect(missing.search('mug', 10)).rejects.toThrow();
    await missing.close();
  });
});

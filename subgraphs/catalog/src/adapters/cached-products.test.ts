import { aProduct, aProductId, aVariant, aVariantId } from '../../test/builders';
import type { Product } from '../domain/product';
import type { ProductReader, SharedCache } from '../ports';
import { cacheProducts } from './cached-products';

/** A source of truth that counts what is asked of it and answers when it is let. */
const countedStore = (...products: Product[]) => {
  const asked: string[] = [];
  let gate: Promise<void> = Promise.resolve();
  const find = async (name: string, keys: readonly string[], keysOf: (product: Product) => readonly string[]) => {
    asked.push(`${name} ${keys.length}`);
    // Read at once, as the snapshot that a slow answer brings later.
    const found = products.flatMap((product) =>
      keysOf(product)
        .filter((key) => keys.includes(key))
        .map((key) => [key, product] as const),
    );
    await gate;
    return new Map(found);
  };
  const store: ProductReader = {
    byIds: (ids) => find('ids', ids, ({ id }) => [id]),
    byHandles: (handles) => find('handles', handles, ({ handle }) => [handle]),
    byVariantIds: (ids) => find('variants', ids, ({ variants }) => variants.map(({ id }) => id)),
  };
  const close = () => {
    let open = () => {};
    gate = new Promise((resolve) => (open = resolve));
    return () => open();
  };
  return { store, asked, products, close };
};

const memoryShared = (): SharedCache & { entries: Map<string, string> } => {
  const entries = new Map<string, string>();
  return {
    entries,
    get: async (keys) => keys.map((key) => entries.get(key) ?? null),
    put: async (pairs) => pairs.forEach(([key, text]) => entries.set(key, text)),
    drop: async (keys) => keys.forEach((key) => entries.delete(key)),
  };
};

const id = aProductId();

test('what was read is not read again, by whatever key', async () => {
  const { store, asked } = countedStore(aProduct());
  const cache = cacheProducts(store);
  const byHandle = await cache.byHandles(['mug']);
  expect(byHandle.get('mug')).toEqual(aProduct());
  expect((await cache.byHandles(['mug'])).get('mug')).toEqual(aProduct());
  expect((await cache.byIds([id])).get(id)).toEqual(aProduct());
  expect(asked).toEqual(['handles 1']);
});

test('however many ask at once, the truth is asked once', async () => {
  const { store, asked, close } = countedStore(aProduct());
  const cache = cacheProducts(store);
  const open = close();
  const answers = Array.from({ length: 50 }, () => cache.byIds([id]));
  open();
  for (const answer of await Promise.all(answers)) expect(answer.get(id)).toEqual(aProduct());
  expect(asked).toEqual(['ids 1']);
});

test('what is missing of a list is read as one list', async () => {
  const cup = aProduct({ id: aProductId('cup'), handle: 'cup' });
  const { store, asked } = countedStore(aProduct(), cup);
  const cache = cacheProducts(store);
  await cache.byIds([id]);
  expect([...(await cache.byIds([id, cup.id, aProductId('none')])).keys()]).toEqual([id, cup.id]);
  expect(asked).toEqual(['ids 1', 'ids 2']);
});

test('what is not there is asked for each time', async () => {
  const { store, asked } = countedStore();
  const cache = cacheProducts(store);
  await cache.byHandles(['mug']);
  await cache.byHandles(['mug']);
  expect(asked).toEqual(['handles 1', 'handles 1']);
});

test('a dropped product is read again', async () => {
  const { store, products } = countedStore(aProduct());
  const cache = cacheProducts(store);
  await cache.byHandles(['mug']);
  products[0] = aProduct({ title: 'Better mug' });
  await cache.drop([id]);
  expect((await cache.byHandles(['mug'])).get('mug')).toMatchObject({ title: 'Better mug' });
});

test('a product that is dropped while it is read is not kept', async () => {
  const { store, products, close } = countedStore(aProduct());
  const cache = cacheProducts(store);
  const open = close();
  const stale = cache.byIds([id]);
  products[0] = aProduct({ title: 'Better mug' });
  await cache.drop([id]);
  open();
  expect((await stale).get(id)).toMatchObject({ title: 'Mug' });
  expect((await cache.byIds([id])).get(id)).toMatchObject({ title: 'Better mug' });
});

test('after five minutes the truth is asked again', async () => {
  let at = 0;
  const { store, asked } = countedStore(aProduct());
  const cache = cacheProducts(store, { now: () => at });
  await cache.byIds([id]);
  at = 5 * 60_000 - 1;
  await cache.byIds([id]);
  expect(asked).toEqual(['ids 1']);
  at = 5 * 60_000;
  await cache.byIds([id]);
  expect(asked).toEqual(['ids 1', 'ids 1']);
});

test('a full cache lets the one go that came first', async () => {
  const others = ['a', 'b'].map((name) => aProduct({ id: aProductId(name) }));
  const { store, asked } = countedStore(aProduct(), ...others);
  const cache = cacheProducts(store, { capacity: 2 });
  for (const product of [aProduct(), ...others]) await cache.byIds([product.id]);
  await cache.byIds([others[1]!.id]);
  await cache.byIds([id]);
  expect(asked).toHaveLength(4);
});

test('a handle that moved to another product leads there', async () => {
  const { store, products } = countedStore(aProduct());
  const cache = cacheProducts(store);
  await cache.byHandles(['mug']);
  const heir = aProduct({ id: aProductId('heir'), title: 'Heir' });
  products.splice(0, 1, aProduct({ handle: 'old-mug' }), heir);
  await cache.drop([id, heir.id]);
  expect((await cache.byHandles(['mug'])).get('mug')).toEqual(heir);
});

test('a variant leads to its product', async () => {
  const { store } = countedStore(aProduct({ variants: [aVariant(), aVariant({ id: aVariantId('other') })] }));
  const found = await cacheProducts(store).byVariantIds([aVariantId(), aVariantId('other'), aVariantId('none')]);
  expect([...found].map(([variantId, product]) => [variantId, product.id])).toEqual([
    [aVariantId(), id],
    [aVariantId('other'), id],
  ]);
});

test('what another process read is taken from the shared cache', async () => {
  const shared = memoryShared();
  await cacheProducts(countedStore(aProduct()).store, { shared }).byHandles(['mug']);
  await cacheProducts(countedStore(aProduct()).store, { shared }).byIds([id]);
  const { store, asked } = countedStore(aProduct());
  const found = await cacheProducts(store, { shared }).byHandles(['mug']);
  expect(found.get('mug')).toEqual(aProduct());
  expect(asked).toEqual([]);
});

test('dropping drops it for every process', async () => {
  const shared = memoryShared();
  const cache = cacheProducts(countedStore(aProduct()).store, { shared });
  await cache.byIds([id]);
  expect([...shared.entries.keys()]).toEqual([`catalog:product:${id}`]);
  await cache.drop([id]);
  expect([...shared.entries.keys()]).toEqual([]);
});

test('a read that fails is not remembered', async () => {
  const { store } = countedStore(aProduct());
  let isDown = true;
  const cache = cacheProducts({
    ...store,
    byIds: (ids) => (isDown ? Promise.reject(new Error('down')) : store.byIds(ids)),
  });
  await expect(cache.byIds([id])).rejects.toThrow('down');
  isDown = false;
  expect((await cache.byIds([id])).get(id)).toEqual(aProduct());
});

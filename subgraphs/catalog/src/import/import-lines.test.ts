import { createMemoryProducts } from '../adapters/memory-products';
import { createImportProducts } from '../use-cases/import-products';
import { importLines, type Rejected } from './import-lines';
import { native } from './sources/native';

type Receipts = Parameters<Parameters<typeof importLines>[2]['receiveStock']>[0];

const mug = { id: 'mug', title: 'Mug', variants: [{ price: '12.50', stock: 7 }] };
const cup = { id: 'cup', title: 'Cup', variants: [{ price: '9.50' }] };

const shop = (receiveStock: (receipts: Receipts) => Promise<unknown> = async () => undefined) => {
  const products = createMemoryProducts();
  const rejected: Rejected[] = [];
  const received: Receipts[number][] = [];
  const sizes: number[] = [];
  const run = (texts: readonly unknown[], stock?: number) => {
    const lines = (async function* () {
      for (const [index, text] of texts.entries())
        yield { number: index + 1, text: typeof text === 'string' ? text : JSON.stringify(text) };
    })();
    return importLines(
      lines,
      { source: native, stock },
      {
        importProducts: createImportProducts({ products }),
        receiveStock: async (receipts) => {
          sizes.push(receipts.length);
          received.push(...receipts);
          return receiveStock(receipts);
        },
        onRejected: (each) => rejected.push(each),
        onProgress: () => undefined,
      },
    );
  };
  return { run, products, rejected, received, sizes };
};

test('lines become products, and their variants get stock', async () => {
  const { run, products, received } = shop();
  expect(await run([mug, '', cup], 100)).toEqual({
    lines: 3,
    created: 2,
    changed: 0,
    unchanged: 0,
    removed: 0,
    rejected: 0,
    stocked: 2,
  });
  expect((await products.byHandles(['mug', 'cup'])).size).toBe(2);
  expect(received.map(({ sku, warehouse, quantity }) => [sku, warehouse, quantity])).toEqual([
    ['MUG', 'main', 7],
    ['CUP', 'main', 100],
  ]);
});

test('the same file again changes nothing and receives under the same keys', async () => {
  const { run, products, received } = shop();
  await run([mug, cup], 100);
  expect(await run([mug, cup], 100)).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  expect(products.told).toHaveLength(2);
  const keys = received.map(({ idempotencyKey }) => idempotencyKey);
  expect(keys.slice(2)).toEqual(keys.slice(0, 2));
});

test('a line that changed is changed, one that is gone is removed', async () => {
  const { run } = shop();
  await run([mug, cup]);
  expect(
    await run([
      { ...mug, title: 'Big mug' },
      { id: 'cup', removed: true },
    ]),
  ).toMatchObject({
    changed: 1,
    removed: 1,
    stocked: 1,
  });
});

test('every rejected line is named with its reason, and the others are taken in', async () => {
  const { run, rejected } = shop();
  const twice = {
    id: 'jug',
    title: 'Jug',
    variants: [
      { sku: 'A', options: { S: '1' } },
      { sku: 'A', options: { S: '2' } },
    ],
  };
  const thief = { id: 'thief', title: 'Thief', variants: [{ sku: 'MUG' }] };
  const tally = await run(['{"id":', { id: 'x' }, mug, twice, thief, { ...cup, handle: 'mug' }]);
  expect(tally).toMatchObject({ lines: 6, created: 1, rejected: 5, stocked: 1 });
  expect(rejected).toEqual([
    { line: 1, reason: 'not JSON' },
    { line: 2, reason: 'title: is missing' },
    { line: 4, reason: 'SKU A stands twice' },
    { line: 5, reason: 'another product has one of its SKUs' },
    { line: 6, reason: 'another product has its handle' },
  ]);
});

test('a long file goes in lists of at most 256', async () => {
  const { run, sizes } = shop();
  const products = Array.from({ length: 600 }, (_, index) => ({ ...mug, id: `mug-${index}`, handle: `mug-${index}` }));
  expect(await run(products)).toMatchObject({ created: 600, stocked: 600 });
  expect(sizes).toEqual([256, 256, 88]);
});

test('stock that cannot be received ends the import', async () => {
  const { run } = shop(() => Promise.reject(new Error('inventory is away')));
  await expect(run([mug])).rejects.toThrow('inventory is away');
});

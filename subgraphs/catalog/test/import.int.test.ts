import { waitFor } from '@cartograph/testkit';
import { type RunningCatalog, runCatalog } from './running-catalog';

let catalog: RunningCatalog;
beforeAll(async () => {
  catalog = await runCatalog();
});
afterAll(() => catalog.stop());

const titleOf = async (handle: string) =>
  (
    await catalog.query<{ product: { title: string; version: number } | null }>(
      'query ($handle: String) { product(handle: $handle) { title version } }',
      { handle },
    )
  ).data?.product;

const mug = { id: 'mug', title: 'Enamel mug', variants: [{ price: '12.50', stock: 7 }] };
const cup = { id: 'cup', title: 'Paper cup', variants: [{ price: '0.50' }] };

test('a file is taken in once, however often it is imported', async () => {
  const first = await catalog.importLines([mug, cup], '--stock', '100');
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toContain('2 created, 0 changed, 0 unchanged, 0 removed, 0 rejected; opening stock of 2 variants.');
  const stock = [...catalog.received.values()].map(({ sku, quantity, warehouse }) => [sku, quantity, warehouse]);
  expect(stock).toEqual([
    ['MUG', 7, 'main'],
    ['CUP', 100, 'main'],
  ]);
  const second = await catalog.importLines([mug, cup], '--stock', '100');
  expect(second.out).toContain('0 created, 0 changed, 2 unchanged, 0 removed, 0 rejected');
  expect(catalog.received.size).toBe(2);
  expect(await titleOf('enamel-mug')).toEqual({ title: 'Enamel mug', version: 1 });
});

test('a change is seen at once by those who looked before', async () => {
  const lamp = { id: 'lamp', handle: 'lamp', title: 'Lamp', variants: [{}] };
  await catalog.importLines([lamp]);
  expect(await titleOf('lamp')).toEqual({ title: 'Lamp', version: 1 });
  await catalog.importLines([{ ...lamp, title: 'Brighter lamp' }]);
  const changed = await waitFor(async () => {
    const product = await titleOf('lamp');
    return product?.version === 2 && product;
  });
  expect(changed.title).toBe('Brighter lamp');
  await catalog.importLines([{ id: 'lamp', removed: true }]);
  await waitFor(async () => (await titleOf('lamp')) === null);
});

test('rejected lines are named and kept, the others are taken in', async () => {
  const { code, out, err } = await catalog.importLines([
    '{"id":',
    { id: 'jug', title: 'Jug', variants: [{ price: '12,50' }] },
    { id: 'pot', title: 'Pot', variants: [{ price: '30.00' }] },
  ]);
  expect(code).toBe(0);
  expect(err).toBe(
    'line 1 rejected: not JSON\nline 2 rejected: variants.0.price: wants a decimal in a string, such as "49.95"\n',
  );
  expect(out).toContain('1 created, 0 changed, 0 unchanged, 0 removed, 2 rejected');
  expect(out).toMatch(/Rejected lines: .*\.rejected\.jsonl\n$/);
  expect(await titleOf('pot')).toEqual({ title: 'Pot', version: 1 });
  expect(await titleOf('jug')).toBeNull();
});

test.each([
  [['/nowhere/products.jsonl'], 'There is no file /nowhere/products.jsonl.'],
  [[__filename, '--map', 'nonsense'], '--map knows native, icecat, esci, not nonsense.'],
])('%j ends with a line that names the mistake', async ([file, ...options], line) => {
  const { code, err } = await catalog.importFile(file!, ...options);
  expect(code).toBe(1);
  expect(err.split('\n')[0]).toBe(line);
});

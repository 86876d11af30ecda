import { join } from 'node:path';
import { repositoryRoot } from '@cartograph/testkit';
import { type RunningCatalog, runCatalog } from './running-catalog';

let catalog: RunningCatalog;
beforeAll(async () => {
  catalog = await runCatalog();
  const seed = await catalog.importFile(join(repositoryRoot, 'stack/seed/products.jsonl'));
  expect(seed.code).toBe(0);
});
afterAll(() => catalog.stop());

interface Page {
  readonly products: {
    readonly nodes: readonly { readonly handle: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

const aProductWith = async (field: string, handle: string) =>
  (
    await catalog.query<{ product: unknown }>(`query ($handle: String) { product(handle: $handle) { ${field} } }`, {
      handle,
    })
  ).data?.product;

test('a product page is answered whole', async () => {
  const { data, errors } = await catalog.query<{ product: { id: string; variants: { id: string }[] } }>(
    `query ($handle: String!) { product(handle: $handle) {
      id handle title brand status version
      category { path name ancestors { path name } }
      attributes { code label value type }
      priceRange { min { amount } max { amount } }
      media { url altText }
      variants { id sku isPurchasable options { name value } price { amount currencyCode } compareAtPrice { amount } product { handle } }
    } }`,
    { handle: 'aurora-14-laptop' },
  );
  expect(errors).toBeUndefined();
  expect(data?.product).toEqual({
    id: expect.stringMatching(/^prd_/),
    handle: 'aurora-14-laptop',
    title: 'Aurora 14 Laptop',
    brand: 'Lumen',
    status: 'ACTIVE',
    version: 1,
    category: {
      path: 'electronics/computers/laptops',
      name: 'Laptops',
      ancestors: [
        { path: 'electronics', name: 'Electronics' },
        { path: 'electronics/computers', name: 'Computers' },
      ],
    },
    attributes: [
      { code: 'screen_inches', label: 'Screen inches', value: '14', type: 'NUMBER' },
      { code: 'weight_kg', label: 'Weight kg', value: '1.2', type: 'NUMBER' },
      { code: 'battery_hours', label: 'Battery hours', value: '16', type: 'NUMBER' },
      { code: 'touchscreen', label: 'Touchscreen', value: 'false', type: 'BOOLEAN' },
    ],
    priceRange: { min: { amount: '1099.00' }, max: { amount: '1449.00' } },
    media: [],
    variants: [
      ['16 GB', '512 GB', 'AURORA-14-LAPTOP-16-GB-512-GB', '1099.00'],
      ['32 GB', '1 TB', 'AURORA-14-LAPTOP-32-GB-1-TB', '1449.00'],
    ].map(([memory, storage, sku, amount]) => ({
      id: expect.stringMatching(/^var_/),
      sku,
      isPurchasable: true,
      options: [
        { name: 'Memory', value: memory },
        { name: 'Storage', value: storage },
      ],
      price: { amount, currencyCode: 'USD' },
      compareAtPrice: null,
      product: { handle: 'aurora-14-laptop' },
    })),
  });
});

test('a product without a price can be seen and not bought', async () => {
  const handle = 'longtail-cargo-bike-coming-in-spring';
  const product = await aProductWith(
    'priceRange { min { amount } } variants { id isPurchasable price { amount } }',
    handle,
  );
  expect(product).toEqual({
    priceRange: null,
    variants: [{ id: expect.any(String), isPurchasable: false, price: null }],
  });
  const { variants } = product as { variants: [{ id: string }] };
  expect(await catalog.priceLines(variants[0].id)).toEqual([
    { ok: false, variantId: variants[0].id, code: 'NOT_PURCHASABLE' },
  ]);
});

test.each(['prd_00000000000000000000000000', 'nonsense', ''])('there is no product with the id %j', async (id) => {
  expect(await catalog.query('query ($id: ID) { product(id: $id) { id } }', { id })).toEqual({
    data: { product: null },
  });
});

test('asking by nothing, or by two things, is told as bad input', async () => {
  for (const query of ['{ product { id } }', '{ product(id: "a", handle: "b") { id } }']) {
    const { data, errors } = await catalog.query<{ product: null }>(query);
    expect(data?.product).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  }
});

test('references of other subgraphs are resolved, unknown ones to null', async () => {
  const { variants, id } = (await aProductWith('id variants { id }', 'chefs-knife-20-cm')) as {
    id: string;
    variants: [{ id: string }];
  };
  const representations = [
    { __typename: 'Variant', id: variants[0].id },
    { __typename: 'Product', id },
    { __typename: 'Variant', id: 'var_00000000000000000000000000' },
    { __typename: 'Product', id: 'nonsense' },
  ];
  const { data } = await catalog.query(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Variant { sku product { title } } ... on Product { handle } } }`,
    { representations },
  );
  expect(data).toEqual({
    _entities: [
      { sku: 'CHEFS-KNIFE-20', product: { title: "Chef's Knife, 20 cm" } },
      { handle: 'chefs-knife-20-cm' },
      null,
      null,
    ],
  });
});

test('all products are listed once, page by page', async () => {
  const handles: string[] = [];
  let after: string | undefined;
  do {
    const { data } = await catalog.query<Page>(
      'query ($after: String) { products(first: 7, after: $after, sort: TITLE) { nodes { handle } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    handles.push(...data!.products.nodes.map(({ handle }) => handle));
    after = data!.products.pageInfo.hasNextPage ? data!.products.pageInfo.endCursor : undefined;
  } while (after);
  expect(handles).toHaveLength(20);
  expect(new Set(handles).size).toBe(20);
});

test('a category holds what stands in it and below', async () => {
  const { data } = await catalog.query<Page>(
    '{ products(category: "home/kitchen", sort: PRICE_ASC) { nodes { handle } pageInfo { hasNextPage endCursor } } }',
  );
  expect(data?.products.nodes.map(({ handle }) => handle)).toEqual([
    'pour-over-coffee-set',
    'cast-iron-skillet-26-cm',
    'chefs-knife-20-cm',
  ]);
});

test.each([
  ['{ products(first: 0) { nodes { id } } }'],
  ['{ products(first: 101) { nodes { id } } }'],
  ['{ products(after: "x") { nodes { id } } }'],
  ['{ search(query: "mug", after: "x") { nodes { id } } }'],
])('%s is told as bad input', async (query) => {
  expect((await catalog.query(query)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('the buying path gets what an order copies', async () => {
  const { variants } = (await aProductWith('variants { id }', 'dark-chocolate-72-box-of-ten')) as {
    variants: [{ id: string }];
  };
  expect(await catalog.priceLines(variants[0].id, 'var_none')).toEqual([
    {
      ok: true,
      variantId: variants[0].id,
      productId: expect.stringMatching(/^prd_/),
      sku: 'DARK-CHOCOLATE-72',
      title: 'Dark Chocolate 72 %, Box of Ten',
      options: [],
      price: { amountMinor: 3_200, currency: 'USD' },
      taxClass: 'reduced',
    },
    { ok: false, variantId: 'var_none', code: 'VARIANT_NOT_FOUND' },
  ]);
});

test('who does not sign is not answered', async () => {
  for (const path of ['/graphql', '/ask/price-lines.v1']) {
    const response = await fetch(catalog.url + path, { method: 'POST', body: '{"query":"{ __typename }"}' });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ code: 'UNSIGNED_REQUEST' });
  }
});

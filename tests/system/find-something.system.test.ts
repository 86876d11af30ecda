import { describeWithOpensearch, waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';

interface Found {
  readonly search: { readonly degraded: boolean; readonly nodes: readonly { readonly title: string }[] };
}

describeWithOpensearch('with the search engine', () => {
  let open: OpenShop;
  let buyer: Buyer;

  beforeAll(async () => {
    open = await openShop({ withSearch: true });
    buyer = createBuyer(open.shop.url);
  }, 120_000);
  afterAll(() => open?.close(), 30_000);

  const search = (words: string) =>
    buyer.graphql<Found>('query Search($words: String!) { search(query: $words) { degraded nodes { title } } }', {
      words,
    });

  test('what was imported is found by its words', async () => {
    const { search: found } = await waitFor(async () => {
      const answer = await search('rain jacket');
      return answer.search.nodes.length > 0 && answer;
    });
    expect(found.degraded).toBe(false);
    expect(found.nodes[0]!.title).toBe('Trailhead Rain Jacket');
  });

  test('words that nothing has find nothing', async () => {
    expect((await search('xylophone of the moon')).search.nodes).toEqual([]);
  });

  test('a product is found by its category, with its availability from inventory', async () => {
    const { products } = await buyer.graphql<{
      products: { nodes: { title: string; variants: { availability: { status: string } | null }[] }[] };
    }>(`{ products(category: "clothing/jackets") { nodes { title variants { availability { status } } } } }`);
    const jacket = products.nodes.find(({ title }) => title === 'Trailhead Rain Jacket');
    expect(jacket?.variants.map(({ availability }) => availability?.status)).toEqual(
      jacket?.variants.map(() => 'IN_STOCK'),
    );
  });

  test('an address inside the shop answers nobody who is not signed', async () => {
    for (const service of ['CATALOG', 'CART', 'INVENTORY', 'ORDERS', 'PAYMENTS']) {
      const response = await fetch(`${open.shop.variables[`${service}_URL`]}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ __typename }' }),
      });
      expect(response.status).toBe(401);
    }
  });
});

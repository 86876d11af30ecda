import type { Hop } from '@cartograph/runtime';
import { startTestShop, type TestShop } from './test-shop';

const catalog = {
  sdl: /* GraphQL */ `
    type Query {
      variants: [Variant!]!
      viewer: String!
    }
    type Variant @key(fields: "id") {
      id: ID!
      sku: String!
    }
  `,
  resolvers: {
    Query: {
      variants: () => [
        { id: '1', sku: 'A' },
        { id: '2', sku: 'B' },
      ],
      viewer: (_: unknown, __: unknown, { viewer }: Hop) => `${viewer.role} ${viewer.id}`,
    },
  },
};

const inventory = {
  sdl: /* GraphQL */ `
    type Variant @key(fields: "id") {
      id: ID!
      stock: Int
    }
  `,
  resolvers: { Variant: { __resolveReference: ({ id }: { id: string }) => ({ id, stock: Number(id) * 10 }) } },
};

let shop: TestShop;
beforeAll(async () => (shop = await startTestShop({ catalog, inventory })));
afterAll(() => shop.stop());

test('one query is answered from two subgraphs', async () => {
  const { status, body } = await shop.ask('{ variants { sku stock } }');
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      data: {
        variants: [
          { sku: 'A', stock: 10 },
          { sku: 'B', stock: 20 },
        ],
      },
    },
  });
});

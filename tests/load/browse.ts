// Reading product pages: catalogue and inventory in one answer, one query with variables, many products.
import { closedLoop, type Measured } from './closed-loop';
import { createGraphql, type Graphql } from './running-shop';

const productPage = `query ProductPage($handle: String!) {
  product(handle: $handle) {
    id
    title
    description
    brand
    category { path name ancestors { path name } }
    attributes { code label value }
    priceRange { min { formatted } max { formatted } }
    media { url altText }
    variants {
      id
      sku
      options { name value }
      price { amount currencyCode formatted }
      isPurchasable
      availability { status quantityHint }
    }
  }
}`;

interface Page {
  readonly products: {
    readonly nodes: readonly { readonly handle: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const listHandles = async (graphql: Graphql, count: number): Promise<string[]> => {
  const handles: string[] = [];
  let after: string | null = null;
  do {
    const page: Page = await graphql<Page>(
      `
        query Handles($after: String) {
          products(first: 100, after: $after) {
            nodes {
              handle
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      `,
      { after },
    );
    handles.push(...page.products.nodes.map(({ handle }) => handle));
    after = page.products.pageInfo.hasNextPage ? page.products.pageInfo.endCursor : null;
  } while (after && handles.length < count);
  return handles;
};

export interface BrowseBench {
  readonly clients: number;
  readonly seconds: number;
}

// A shop that has run for a while has its code compiled and its plans made.
const warmUpSeconds = 3;

/** Reads the pages of up to 500 products in turn. A page without its product, or with any error, has failed. */
export const benchBrowse = async (
  shop: Readonly<Record<string, string>>,
  { clients, seconds }: BrowseBench,
): Promise<{ readonly measured: Measured; readonly products: number }> => {
  const graphql = createGraphql(shop['GATEWAY_URL']!, clients);
  const handles = await listHandles(graphql, 500);
  let next = 0;
  const readPage = async () => {
    const handle = handles[next++ % handles.length];
    return (await graphql<{ product: object | null }>(productPage, { handle })).product !== null;
  };
  await closedLoop(clients, warmUpSeconds, readPage);
  return { measured: await closedLoop(clients, seconds, readPage), products: handles.length };
};

// An operator: signs in with a token of `npm run as-operator` and speaks GraphQL to the gateway.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Shop } from '@cartograph/stack';
import { repositoryRoot } from '@cartograph/testkit';
import { createGraphql } from './graphql';

export interface ReviewItemShown {
  readonly id: string;
  readonly saga: string;
  readonly orderId: string;
  readonly step: string;
  readonly isUndo: boolean;
  readonly cause: string;
  readonly evidence: readonly { readonly name: string; readonly value: string }[];
  readonly actions: readonly string[];
  readonly resolution: string | null;
  readonly resolvedBy: string | null;
  readonly placement: {
    readonly status: string;
    readonly steps: readonly { readonly name: string; readonly state: string }[];
  } | null;
}

interface Refused {
  readonly userErrors: readonly { readonly __typename: string; readonly code: string }[];
}

const item = `id saga orderId step isUndo cause evidence { name value } actions resolution resolvedBy
  placement { status steps { name state } }`;
const userErrors = 'userErrors { __typename code }';

const tokenFor = async (shop: Shop, name: string): Promise<string> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(repositoryRoot, 'tools/dist/as-operator.js'), name],
    { env: { ...process.env, OPERATOR_TOKEN_SECRET: shop.variables['OPERATOR_TOKEN_SECRET'] } },
  );
  return stdout.trim();
};

export const createOperator = async (shop: Shop, name = 'ada') => {
  const graphql = createGraphql(shop.url, { authorization: `Bearer ${await tokenFor(shop, name)}` });

  return {
    graphql,
    /** The review queue: what is open, the newest first. */
    reviewItems: async (): Promise<readonly ReviewItemShown[]> =>
      (
        await graphql<{ reviewItems: { nodes: readonly ReviewItemShown[] } }>(
          `{ reviewItems(first: 100, isOpen: true) { nodes { ${item} } } }`,
        )
      ).reviewItems.nodes,
    resolve: async (id: string, action: string, reference?: string) =>
      (
        await graphql<{ reviewItemResolve: Refused & { readonly item: ReviewItemShown | null } }>(
          `mutation Resolve($input: ReviewItemResolveInput!) {
            reviewItemResolve(input: $input) { item { ${item} } ${userErrors} }
          }`,
          { input: { id, action, reference } },
        )
      ).reviewItemResolve,
    refund: async (orderId: string, idempotencyKey: string, amount: string, currencyCode = 'USD') =>
      (
        await graphql<{
          refundCreate: Refused & {
            readonly refund: { readonly id: string; readonly status: string } | null;
            readonly replayed: boolean;
          };
        }>(
          `mutation Refund($input: RefundCreateInput!) {
            refundCreate(input: $input) { refund { id status } replayed ${userErrors} }
          }`,
          { input: { orderId, idempotencyKey, amount: { amount, currencyCode }, reason: 'scratched' } },
        )
      ).refundCreate,
    order: async (id: string) =>
      (
        await graphql<{
          order: {
            readonly status: string;
            readonly refunds: readonly { readonly status: string; readonly amount: { readonly amount: string } }[];
            readonly cancellation: {
              readonly status: string;
              readonly refunded: { readonly amount: string } | null;
            } | null;
            readonly payment: { readonly status: string; readonly refunded: { readonly amount: string } } | null;
          } | null;
        }>(
          `
            query Order($id: ID!) {
              order(id: $id) {
                status
                refunds {
                  status
                  amount {
                    amount
                  }
                }
                cancellation {
                  status
                  refunded {
                    amount
                  }
                }
                payment {
                  status
                  refunded {
                    amount
                  }
                }
              }
            }
          `,
          { id },
        )
      ).order,
  };
};

export type Operator = Awaited<ReturnType<typeof createOperator>>;

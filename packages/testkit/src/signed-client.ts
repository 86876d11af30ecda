// Speaks to one service as the gateway and its neighbours do: signed.
import { guest, newTraceparent, readHopKeys, Secret, signHop, type Hop, type Viewer } from '@cartograph/runtime';

/** For HOP_KEYS of a service under test. */
export const testHopKeysText = 'test:a-secret-of-tests';
export const testHopKeys = readHopKeys(new Secret(testHopKeysText));

export const testHop = (viewer: Viewer = guest, withinMs = 5_000): Hop => ({
  viewer,
  deadlineAt: Date.now() + withinMs,
  traceparent: newTraceparent(),
});

export interface GraphqlReply<Data> {
  readonly data?: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Runs an operation on a service's /graphql. `Data` is the caller's promise about the answer, not checked. */
export const askGraphql = async <Data>(
  serviceUrl: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  viewer: Viewer = guest,
): Promise<GraphqlReply<Data>> => {
  const body = JSON.stringify({ query, variables });
  const request = { method: 'POST', path: '/graphql', body };
  const headers = { 'content-type': 'application/json', ...signHop(testHopKeys, request, testHop(viewer)) };
  const response = await fetch(`${serviceUrl}/graphql`, { ...request, headers });
  return (await response.json()) as GraphqlReply<Data>;
};

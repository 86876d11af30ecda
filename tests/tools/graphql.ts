// Operations over the gateway's public endpoint, and nothing else.

interface GraphqlReply<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** The gateway answered with a fault instead of data: what happened is open. */
export class GatewayFault extends Error {
  constructor(readonly code: string) {
    super(`the gateway answered with ${code}`);
  }
}

/** Runs an operation. Throws GatewayFault when there is no data, or with any error beside it. */
export const createGraphql =
  (gatewayUrl: string, headers: Readonly<Record<string, string>> = {}) =>
  async <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> => {
    const response = await fetch(`${gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const reply = (await response.json()) as GraphqlReply<Data>;
    if (reply.errors?.length || !reply.data) throw new GatewayFault(reply.errors?.[0]?.extensions?.code ?? 'NO_DATA');
    return reply.data;
  };

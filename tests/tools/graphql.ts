// Operations over the gateway's public endpoint, and nothing else.

interface GraphqlReply<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** The gateway answered with a fault instead of data, or not at all: what happened is open. */
export class GatewayFault extends Error {
  constructor(
    readonly code: string,
    cause?: unknown,
  ) {
    super(`the gateway answered with ${code}`, { cause });
  }
}

/** Runs an operation. Throws GatewayFault when there is no answer or no data, or with any error beside it. */
export const createGraphql =
  (gatewayUrl: string, headers: Readonly<Record<string, string>> = {}) =>
  async <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> => {
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    };
    const reply = await fetch(`${gatewayUrl}/graphql`, request)
      .then((response) => response.json() as Promise<GraphqlReply<Data>>)
      .catch((fault: unknown) => {
        throw new GatewayFault('NO_ANSWER', fault);
      });
    if (reply.errors?.length || !reply.data) throw new GatewayFault(reply.errors?.[0]?.extensions?.code ?? 'NO_DATA');
    return reply.data;
  };

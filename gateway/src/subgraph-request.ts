// One request to one subgraph: signed, with the time that is left, under the client's trace. Of the client's own headers
// none is passed on. What a subgraph answers wrongly is a fault whose details stay in our log.
import type { GraphQLDataSource } from '@apollo/gateway';
import { Fault, msLeft, signHop, type FaultCode, type Hop, type HopKeys } from '@cartograph/runtime';
import type { Context } from './context';
import { TooLate } from './post';
import type { SubgraphProcesses } from './subgraph-processes';

const path = '/graphql';

const codeOfStatus: Readonly<Record<number, FaultCode>> = { 503: 'SERVICE_UNAVAILABLE', 504: 'DEADLINE_EXCEEDED' };

interface Answer {
  readonly data?: Record<string, unknown>;
  readonly errors?: readonly never[];
}

export const createSubgraphRequest = (
  name: string,
  processes: SubgraphProcesses,
  hopKeys: HopKeys,
): GraphQLDataSource<Context> => {
  const send = async (body: string, kind: 'query' | 'mutation', hop: Hop): Promise<Answer> => {
    const withinMs = msLeft(hop);
    if (withinMs === 0) throw new Fault('DEADLINE_EXCEEDED', `no time left to ask ${name}`);
    const headers = { 'content-type': 'application/json', ...signHop(hopKeys, { method: 'POST', path, body }, hop) };
    try {
      const { status, text } = await processes.send({ path, headers, body, withinMs }, kind);
      if (status === 200) return JSON.parse(text) as Answer;
      const code = codeOfStatus[status] ?? 'INTERNAL_SERVER_ERROR';
      throw new Fault(code, `${name} answered ${status}: ${text.slice(0, 300)}`);
    } catch (fault) {
      if (fault instanceof Fault) throw fault;
      if (fault instanceof TooLate) throw new Fault('DEADLINE_EXCEEDED', `${name} did not answer in time`, fault);
      throw new Fault('SERVICE_UNAVAILABLE', `${name} did not answer`, fault);
    }
  };

  return {
    process: async ({ request, context }) => {
      const { query, variables, operationName } = request;
      // The planner prints each fetch itself, so its first word tells what it does.
      const kind = query?.startsWith('mutation') ? 'mutation' : 'query';
      return send(JSON.stringify({ query, variables, operationName }), kind, (context as Context).hop);
    },
  };
};

// One request to one subgraph: signed, with the time that is left, under the client's trace. Of the client's own headers
// none is passed on. What a subgraph answers wrongly is a fault whose details stay in our log.
import type { GraphQLDataSource } from '@apollo/gateway';
import { Fault, msLeft, signHop, type FaultCode, type Hop, type HopKeys } from '@cartograph/runtime';
import type { Context } from './context';
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
    const left = msLeft(hop);
    if (left === 0) throw new Fault('DEADLINE_EXCEEDED', `no time left to ask ${name}`);
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), left);
    try {
      const headers = { 'content-type': 'application/json', ...signHop(hopKeys, { method: 'POST', path, body }, hop) };
      const response = await processes.send({ method: 'POST', path, headers, body, signal: deadline.signal }, kind);
      const text = await response.body.text();
      if (response.statusCode !== 200)
        throw new Fault(
          codeOfStatus[response.statusCode] ?? 'INTERNAL_SERVER_ERROR',
          `${name} answered ${response.statusCode}: ${text.slice(0, 300)}`,
        );
      return JSON.parse(text) as Answer;
    } catch (fault) {
      if (fault instanceof Fault) throw fault;
      if (deadline.signal.aborted) throw new Fault('DEADLINE_EXCEEDED', `${name} did not answer in time`, fault);
      throw new Fault('SERVICE_UNAVAILABLE', `${name} did not answer`, fault);
    } finally {
      clearTimeout(timer);
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

// POST /graphql: who asks, how long they wait and under which trace, then Apollo Server, then the answer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap, type ApolloServer } from '@apollo/server';
import { continueTrace, Fault, traceIdOf, type Logger } from '@cartograph/runtime';
import type { Context } from '../context';
import { errorBody, withTraceId } from '../errors';
import type { ReadViewer } from '../viewer';
import type { Cors } from './cors';
import { readJson } from './read-json';
import { Refused } from './refused';

interface Needs {
  readonly server: ApolloServer<Context>;
  readonly readViewer: ReadViewer;
  readonly cors: Cors;
  readonly queryTimeoutMs: number;
  readonly logger: Logger;
}

// What Apollo Server asks for; the rest of a browser's headers would be copied for nothing.
const neededHeaders = ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'];

const headersOf = ({ headers }: IncomingMessage): HeaderMap => {
  const needed = new HeaderMap();
  for (const name of neededHeaders) if (headers[name] !== undefined) needed.set(name, String(headers[name]));
  return needed;
};

const asRefused = (fault: unknown): Refused | undefined => {
  if (fault instanceof Refused) return fault;
  if (fault instanceof Fault && fault.code === 'UNAUTHENTICATED')
    return new Refused(401, fault.code, fault.message, { 'www-authenticate': 'Bearer' });
  return undefined;
};

export const createGraphqlEndpoint = ({ server, readViewer, cors, queryTimeoutMs, logger }: Needs) => {
  const execute = async (request: IncomingMessage, response: ServerResponse, traceparent: string) => {
    const startedAt = Date.now();
    if (request.method !== 'POST')
      throw new Refused(405, 'BAD_REQUEST', 'Send a POST request.', { allow: 'POST, OPTIONS' });
    const viewer = await readViewer(request.headers.authorization);
    const body = await readJson(request);
    const hop = { viewer, traceparent, deadlineAt: startedAt + queryTimeoutMs };
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers: headersOf(request), search: '', body },
      context: async () => ({ hop, startedAt }),
    });
    // Only @defer and @stream answer in chunks, and the gateway plans neither.
    if (answer.body.kind !== 'complete') throw new Error('an answer in chunks');
    const text = withTraceId(answer.body.string, traceIdOf(traceparent));
    answer.headers.delete('content-length');
    response.writeHead(answer.status ?? 200, {
      ...Object.fromEntries(answer.headers),
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    cors(request, response);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const { traceparent: given } = request.headers;
    const traceparent = continueTrace(typeof given === 'string' ? given : undefined);
    const traceId = traceIdOf(traceparent);
    response.setHeader('x-trace-id', traceId);
    try {
      await execute(request, response, traceparent);
    } catch (fault) {
      const refused = asRefused(fault) ?? new Refused(500, 'INTERNAL_SERVER_ERROR', '');
      if (refused.status === 500) logger.error({ traceId, err: fault }, 'request failed');
      response.writeHead(refused.status, { 'content-type': 'application/json; charset=utf-8', ...refused.headers });
      response.end(errorBody(refused.code, refused.message, traceId));
    }
  };
};

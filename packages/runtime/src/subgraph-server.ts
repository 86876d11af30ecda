// The HTTP face that all subgraphs share: /graphql and /ask/* for signed callers, /health/* for anybody.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { AskHandler } from './ask';
import { Fault, type FaultCode } from './fault';
import { createExecutor, type Resolvers } from './graphql-executor';
import { checkReadiness, type Probe } from './health';
import { msLeft, traceIdOf, type Hop } from './hop';
import type { Logger } from './logger';
import { orderlyStopOf } from './orderly-stop';
import { verifyHop, type HopKeys } from './signed-hop';

export interface SubgraphServerOptions<Context> {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly sdl: string;
  readonly resolvers: Resolvers;
  /** Built once for each request. */
  readonly context: (hop: Hop) => Context;
  readonly asks?: readonly AskHandler[];
  readonly hopKeys: HopKeys;
  readonly probes: Readonly<Record<string, Probe>>;
  readonly logger: Logger;
}

export interface SubgraphServer {
  readonly url: string;
  /** Refuses new connections and waits for the requests that are inside. */
  stop(): Promise<void>;
}

// The gateway's own limit is lower; this one stops whoever reaches the port from filling our memory.
const bodyLimitBytes = 2 * 1024 * 1024;

const graphqlShape = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

const statusOf: Readonly<Record<FaultCode, number>> = {
  INTERNAL_SERVER_ERROR: 500,
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  UNSIGNED_REQUEST: 401,
  DEADLINE_EXCEEDED: 504,
  SERVICE_UNAVAILABLE: 503,
};

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to its end all the same: an answer sent before would break the connection and never arrive.
    if (size <= bodyLimitBytes) chunks.push(chunk);
  }
  if (size > bodyLimitBytes) throw new Fault('BAD_USER_INPUT', 'The request body is too large.');
  return Buffer.concat(chunks);
};

const readJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new Fault('BAD_USER_INPUT', 'The request body is not JSON.');
  }
};

const send = (response: ServerResponse, status: number, answer: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
};

/** Starts a subgraph's server and resolves when it listens. Throws when the port is taken or the schema is not valid. */
export const startSubgraphServer = async <Context>(
  options: SubgraphServerOptions<Context>,
): Promise<SubgraphServer> => {
  const { hopKeys, logger } = options;
  const execute = createExecutor<Context>(options.sdl, options.resolvers, logger);
  const asks = new Map((options.asks ?? []).map((handler) => [`/ask/${handler.name}`, handler]));

  const answerSigned = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const body = await readBody(request);
    const hop = verifyHop(hopKeys, { method: request.method ?? '', path, body }, request.headers);
    if (!hop) throw new Fault('UNSIGNED_REQUEST', 'This address answers the gateway only.');
    if (msLeft(hop) === 0) throw new Fault('DEADLINE_EXCEEDED', 'The caller has gone.');
    if (path === '/graphql') {
      const read = graphqlShape.safeParse(readJson(body));
      if (!read.success) throw new Fault('BAD_USER_INPUT', 'The request is not a GraphQL request.');
      const { query, variables, operationName } = read.data;
      const graphql = { query, ...(variables && { variables }), ...(operationName && { operationName }) };
      return send(response, 200, await execute(graphql, hop, options.context(hop)));
    }
    const handler = asks.get(path);
    if (!handler) return send(response, 404, { code: 'NOT_FOUND' });
    try {
      return send(response, 200, await handler.answer(readJson(body), hop));
    } catch (fault) {
      const code = fault instanceof Fault ? fault.code : 'INTERNAL_SERVER_ERROR';
      logger.error({ traceId: traceIdOf(hop.traceparent), ask: handler.name, err: fault }, 'ask failed');
      return send(response, statusOf[code], { code });
    }
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?')[0]!;
    if (request.method === 'GET' && path === '/health/live') return send(response, 200, { live: true });
    if (request.method === 'GET' && path === '/health/ready') {
      const readiness = await checkReadiness(options.probes);
      return send(response, readiness.ready ? 200 : 503, readiness);
    }
    if (request.method !== 'POST') return send(response, 404, { code: 'NOT_FOUND' });
    return answerSigned(request, response, path);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => {
      const code = fault instanceof Fault ? fault.code : 'INTERNAL_SERVER_ERROR';
      if (!(fault instanceof Fault)) logger.error({ err: fault }, 'request failed');
      if (!response.headersSent) send(response, statusOf[code], { code });
    });
  });
  // Longer than the gateway's pool keeps an idle connection, so that we never close one it is about to use.
  server.keepAliveTimeout = 65_000;
  const stop = orderlyStopOf(server);

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}`,
    stop,
  };
};

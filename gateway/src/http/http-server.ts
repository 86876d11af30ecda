// All doors of the gateway on one port, and how they are closed: nobody new comes in, whoever is inside gets an answer.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { orderlyStopOf, type Logger, type Readiness } from '@cartograph/runtime';
import { cardWebhookPath } from './card-webhook';
import type { Pages } from './pages';

interface Needs {
  readonly graphql: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly cardWebhook: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly readiness: () => Promise<Readiness>;
  readonly pages: Pages;
  readonly logger: Logger;
}

export interface HttpServer {
  readonly url: string;
  /** Waits for the answers that are under way. */
  stop(): Promise<void>;
}

const sendJson = (response: ServerResponse, status: number, answer: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(answer));
};

const createAnswer =
  ({ graphql, cardWebhook, readiness, pages }: Needs) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?')[0]!;
    if (path === '/graphql') return graphql(request, response);
    if (path === cardWebhookPath) return cardWebhook(request, response);
    if (request.method === 'GET' || request.method === 'HEAD') {
      if (path === '/health/live') return sendJson(response, 200, { live: true });
      if (path === '/health/ready') {
        const state = await readiness();
        return sendJson(response, state.ready ? 200 : 503, state);
      }
      if (pages(request, response, path)) return;
    }
    sendJson(response, 404, { code: 'NOT_FOUND', hint: 'GraphQL is at POST /graphql' });
  };

/** Resolves when it listens; throws when the port is taken. Port 0 takes any free one. */
export const startHttpServer = async (host: string, port: number, needs: Needs): Promise<HttpServer> => {
  const answer = createAnswer(needs);
  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => {
      needs.logger.error({ err: fault }, 'request failed');
      if (!response.headersSent) sendJson(response, 500, { code: 'INTERNAL_SERVER_ERROR' });
    });
  });
  // Longer than load balancers keep an idle connection, so that we never close one that they are about to use.
  server.keepAliveTimeout = 65_000;
  // A client that sends its request this slowly is not a client.
  server.requestTimeout = 20_000;
  const stop = orderlyStopOf(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${taken}`,
    stop,
  };
};

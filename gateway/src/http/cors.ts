// Which web pages may call us from a browser: those of the configured origins, and our own. Never `*`, never an echo of
// whatever asked.
import type { IncomingMessage, ServerResponse } from 'node:http';

const allowedHeaders = 'authorization, content-type, apollo-require-preflight, x-apollo-operation-name, traceparent';
const preflightSeconds = '86400';

export type Cors = (request: IncomingMessage, response: ServerResponse) => void;

/** Puts the headers on an answer, which for a preflight are the answer. */
export const createCors =
  (origins: readonly string[]): Cors =>
  (request, response) => {
    if (origins.length === 0) return;
    response.setHeader('vary', 'Origin');
    const { origin } = request.headers;
    if (!origin || !origins.includes(origin)) return;
    response.setHeader('access-control-allow-origin', origin);
    if (request.method === 'OPTIONS') {
      response.setHeader('access-control-allow-methods', 'POST');
      response.setHeader('access-control-allow-headers', allowedHeaders);
      response.setHeader('access-control-max-age', preflightSeconds);
    } else response.setHeader('access-control-expose-headers', 'x-trace-id');
  };

// The processor's HTTP face.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Processor } from './processor';
import { refusalAnswer, type RefusalCode } from './refusals';
import { fingerprintOf, readOperation } from './requests';

const bodyLimitBytes = 16 * 1024;

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request as AsyncIterable<string>) {
    text += chunk;
    if (text.length > bodyLimitBytes) return undefined;
  }
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
};

const send = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

const refuseWith = (response: ServerResponse, code: RefusalCode) => {
  const { status, body } = refusalAnswer(code);
  send(response, status, body);
};

const answerRead = async (processor: Processor, url: URL, response: ServerResponse): Promise<void> => {
  const { pathname: path } = url;
  if (path === '/health/live') return send(response, 200, { live: true });
  if (path === '/health/ready') return send(response, 200, { ready: true, checks: {} });
  if (path === '/v1/ledger') return send(response, 200, await processor.dump());
  const reference = url.searchParams.get('reference');
  if (path === '/v1/authorizations' && reference)
    return send(response, 200, { authorizations: await processor.findByReference(reference) });
  const [, id] = /^\/v1\/authorizations\/([A-Za-z0-9_]{1,64})$/.exec(path) ?? [];
  if (!id) return refuseWith(response, 'not_found');
  const found = await processor.find(id);
  return found ? send(response, 200, found) : refuseWith(response, 'authorization_not_found');
};

const answerWrite = async (
  processor: Processor,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const operation = readOperation(path, await readBody(request));
  if (!operation) return refuseWith(response, 'not_found');
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '' || key.length > 255) return refuseWith(response, 'idempotency_key_missing');
  if (operation === 'invalid') return refuseWith(response, 'invalid_request');
  const outcome = await processor.execute(key, fingerprintOf(operation), operation);
  if (outcome === 'cut') return void response.destroy();
  const { status, body } = outcome.answer;
  send(response, status, body, outcome.replayed ? { 'idempotent-replayed': 'true' } : {});
};

export const createProcessorServer = (processor: Processor, onFault: (fault: unknown) => void): Server => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://processor');
    if (request.method === 'GET') return answerRead(processor, url, response);
    if (request.method === 'POST') return answerWrite(processor, url.pathname, request, response);
    return refuseWith(response, 'not_found');
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => {
      onFault(fault);
      response.destroy();
    });
  });
  // Longer than our clients keep an idle connection, so that we never close one they are about to use.
  server.keepAliveTimeout = 65_000;
  return server;
};

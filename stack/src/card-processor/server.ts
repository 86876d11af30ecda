// The processor's HTTP face.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Accidents } from './accidents';
import type { Clock } from './clock';
import type { Control } from './control';
import { addressOf, readBody, refuseWith, send, sendTorn } from './http';
import { answerRead } from './reads';
import { fingerprintOf, readOperation } from './requests';
import type { Processor } from './processor';
import type { Stage } from './stage';

export interface ServerOptions {
  readonly processor: Processor;
  readonly accidents: Accidents;
  readonly stage: Stage;
  readonly clock: Clock;
  /** Undefined where nobody may stage anything. */
  readonly control: Control | undefined;
  readonly onFault: (fault: unknown) => void;
}

export const createProcessorServer = (options: ServerOptions): Server => {
  const { processor, accidents, stage, clock, control, onFault } = options;

  const answerWrite = async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const operation = readOperation(path, await readBody(request));
    if (!operation) return refuseWith(response, 'not_found');
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || key === '' || key.length > 255)
      return refuseWith(response, 'idempotency_key_missing');
    if (operation === 'invalid') return refuseWith(response, 'invalid_request');
    const outcome = await accidents.execute(key, fingerprintOf(operation), operation);
    if ('cutAfterMs' in outcome) {
      if (outcome.cutAfterMs > 0) await clock.wait(outcome.cutAfterMs);
      return void response.destroy();
    }
    const { status, body } = outcome.answer;
    if (outcome.isTorn) return sendTorn(response, status, body);
    send(response, status, body, {
      ...(outcome.replayed && { 'idempotent-replayed': 'true' }),
      ...(outcome.retryAfterMs !== undefined && { 'retry-after': String(Math.ceil(outcome.retryAfterMs / 1_000)) }),
    });
  };

  const answerControl = async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reply = await control?.(`${request.method} ${path}`, await readBody(request));
    return reply ? send(response, reply.status, reply.body) : refuseWith(response, 'not_found');
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = addressOf(request);
    if (!address) return refuseWith(response, 'not_found');
    const { path } = address;
    // Who counts how long an authorization holds goes by this header.
    if (stage.staged.movedMs > 0) response.setHeader('date', new Date(clock.now()).toUTCString());
    if (path.startsWith('/control/')) return answerControl(path, request, response);
    if (request.method === 'GET') return answerRead(processor, stage, address, response);
    if (request.method === 'POST') return answerWrite(path, request, response);
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

// POST /webhooks/card-processor: what the card processor tells goes on to payments byte for byte, since only payments can
// tell if it is genuine. Nothing here reads it, and no shopper's identity goes along.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HearWebhook } from '@cartograph/contracts';
import { continueTrace, Fault, serviceHop, traceIdOf, type Ask, type Logger } from '@cartograph/runtime';
import { readBody } from './read-body';
import { Refused } from './refused';

interface Needs {
  readonly ask: Ask;
  readonly logger: Logger;
}

export const cardWebhookPath = '/webhooks/card-processor';

// An honest event has some hundred bytes; a stranger's body is not worth more memory.
const bodyLimitBytes = 64 * 1024;
// The processor gives up at about this time, and sends it again later.
const withinMs = 5_000;

const refusals = {
  SIGNATURE_INVALID: 'The signature does not belong to this body.',
  TIMESTAMP_OUTSIDE_TOLERANCE: 'The signature was made too long ago.',
  MALFORMED: 'The body is no event.',
} as const;

type WebhookCode = keyof typeof refusals;

/** A webhook that is not accepted, and should not be sent again as it is. */
class WebhookRefused extends Error {
  constructor(readonly code: WebhookCode) {
    super(refusals[code]);
  }
}

// As text that gives the same bytes again: the signature covers them. Bytes that are no text become another text, to
// which no signature belongs.
const toText = (bytes: Buffer): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

const refusalOf = (fault: unknown): { status: number; code: string; message: string; headers?: object } => {
  if (fault instanceof WebhookRefused) return { status: 400, code: fault.code, message: fault.message };
  if (fault instanceof Refused) return fault;
  if (fault instanceof Fault && fault.code !== 'INTERNAL_SERVER_ERROR')
    return { status: 503, code: 'SERVICE_UNAVAILABLE', message: 'It cannot be heard at the moment. Send it again.' };
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Something broke.' };
};

const readWhole = async (request: IncomingMessage): Promise<Buffer> => {
  try {
    return await readBody(request, bodyLimitBytes);
  } catch (fault) {
    throw fault instanceof Refused ? fault : new Refused(400, 'BAD_REQUEST', 'The body was cut short.');
  }
};

export const createCardWebhook = ({ ask, logger }: Needs) => {
  const hear = async (request: IncomingMessage, traceparent: string) => {
    if (request.method !== 'POST') throw new Refused(405, 'BAD_REQUEST', 'Send a POST request.', { allow: 'POST' });
    const body = toText(await readWhole(request));
    // Unsigned ones go on, too: payments keeps a line about whatever it refuses.
    const signature = String(request.headers['cartograph-signature'] ?? '');
    const [heard] = await ask(HearWebhook, [{ body, signature }], { ...serviceHop('gateway', withinMs), traceparent });
    if (!heard!.ok) throw new WebhookRefused(heard!.code);
    return { received: true, isReplay: heard!.isReplay };
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { traceparent: given } = request.headers;
    const traceparent = continueTrace(typeof given === 'string' ? given : undefined);
    const traceId = traceIdOf(traceparent);
    const send = (status: number, answer: object, headers: object = {}) => {
      const type = { 'content-type': 'application/json; charset=utf-8', 'x-trace-id': traceId };
      response.writeHead(status, { ...type, ...headers });
      response.end(JSON.stringify({ ...answer, traceId }));
    };
    try {
      send(200, await hear(request, traceparent));
    } catch (fault) {
      const { status, code, message, headers } = refusalOf(fault);
      const line = { traceId, code, ...(status >= 500 && { err: fault }) };
      logger[status >= 500 ? 'error' : 'warn'](line, 'a webhook was not accepted');
      send(status, { code, message }, headers);
    }
  };
};

// Calls to the card processor over HTTP, behind the breaker. Silence, a cut connection, 409, 429, 5xx and a yes of another
// shape all mean that nobody knows yet. Never throws.
import { Pool } from 'undici';
import { z } from 'zod';
import type { Logger } from '@cartograph/runtime';
import type { Unknown } from '../domain/operation';
import type { Breaker } from './breaker';

// A card that takes longer gives its slot back and is asked again with the same key.
const patienceMs = 10_000;

const refusalShape = z.object({ code: z.string() });

export type Heard<Body> =
  | { readonly kind: 'ok'; readonly body: Body; /** By the processor's own clock. */ readonly nowMs: number }
  | { readonly kind: 'no'; readonly code: string }
  | Unknown;

export interface ProcessorCalls {
  get<Body>(path: string, shape: z.ZodType<Body>): Promise<Heard<Body>>;
  post<Body>(path: string, idempotencyKey: string, body: object, shape: z.ZodType<Body>): Promise<Heard<Body>>;
  close(): Promise<void>;
}

const retryAfterMsOf = (header: unknown): number => Math.max(0, Number(header) || 0) * 1_000;

/** At most `connections` calls at once; close it when nothing is under way. */
export const createProcessorCalls = (
  url: string,
  logger: Logger,
  breaker: Breaker,
  connections: number,
): ProcessorCalls => {
  const pool = new Pool(url, { connections, headersTimeout: patienceMs, bodyTimeout: patienceMs });

  const unknown = (path: string, cause: string, retryAfterMs = 0): Unknown => {
    logger.warn({ path, cause }, 'the processor has not answered; trying again later');
    return { kind: 'unknown', cause, ...(retryAfterMs > 0 && { retryAfterMs }) };
  };

  const request = async <Body>(
    { method, path, key, body }: { method: 'GET' | 'POST'; path: string; key?: string; body?: object },
    shape: z.ZodType<Body>,
  ): Promise<Heard<Body>> => {
    if (!breaker.allows()) {
      const { retryAfterMs } = breaker.standing();
      return { kind: 'unknown', cause: 'PROCESSOR_OUT', retryAfterMs, isUncalled: true };
    }
    try {
      const response = await pool.request({
        method,
        path,
        headers: { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      const { statusCode: status, headers } = response;
      const json: unknown = await response.body.json();
      if (status === 429 || status >= 500) {
        const retryAfterMs = retryAfterMsOf(headers['retry-after']);
        breaker.unanswered(retryAfterMs);
        return unknown(path, `HTTP ${status}`, retryAfterMs);
      }
      breaker.answered();
      if (status === 200) {
        const { success, data } = shape.safeParse(json);
        if (!success) return unknown(path, 'MALFORMED');
        return { kind: 'ok', body: data, nowMs: Date.parse(String(headers['date'])) || Date.now() };
      }
      const { code } = refusalShape.parse(json);
      return status === 409 ? unknown(path, code) : { kind: 'no', code };
    } catch (fault) {
      breaker.unanswered();
      return unknown(path, String(fault));
    }
  };

  return {
    get: (path, shape) => request({ method: 'GET', path }, shape),
    post: (path, key, body, shape) => request({ method: 'POST', path, key, body }, shape),
    close: () => pool.close(),
  };
};

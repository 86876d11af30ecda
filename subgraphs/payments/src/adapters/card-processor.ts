// The card processor over HTTP. Silence, a cut connection, 409, 429 and 5xx all mean that nobody knows yet.
import { Pool } from 'undici';
import { z } from 'zod';
import type { Logger } from '@cartograph/runtime';
import type { DeclineReason } from '../domain/operation';
import type { CardProcessor } from '../ports';

// A card that takes longer gives its slot back and is asked again with the same key.
const patienceMs = 10_000;

const authorizationShape = z.object({
  id: z.string(),
  amountMinor: z.number(),
  capturedMinor: z.number(),
  status: z.enum(['authorized', 'captured', 'voided', 'expired']),
  expiresAt: z.number(),
});
type Authorization = z.output<typeof authorizationShape>;
const listShape = z.object({ authorizations: z.array(authorizationShape) });
const refusalShape = z.object({ code: z.string() });

// The last two are malformed for ever: no retry makes such a card exist.
const declines: Readonly<Record<string, DeclineReason>> = {
  card_declined: 'DECLINED',
  insufficient_funds: 'INSUFFICIENT_FUNDS',
  invalid_token: 'INVALID_TOKEN',
  invalid_request: 'INVALID_TOKEN',
};

const captureRefusals: Readonly<Record<string, string>> = {
  capture_refused: 'CAPTURE_REFUSED',
  authorization_expired: 'AUTHORIZATION_EXPIRED',
  already_voided: 'AUTHORIZATION_VOIDED',
  amount_too_large: 'AMOUNT_NOT_AUTHORIZED',
};

type Heard = { readonly authorization: Authorization; readonly now: number } | { readonly code: string } | undefined;

/** At most `connections` calls at once; close it when nothing is under way. */
export const createCardProcessor = (
  url: string,
  logger: Logger,
  { connections }: { readonly connections: number },
): CardProcessor & { close(): Promise<void> } => {
  const pool = new Pool(url, { connections, headersTimeout: patienceMs, bodyTimeout: patienceMs });

  const request = async (method: 'GET' | 'POST', path: string, key?: string, body?: unknown) => {
    const response = await pool.request({
      method,
      path,
      headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const json = await response.body.json();
    // The processor's own clock, by which its expiry counts.
    const now = Date.parse(String(response.headers['date'])) || Date.now();
    return { status: response.statusCode, json, now };
  };

  const unknown = (path: string, cause: unknown): undefined => {
    logger.warn({ path, cause: String(cause) }, 'the processor has not answered; trying again later');
    return undefined;
  };

  const write = async (path: string, key: string, body: unknown): Promise<Heard> => {
    try {
      const { status, json, now } = await request('POST', path, key, body);
      if (status === 200) return { authorization: authorizationShape.parse(json), now };
      if (status === 409 || status === 429 || status >= 500) return unknown(path, status);
      return refusalShape.parse(json);
    } catch (fault) {
      return unknown(path, fault);
    }
  };

  const capturedAlready = async (authorizationId: string, amountMinor: number): Promise<boolean> => {
    const { status, json } = await request('GET', `/v1/authorizations/${authorizationId}`);
    return status === 200 && authorizationShape.parse(json).capturedMinor === amountMinor;
  };

  return {
    authorize: async ({ idempotencyKey, orderId, amount, paymentMethodToken }) => {
      const path = '/v1/authorizations';
      const body = { ...amount, token: paymentMethodToken, reference: orderId };
      const heard = await write(path, idempotencyKey, body);
      if (!heard) return undefined;
      if ('code' in heard) {
        const reason = declines[heard.code];
        return reason ? { kind: 'declined', reason } : unknown(path, heard.code);
      }
      const { id, expiresAt } = heard.authorization;
      return { kind: 'authorized', authorizationId: id, expiresInMs: expiresAt - heard.now };
    },

    capture: async ({ idempotencyKey, authorizationId, amount }) => {
      const path = `/v1/authorizations/${authorizationId}/capture`;
      const heard = await write(path, idempotencyKey, { amountMinor: amount.amountMinor });
      if (!heard) return undefined;
      if (!('code' in heard)) return { kind: 'captured' };
      const reason = captureRefusals[heard.code];
      if (reason) return { kind: 'refused', reason };
      // Only we capture, so it was us, under a key that is forgotten by now.
      const isOurs =
        heard.code === 'already_captured' &&
        (await capturedAlready(authorizationId, amount.amountMinor).catch(() => false));
      return isOurs ? { kind: 'captured' } : unknown(path, heard.code);
    },

    voidAuthorization: async ({ idempotencyKey, authorizationId }) => {
      const path = `/v1/authorizations/${authorizationId}/void`;
      const heard = await write(path, idempotencyKey, {});
      if (!heard) return undefined;
      const isGone =
        'authorization' in heard || heard.code === 'already_voided' || heard.code === 'authorization_expired';
      return isGone ? { kind: 'voided' } : unknown(path, heard.code);
    },

    findAuthorization: async (orderId) => {
      const path = `/v1/authorizations?reference=${encodeURIComponent(orderId)}`;
      try {
        const { json, now } = await request('GET', path);
        const found = listShape.parse(json).authorizations.find(({ status }) => status === 'authorized');
        if (!found) return unknown(path, 'no authorization found');
        return { kind: 'authorized', authorizationId: found.id, expiresInMs: found.expiresAt - now };
      } catch (fault) {
        return unknown(path, fault);
      }
    },

    close: () => pool.close(),
  };
};

// The card processor in our words: its answers and refusals, and its books.
import { z } from 'zod';
import type { Logger } from '@cartograph/runtime';
import type { DeclineReason, Outcome, Pending, Refused, Unknown } from '../domain/operation';
import { evidenceOf, hasTaken, type AuthorizationRecord, type Records } from '../domain/records';
import { isUnknown, type CardProcessor } from '../ports';
import { createBreaker } from './breaker';
import { createProcessorCalls, type Heard } from './card-processor-http';

const refundShape = z.object({
  id: z.string(),
  reference: z.string().nullish(),
  amountMinor: z.number(),
  status: z.enum(['pending', 'succeeded', 'failed']),
  failureCode: z.string().optional(),
});
const authorizationShape = z.object({
  id: z.string(),
  amountMinor: z.number(),
  capturedMinor: z.number(),
  refundedMinor: z.number().default(0),
  refunds: z.array(refundShape).default([]),
  status: z.enum(['authorized', 'captured', 'voided', 'expired']),
  expiresAt: z.number(),
});
const listShape = z.object({ authorizations: z.array(z.object({ id: z.string() })) });

// The last two are malformed for ever: no retry makes such a card exist.
const declines: Readonly<Record<string, DeclineReason>> = {
  card_declined: 'DECLINED',
  insufficient_funds: 'INSUFFICIENT_FUNDS',
  invalid_token: 'INVALID_TOKEN',
  invalid_request: 'INVALID_TOKEN',
};

// Where our word differs from the processor's in capitals.
const reasons: Readonly<Record<string, string>> = {
  already_voided: 'AUTHORIZATION_VOIDED',
  amount_too_large: 'AMOUNT_NOT_AUTHORIZED',
  refund_too_large: 'REFUND_EXCEEDS_CAPTURED',
};
const gone = ['already_voided', 'authorization_expired'];

type Yes<Body> = Extract<Heard<Body>, { kind: 'ok' }>;

const toRecord = ({ body, nowMs }: Yes<z.output<typeof authorizationShape>>): AuthorizationRecord => {
  const { id, refunds, expiresAt, ...read } = body;
  return {
    ...read,
    authorizationId: id,
    expiresInMs: expiresAt - nowMs,
    refunds: refunds.map(({ id: processorRefundId, reference, amountMinor, status }) => ({
      processorRefundId,
      reference: reference ?? null,
      amountMinor,
      status,
    })),
  };
};

/** At most `connections` calls at once; close it when nothing is under way. */
export const createCardProcessor = (
  url: string,
  logger: Logger,
  { connections }: { readonly connections: number },
): CardProcessor & { close(): Promise<void> } => {
  const breaker = createBreaker((isOut) => {
    if (isOut) logger.error('the card processor is out; operations wait');
    else logger.info('the card processor is back');
  });
  const { get, post, close } = createProcessorCalls(url, logger, breaker, connections);

  const findAuthorization = async (id: string): Promise<AuthorizationRecord | Unknown | undefined> => {
    const heard = await get(`/v1/authorizations/${encodeURIComponent(id)}`, authorizationShape);
    if (isUnknown(heard)) return heard;
    if (heard.kind === 'ok') return toRecord(heard);
    // Any other no is about the asking: a key that was withdrawn, a proxy between us.
    return heard.code === 'authorization_not_found' ? undefined : { kind: 'unknown', cause: heard.code };
  };

  const look = async (orderId: string, authorizationId: string | null): Promise<Records | Unknown> => {
    const list = await get(`/v1/authorizations?reference=${encodeURIComponent(orderId)}`, listShape);
    if (isUnknown(list)) return list;
    if (list.kind === 'no') return { kind: 'unknown', cause: list.code };
    const listed = list.body.authorizations.map(({ id }) => id);
    const records: AuthorizationRecord[] = [];
    // The list may show what stood a while ago; each one by its id is as it is.
    for (const id of new Set([...(authorizationId === null ? [] : [authorizationId]), ...listed])) {
      const found = await findAuthorization(id);
      if (found && isUnknown(found)) return found;
      if (found) records.push(found);
    }
    return records;
  };

  const refused = async (code: string, authorizationId: string): Promise<Refused> => {
    const reason = reasons[code] ?? code.toUpperCase();
    const found = await findAuthorization(authorizationId);
    return { kind: 'refused', reason, evidence: { code, ...(found && !isUnknown(found) && evidenceOf([found])) } };
  };

  const toRefundOutcome = async (
    heard: Exclude<Heard<z.output<typeof refundShape>>, Unknown>,
    authorizationId: string,
  ): Promise<Extract<Outcome, { kind: 'refunded' }> | Pending | Refused> => {
    if (heard.kind === 'no') return refused(heard.code, authorizationId);
    const { id: processorRefundId, status, failureCode } = heard.body;
    switch (status) {
      case 'succeeded':
        return { kind: 'refunded', processorRefundId };
      case 'pending':
        return { kind: 'pending', processorRefundId };
      case 'failed':
        return { ...(await refused(failureCode ?? 'refund_failed', authorizationId)), reason: 'REFUND_FAILED' };
    }
  };

  return {
    authorize: async ({ idempotencyKey, orderId, amount, paymentMethodToken }) => {
      const body = { ...amount, token: paymentMethodToken, reference: orderId };
      const heard = await post('/v1/authorizations', idempotencyKey, body, authorizationShape);
      if (isUnknown(heard)) return heard;
      if (heard.kind === 'no') {
        const reason = declines[heard.code];
        // What we do not understand is no decline: money may be set aside.
        return reason ? { kind: 'declined', reason } : { kind: 'unknown', cause: heard.code };
      }
      const { authorizationId, expiresInMs } = toRecord(heard);
      return { kind: 'authorized', authorizationId, expiresInMs };
    },

    capture: async ({ idempotencyKey, authorizationId, amount: { amountMinor } }) => {
      const path = `/v1/authorizations/${encodeURIComponent(authorizationId)}/capture`;
      const heard = await post(path, idempotencyKey, { amountMinor }, authorizationShape);
      if (isUnknown(heard)) return heard;
      if (heard.kind === 'ok') return { kind: 'captured' };
      if (heard.code === 'already_captured') {
        // Only we capture, so it was us, under a key that is forgotten by now.
        const found = await findAuthorization(authorizationId);
        if (found && isUnknown(found)) return found;
        if (found && hasTaken(found, amountMinor)) return { kind: 'captured' };
      }
      return refused(heard.code, authorizationId);
    },

    voidAuthorization: async ({ idempotencyKey, authorizationId }) => {
      const path = `/v1/authorizations/${encodeURIComponent(authorizationId)}/void`;
      const heard = await post(path, idempotencyKey, {}, authorizationShape);
      if (isUnknown(heard)) return heard;
      return heard.kind === 'ok' || gone.includes(heard.code)
        ? { kind: 'voided' }
        : refused(heard.code, authorizationId);
    },

    refund: async ({ idempotencyKey, authorizationId, refundId, amount: { amountMinor } }) => {
      const path = `/v1/authorizations/${encodeURIComponent(authorizationId)}/refunds`;
      const heard = await post(path, idempotencyKey, { amountMinor, reference: refundId }, refundShape);
      return isUnknown(heard) ? heard : toRefundOutcome(heard, authorizationId);
    },

    look,
    standing: breaker.standing,
    probe: async () => void (await get('/v1/authorizations?reference=nobody', listShape)),
    close,
  };
};

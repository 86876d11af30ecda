// A card processor in memory, for tests that are about something else: the same test cards, no waiting.
import { dayMs } from '@cartograph/kernel';
import type { DeclineReason, Refused } from '../domain/operation';
import { hasTaken, type AuthorizationRecord, type RefundRecord } from '../domain/records';
import type { CardProcessor } from '../ports';

interface Held {
  readonly authorizationId: string;
  readonly orderId: string;
  readonly amountMinor: number;
  readonly token: string;
  status: 'authorized' | 'captured' | 'voided';
  capturedMinor: number;
  refunds: RefundRecord[];
}

const declines: Readonly<Record<string, DeclineReason>> = {
  tok_declined: 'DECLINED',
  tok_insufficient_funds: 'INSUFFICIENT_FUNDS',
};
const approving = [
  'tok_approved',
  'tok_unknown',
  'tok_unknown_unexecuted',
  'tok_capture_unknown',
  'tok_capture_refused',
  'tok_void_refused',
  'tok_refund_refused',
  'tok_refund_pending',
  'tok_refund_failed',
];

type Answer<Call extends 'authorize' | 'capture' | 'voidAuthorization' | 'refund'> = Awaited<
  ReturnType<CardProcessor[Call]>
>;

const cutShort = { kind: 'unknown', cause: 'cut' } as const;
const sumOf = (refunds: readonly RefundRecord[]) => refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
/** What was given back, and what is on its way. */
const goneMinorOf = ({ refunds }: Held) => sumOf(refunds.filter(({ status }) => status !== 'failed'));

const toRecord = (held: Held): AuthorizationRecord => {
  const { authorizationId, status, amountMinor, capturedMinor, refunds } = held;
  const refundedMinor = sumOf(refunds.filter((refund) => refund.status === 'succeeded'));
  return { authorizationId, status, amountMinor, capturedMinor, refundedMinor, expiresInMs: 7 * dayMs, refunds };
};

export const createMemoryCardProcessor = (): CardProcessor => {
  const held = new Map<string, Held>();
  const answers = new Map<string, unknown>();
  const cut = new Set<string>();

  /** True once for a key: its first attempt gets no answer. */
  const isCut = (key: string): boolean => !cut.has(key) && Boolean(cut.add(key));
  const once = <Given>(key: string, act: () => Given): Given => {
    if (!answers.has(key)) answers.set(key, act());
    return answers.get(key) as Given;
  };
  const refused = (reason: string, found: Held): Refused => ({
    kind: 'refused',
    reason,
    evidence: { authorizations: [toRecord(found)] },
  });

  const authorize = (orderId: string, amountMinor: number, token: string): Answer<'authorize'> => {
    const reason = declines[token];
    if (reason) return { kind: 'declined', reason };
    if (!approving.includes(token)) return { kind: 'declined', reason: 'INVALID_TOKEN' };
    const authorizationId = `auth_${held.size + 1}`;
    const status = 'authorized';
    held.set(authorizationId, { authorizationId, orderId, amountMinor, token, status, capturedMinor: 0, refunds: [] });
    return { kind: 'authorized', authorizationId, expiresInMs: 7 * dayMs };
  };

  const capture = (found: Held, amountMinor: number): Answer<'capture'> => {
    if (found.token === 'tok_capture_refused') return refused('CAPTURE_REFUSED', found);
    if (found.status === 'voided') return refused('AUTHORIZATION_VOIDED', found);
    if (found.status === 'captured')
      return hasTaken(toRecord(found), amountMinor) ? { kind: 'captured' } : refused('ALREADY_CAPTURED', found);
    if (amountMinor > found.amountMinor) return refused('AMOUNT_NOT_AUTHORIZED', found);
    Object.assign(found, { status: 'captured', capturedMinor: amountMinor });
    return { kind: 'captured' };
  };

  const refund = (found: Held, reference: string, amountMinor: number): Answer<'refund'> => {
    if (found.token === 'tok_refund_refused') return refused('REFUND_REFUSED', found);
    if (found.status !== 'captured') return refused('NOT_CAPTURED', found);
    if (amountMinor > found.capturedMinor - goneMinorOf(found)) return refused('REFUND_EXCEEDS_CAPTURED', found);
    const processorRefundId = `${found.authorizationId}_refund_${found.refunds.length + 1}`;
    const isPending = found.token === 'tok_refund_pending' || found.token === 'tok_refund_failed';
    const status = isPending ? 'pending' : 'succeeded';
    found.refunds.push({ processorRefundId, reference, amountMinor, status });
    return { kind: isPending ? 'pending' : 'refunded', processorRefundId };
  };

  return {
    authorize: async ({ idempotencyKey, orderId, amount, paymentMethodToken: token }) => {
      if (token === 'tok_unknown_unexecuted' && isCut(idempotencyKey)) return cutShort;
      const answer = once(idempotencyKey, () => authorize(orderId, amount.amountMinor, token));
      return token === 'tok_unknown' && isCut(idempotencyKey) ? cutShort : answer;
    },
    capture: async ({ idempotencyKey, authorizationId, amount }) => {
      const found = held.get(authorizationId);
      if (!found) return { kind: 'refused', reason: 'AUTHORIZATION_NOT_FOUND' };
      const answer = once(idempotencyKey, () => capture(found, amount.amountMinor));
      return found.token === 'tok_capture_unknown' && isCut(idempotencyKey) ? cutShort : answer;
    },
    voidAuthorization: async ({ authorizationId }) => {
      const found = held.get(authorizationId);
      if (!found) return { kind: 'refused', reason: 'AUTHORIZATION_NOT_FOUND' };
      if (found.token === 'tok_void_refused') return refused('VOID_REFUSED', found);
      if (found.status === 'captured') return refused('ALREADY_CAPTURED', found);
      found.status = 'voided';
      return { kind: 'voided' };
    },
    refund: async ({ idempotencyKey, authorizationId, refundId, amount }) => {
      const found = held.get(authorizationId);
      if (!found) return { kind: 'refused', reason: 'AUTHORIZATION_NOT_FOUND' };
      return once(idempotencyKey, () => refund(found, refundId, amount.amountMinor));
    },
    look: async (orderId) => [...held.values()].filter((each) => each.orderId === orderId).map(toRecord),
    standing: () => ({ isOut: false, retryAfterMs: 0 }),
    probe: async () => undefined,
  };
};

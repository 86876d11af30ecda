// A card processor in memory, for tests that are about something else: the same test cards, no waiting.
import { dayMs } from '@cartograph/kernel';
import type { DeclineReason } from '../domain/operation';
import type { CardProcessor } from '../ports';

interface Held {
  readonly orderId: string;
  readonly amountMinor: number;
  readonly token: string;
  status: 'authorized' | 'captured' | 'voided';
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
];

type AuthorizeAnswer = Awaited<ReturnType<CardProcessor['authorize']>>;
type CaptureAnswer = Awaited<ReturnType<CardProcessor['capture']>>;

export const createMemoryCardProcessor = (): CardProcessor => {
  const held = new Map<string, Held>();
  const authorizeAnswers = new Map<string, AuthorizeAnswer>();
  const captureAnswers = new Map<string, CaptureAnswer>();
  const cut = new Set<string>();

  /** True once for a key: its first attempt gets no answer. */
  const isCut = (key: string): boolean => !cut.has(key) && Boolean(cut.add(key));

  const authorize = (orderId: string, amountMinor: number, token: string): AuthorizeAnswer => {
    const reason = declines[token];
    if (reason) return { kind: 'declined', reason };
    if (!approving.includes(token)) return { kind: 'declined', reason: 'INVALID_TOKEN' };
    const authorizationId = `auth_${held.size + 1}`;
    held.set(authorizationId, { orderId, amountMinor, token, status: 'authorized' });
    return { kind: 'authorized', authorizationId, expiresInMs: 7 * dayMs };
  };

  const capture = (found: Held, amountMinor: number): CaptureAnswer => {
    if (found.token === 'tok_capture_refused') return { kind: 'refused', reason: 'CAPTURE_REFUSED' };
    if (found.status === 'voided') return { kind: 'refused', reason: 'AUTHORIZATION_VOIDED' };
    if (amountMinor > found.amountMinor) return { kind: 'refused', reason: 'AMOUNT_NOT_AUTHORIZED' };
    found.status = 'captured';
    return { kind: 'captured' };
  };

  return {
    authorize: async ({ idempotencyKey, orderId, amount, paymentMethodToken: token }) => {
      if (token === 'tok_unknown_unexecuted' && isCut(idempotencyKey)) return undefined;
      if (!authorizeAnswers.has(idempotencyKey))
        authorizeAnswers.set(idempotencyKey, authorize(orderId, amount.amountMinor, token));
      return token === 'tok_unknown' && isCut(idempotencyKey) ? undefined : authorizeAnswers.get(idempotencyKey);
    },
    capture: async ({ idempotencyKey, authorizationId, amount }) => {
      const found = held.get(authorizationId);
      if (!found) return undefined;
      if (!captureAnswers.has(idempotencyKey)) captureAnswers.set(idempotencyKey, capture(found, amount.amountMinor));
      return found.token === 'tok_capture_unknown' && isCut(idempotencyKey)
        ? undefined
        : captureAnswers.get(idempotencyKey);
    },
    voidAuthorization: async ({ authorizationId }) => {
      const found = held.get(authorizationId);
      if (!found || found.status === 'captured') return undefined;
      found.status = 'voided';
      return { kind: 'voided' };
    },
    findAuthorization: async (orderId) => {
      const found = [...held].find(([, each]) => each.orderId === orderId && each.status === 'authorized');
      return found && { kind: 'authorized', authorizationId: found[0], expiresInMs: 7 * dayMs };
    },
  };
};

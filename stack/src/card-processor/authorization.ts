// What may happen to money held on a card: it is captured once, or let go, or it lapses by itself.
import { accept, dayMs, plusMs, refuse, type Decision, type Instant } from '@cartograph/kernel';
import type { Refund } from './refund';

export type AuthorizationStatus = 'authorized' | 'captured' | 'voided' | 'expired';

export interface Authorization {
  readonly id: string;
  /** The merchant's own word for it, by which it can be looked up: an order id. */
  readonly reference: string;
  readonly token: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly capturedMinor: number;
  /** What refunds have given back; those that are pending are not in it. */
  readonly refundedMinor: number;
  readonly refunds: readonly Refund[];
  readonly status: AuthorizationStatus;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

export type AuthorizationRefusal = 'already_captured' | 'already_voided' | 'authorization_expired' | 'amount_too_large';

type AuthorizationDecision = Decision<Authorization, never, AuthorizationRefusal>;

// What card schemes give a purchase that the customer made online.
const usualLifetimeMs = 7 * dayMs;

export const authorize = (
  asked: Pick<Authorization, 'id' | 'reference' | 'token' | 'amountMinor' | 'currency'>,
  at: Instant,
  lifetimeMs = usualLifetimeMs,
): Authorization => ({
  ...asked,
  capturedMinor: 0,
  refundedMinor: 0,
  refunds: [],
  status: 'authorized',
  createdAt: at,
  expiresAt: plusMs(at, lifetimeMs),
});

/** The authorization as it is at an instant: nobody writes down that one expired. */
export const asOf = (authorization: Authorization, at: Instant): Authorization =>
  authorization.status === 'authorized' && at >= authorization.expiresAt
    ? { ...authorization, status: 'expired' }
    : authorization;

const whyClosed = (authorization: Authorization, at: Instant): AuthorizationRefusal | undefined => {
  switch (asOf(authorization, at).status) {
    case 'authorized':
      return undefined;
    case 'captured':
      return 'already_captured';
    case 'voided':
      return 'already_voided';
    case 'expired':
      return 'authorization_expired';
  }
};

/** Takes the money, once; what is not taken is let go. */
export const capture = (authorization: Authorization, amountMinor: number, at: Instant): AuthorizationDecision => {
  const closed = whyClosed(authorization, at);
  if (closed) return refuse(closed);
  if (amountMinor > authorization.amountMinor) return refuse('amount_too_large');
  return accept({ ...authorization, status: 'captured', capturedMinor: amountMinor });
};

/** Lets the money go. */
export const voidAuthorization = (authorization: Authorization, at: Instant): AuthorizationDecision => {
  const closed = whyClosed(authorization, at);
  return closed ? refuse(closed) : accept({ ...authorization, status: 'voided' });
};

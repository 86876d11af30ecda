// One thing to be done with the card processor, at most once, however often it must be tried.
import type { Item } from '@cartograph/contracts';
import { hourMs, type Money } from '@cartograph/kernel';
import type { Records } from './records';

/** Whom to answer, and under which key. */
export type Step = Pick<Item, 'stepKey' | 'epoch' | 'correlationId' | 'traceparent'>;

interface Asked {
  readonly step: Step;
  readonly orderId: string;
  readonly idempotencyKey: string;
  /** A person says that it was done: the processor is looked up, and nothing is done there. */
  readonly isSettledByHand?: boolean;
}

export type Authorize = Asked & {
  readonly kind: 'authorize';
  readonly amount: Money;
  readonly paymentMethodToken: string;
  /** A void heard meanwhile: when the call is settled it is undone, and this step is answered. */
  readonly undo?: Step;
  /** Captured at once, as this attempt: the authorization before it was of no use any more. */
  readonly captureAttempt?: number;
  /** Nobody knows what became of an earlier authorize: look before setting money aside again. */
  readonly isUnsure?: boolean;
};

export type Void = Asked & {
  readonly kind: 'void';
  /** Null when an authorize was never answered: it must be found by our own reference. */
  readonly authorizationId: string | null;
  /** The refund under which all of an order's money is returned; it is answered instead of the void. */
  readonly returning?: string;
  /** Makes room for another authorization, which is captured as this attempt. */
  readonly reauthorize?: { readonly amount: Money; readonly captureAttempt: number };
  readonly paymentMethodToken?: string;
};

export type Capture = Asked & {
  readonly kind: 'capture';
  readonly authorizationId: string | null;
  readonly amount: Money;
  /** The bank refused to pay this authorization before. */
  readonly isAgain?: boolean;
};

export type RefundOperation = Asked & {
  readonly kind: 'refund';
  readonly refundId: string;
  readonly authorizationId: string;
  readonly amount: Money;
  /** The processor's name for it, once it is known and pending there. */
  readonly processorRefundId?: string;
  /** Asked for by ReturnPayment, which is answered in its own words. */
  readonly isReturn?: boolean;
  /** Nobody knows what became of an earlier try: look before giving money back again. */
  readonly isUnsure?: boolean;
};

export type Operation = Authorize | Void | Capture | RefundOperation;

export type DeclineReason = 'DECLINED' | 'INSUFFICIENT_FUNDS' | 'INVALID_TOKEN';
export type Evidence = Readonly<Record<string, unknown>>;

export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
  /** What the processor knows, for the person who looks. */
  readonly evidence?: Evidence;
}

/** What the processor is known to have done. Silence is none of these: who hears nothing asks again. */
export type Outcome =
  | { readonly kind: 'authorized'; readonly authorizationId: string; readonly expiresInMs: number }
  | { readonly kind: 'declined'; readonly reason: DeclineReason }
  | { readonly kind: 'voided' }
  | { readonly kind: 'captured' }
  | { readonly kind: 'refunded'; readonly processorRefundId: string }
  | { readonly kind: 'looked'; readonly records: Records }
  | Refused;

/** Nobody knows what the processor did; the same key may and must be tried again. */
export interface Unknown {
  readonly kind: 'unknown';
  /** What was heard instead of an answer: a status, a broken connection. */
  readonly cause: string;
  /** Not before this has passed. */
  readonly retryAfterMs?: number;
  /** The processor is known to be out, so it was not even asked. */
  readonly isUncalled?: boolean;
}

/** The bank has begun a refund and will say later how it went. */
export interface Pending {
  readonly kind: 'pending';
  readonly processorRefundId: string;
}

/** The processor's guard against doing a thing twice: one key for each order (or refund), step and attempt. */
export const idempotencyKeyOf = (id: string, kind: Operation['kind'], attempt = 1): string =>
  `${id}:${kind}:${attempt}`;

// The processor remembers keys for 24 hours; an hour less, for clocks that differ.
export const keyLifetimeMs = 23 * hourMs;
/** Past it no call under that key can still be under way, so what the processor does not know of did not happen. */
export const giveUpMs = 24 * hourMs;

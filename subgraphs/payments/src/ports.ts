import type { Instant, Money } from '@cartograph/kernel';
import type { CardEvent, EventVerdict } from './domain/card-event';
import type { PaymentCommand } from './domain/hear-command';
import type { Operation, Outcome, Pending, Refused, Unknown } from './domain/operation';
import type { Payment } from './domain/payment';
import type { Records } from './domain/records';

/** An operation in somebody's hands. The lease runs out by itself, unless it is kept. */
export interface LeasedOperation {
  readonly operation: Operation;
  /** How long ago it was opened: the processor forgets keys. */
  readonly ageMs: number;
  /** How often the processor was asked in vain. */
  readonly tries: number;
}

/** What became of an operation. */
export interface Result {
  readonly operation: Operation;
  readonly outcome: Outcome | Unknown | Pending;
}

export interface PaymentStore {
  /** Hears a list of commands, answers those that need no processor, and returns the operations that it opened. */
  hear(commands: readonly PaymentCommand[]): Promise<LeasedOperation[]>;
  /** Settles what is known, puts back what is not for a later try, and returns the operations that it opened. */
  settle(results: readonly Result[]): Promise<LeasedOperation[]>;
  /** Leases at most `limit` operations that nobody holds any more and whose time has come. */
  takeDue(limit: number): Promise<LeasedOperation[]>;
  /** Extends the leases of operations by their step keys. */
  keep(stepKeys: readonly string[]): Promise<void>;
  /** The payments of orders, in any order; those that are unknown are left out. */
  find(orderIds: readonly string[]): Promise<Payment[]>;
}

export type WebhookRefusal = 'SIGNATURE_INVALID' | 'TIMESTAMP_OUTSIDE_TOLERANCE' | 'MALFORMED';

export interface Webhooks {
  /** Reads an event that comes from the processor, and lately. */
  read(body: string, signature: string): { ok: true; event: CardEvent } | { ok: false; code: WebhookRefusal };
}

/** Where webhooks are written down, heard or refused. */
export interface EventStore {
  /** Judges each event once, in list order, and lets what they hurry be tried at once. */
  hear(events: readonly CardEvent[]): Promise<(EventVerdict | 'REPLAY')[]>;
  /** Keeps a line about a webhook that was not let in, for whoever looks into forgeries. */
  refuse(code: WebhookRefusal, given: { readonly signature: string; readonly body: string }): Promise<void>;
}

/** Money that was set aside for an order, is not captured, and lapses soon or has lapsed. */
export interface Expiring {
  readonly orderId: string;
  readonly expiresAt: Instant;
  readonly hasLapsed: boolean;
  /** How often somebody was alarmed, this time included. */
  readonly alarms: number;
}

/** Orders whose payments want a look, and when that was found, by the store's own clock. */
export interface Unsure {
  readonly orderIds: readonly string[];
  readonly asOf: string;
}

/** Compares our books with the processor's, a few orders at a time. */
export interface ReconciliationStore {
  /** Hinted at by a webhook, changed lately, or standing where none should last: at most `limit` of each. */
  takeUnsure(limit: number): Promise<Unsure>;
  /**
   * Applies what the processor's records say of a payment as it was read before they were asked for; one that has
   * changed since is left for the next time. Differences that a person must see are kept, and those that ended closed;
   * what is heard after `asOf`, when it was found unsure, wants another look. Returns the authorizations that belong to
   * nothing and are to be let go.
   */
  compare(before: Payment, records: Records, asOf: string): Promise<readonly string[]>;
  /** Leaves those out for some minutes that could not be compared. */
  putOff(orderIds: readonly string[]): Promise<void>;
  /** Authorizations to be captured that end within `withinMs` or have ended, each once an hour and counted. */
  takeExpiring(withinMs: number): Promise<Expiring[]>;
}

/** Whether the processor can be reached, as it was lately seen from here. */
export interface Standing {
  readonly isOut: boolean;
  /** When a call is worth a try again. */
  readonly retryAfterMs: number;
}

/**
 * Moves money. An answer is what the processor is known to have done; `unknown` means that nobody knows, and the same
 * key may and must be tried again. Never throws.
 */
export interface CardProcessor {
  authorize(asked: {
    readonly idempotencyKey: string;
    readonly orderId: string;
    readonly amount: Money;
    readonly paymentMethodToken: string;
  }): Promise<Extract<Outcome, { kind: 'authorized' | 'declined' }> | Unknown>;
  capture(asked: {
    readonly idempotencyKey: string;
    readonly authorizationId: string;
    readonly amount: Money;
  }): Promise<Extract<Outcome, { kind: 'captured' }> | Refused | Unknown>;
  voidAuthorization(asked: {
    readonly idempotencyKey: string;
    readonly authorizationId: string;
  }): Promise<Extract<Outcome, { kind: 'voided' }> | Refused | Unknown>;
  refund(asked: {
    readonly idempotencyKey: string;
    readonly authorizationId: string;
    readonly refundId: string;
    readonly amount: Money;
  }): Promise<Extract<Outcome, { kind: 'refunded' }> | Pending | Refused | Unknown>;
  /** What its books say of an order, by our reference and by its own id. Finding none proves nothing. */
  look(orderId: string, authorizationId: string | null): Promise<Records | Unknown>;
  standing(): Standing;
  /** Asks for nothing, to see whether it answers. */
  probe(): Promise<void>;
}

export const isUnknown = <Heard extends object>(heard: Heard | Unknown): heard is Unknown =>
  'kind' in heard && heard.kind === 'unknown';

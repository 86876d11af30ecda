import type { Money } from '@cartograph/kernel';
import type { PaymentCommand } from './domain/hear-command';
import type { Operation, Outcome } from './domain/operation';
import type { Payment } from './domain/payment';

/** An operation in somebody's hands. The lease runs out by itself, unless it is kept. */
export interface LeasedOperation {
  readonly operation: Operation;
  /** Opened so long ago that the processor may have forgotten its key. */
  readonly isOld: boolean;
}

/** What became of an operation; undefined when nobody knows. */
export interface Result {
  readonly operation: Operation;
  readonly outcome: Outcome | undefined;
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

/**
 * Moves money. An answer is what the processor is known to have done; undefined means that nobody knows, and the same
 * key may and must be tried again. Never throws.
 */
export interface CardProcessor {
  authorize(asked: {
    readonly idempotencyKey: string;
    readonly orderId: string;
    readonly amount: Money;
    readonly paymentMethodToken: string;
  }): Promise<Extract<Outcome, { kind: 'authorized' | 'declined' }> | undefined>;
  capture(asked: {
    readonly idempotencyKey: string;
    readonly authorizationId: string;
    readonly amount: Money;
  }): Promise<Extract<Outcome, { kind: 'captured' | 'refused' }> | undefined>;
  voidAuthorization(asked: {
    readonly idempotencyKey: string;
    readonly authorizationId: string;
  }): Promise<Extract<Outcome, { kind: 'voided' }> | undefined>;
  /** Looks an authorization up by our own reference. Finding none proves nothing. */
  findAuthorization(orderId: string): Promise<Extract<Outcome, { kind: 'authorized' }> | undefined>;
}

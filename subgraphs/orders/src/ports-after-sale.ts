// What the use cases after a purchase ask the world for: taking back what was confirmed, and what needs a person.
import type { Decision, Instant, Money } from '@cartograph/kernel';
import type { ReviewAction, ReviewCause, Way } from './checkout/standing';
import type { CancelRefusal } from './domain/cancel-order';
import type { Refund, RefundRefusal, RefundStatus } from './domain/refund-order';
import type { ResolveReviewRefusal } from './domain/resolve-review';

/** Who did it, for the audit log. */
export interface Actor {
  /** Such as `operator:ada`. */
  readonly by: string;
  readonly traceparent?: string;
}

export interface Cancellation {
  readonly reason: string;
  readonly status: 'IN_PROGRESS' | 'IN_REVIEW' | 'COMPLETED';
  /** What was given back; null while it is not known. */
  readonly refunded: Money | null;
  readonly requestedAt: Instant;
  readonly completedAt: Instant | null;
}

export interface RefundRead extends Pick<Refund, 'id' | 'amount' | 'reason'> {
  readonly orderId: string;
  readonly status: RefundStatus;
  readonly requestedAt: Instant;
  readonly settledAt: Instant | null;
}

/** Every call throws Fault SERVICE_UNAVAILABLE when the store is away; the same key may be used again. */
export interface AfterSaleStore {
  /** Cancels an order and begins its cancellation saga, in one transaction. */
  cancel(
    request: Actor & { readonly orderId: string; readonly idempotencyKey: string; readonly reason: string },
  ): Promise<Decision<{ readonly replayed: boolean }, never, CancelRefusal>>;
  /** Adds a refund and begins its saga, in one transaction. */
  refund(
    request: Actor & {
      readonly orderId: string;
      readonly idempotencyKey: string;
      readonly amount: Money;
      readonly reason: string;
    },
  ): Promise<Decision<{ readonly refundId: string; readonly replayed: boolean }, never, RefundRefusal>>;
  /** Somebody without the right to it asked for a cancellation: a line in the audit log. */
  noteForbidden(request: Actor & { readonly orderId: string }): Promise<void>;
  cancellationOf(orderId: string): Promise<Cancellation | undefined>;
  /** The oldest first. */
  refundsOf(orderId: string): Promise<readonly RefundRead[]>;
}

export interface ReviewItem {
  readonly id: string;
  readonly sagaId: string;
  readonly definition: string;
  readonly orderId: string;
  readonly step: string;
  readonly way: Way;
  readonly cause: ReviewCause;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly openedAt: Instant;
  /** What a person may do now; none when it is resolved. */
  readonly actions: readonly ReviewAction[];
  readonly resolution: ReviewAction | 'ORDER_CANCELLED' | 'RECOVERED' | null;
  readonly reference: string | null;
  readonly note: string | null;
  readonly resolvedBy: string | null;
  readonly resolvedAt: Instant | null;
}

export interface ReviewStore {
  find(id: string): Promise<ReviewItem | undefined>;
  /** The newest first, from the one before `before` on. */
  list(page: {
    readonly isOpen: boolean | undefined;
    readonly before: string | undefined;
    readonly limit: number;
  }): Promise<readonly ReviewItem[]>;
  /** Hands a person's decision to the saga; refusals are audited too. */
  resolve(
    request: Actor & {
      readonly id: string;
      readonly action: ReviewAction;
      readonly reference?: string | undefined;
      readonly note?: string | undefined;
    },
  ): Promise<Decision<void, never, ResolveReviewRefusal>>;
}

export interface AfterSaleNeeds {
  readonly afterSale: AfterSaleStore;
  readonly reviews: ReviewStore;
}

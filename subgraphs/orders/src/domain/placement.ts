import type { Instant } from '@cartograph/kernel';
import type { Standing, StepStanding, Turn } from '../checkout/standing';
import type { OrderStatus } from './order';

export type PlacementStatus = 'PENDING' | 'CONFIRMED' | 'REJECTED' | 'EXPIRED' | 'CANCELLED' | 'IN_REVIEW';

/** Why a placement ended without an order; `code` is an ErrorCode of the schema. */
export type Rejection =
  | { readonly code: 'INSUFFICIENT_STOCK'; readonly shortages: readonly Shortage[] }
  | { readonly code: 'PAYMENT_DECLINED'; readonly reason: string }
  | { readonly code: 'PLACEMENT_EXPIRED' }
  | { readonly code: 'PLACEMENT_CANCELLED' };

export interface Shortage {
  readonly variantId: string;
  readonly requested: number;
  readonly available: number;
}

/** The saga seen from outside. */
export interface Placement {
  /** The body shared with the order's and the saga's id. */
  readonly id: string;
  readonly scope: string;
  readonly fingerprint: string;
  readonly cartId: string;
  readonly customerId: string | null;
  readonly status: PlacementStatus;
  readonly rejection: Rejection | null;
  readonly steps: readonly StepStanding[];
  readonly acceptedAt: Instant;
  readonly deadlineAt: Instant;
  /** Nothing is left to do: also the cart is as it should be. */
  readonly isClosed: boolean;
  /** How it is carried out; for operators. */
  readonly saga: Pick<Standing, 'status' | 'epoch' | 'version' | 'wakeAt'>;
}

/** How a placement ends when its saga turned around for this reason: its status, its order's, and what the caller reads. */
export const endingOf = (
  turn: Turn,
): { readonly placement: PlacementStatus; readonly order: OrderStatus; readonly rejection: Rejection } => {
  if (turn.kind === 'forced') return cancelled;
  if (turn.kind !== 'refused') return expired;
  switch (turn.step) {
    case 'reserve stock': {
      const { lines } = turn.body as { lines: Shortage[] };
      return { placement: 'REJECTED', order: 'REJECTED', rejection: { code: 'INSUFFICIENT_STOCK', shortages: lines } };
    }
    case 'authorize payment': {
      const { reason } = turn.body as { reason: string };
      return { placement: 'REJECTED', order: 'PAYMENT_FAILED', rejection: { code: 'PAYMENT_DECLINED', reason } };
    }
    default:
      return expired;
  }
};

const expired = { placement: 'EXPIRED', order: 'EXPIRED', rejection: { code: 'PLACEMENT_EXPIRED' } } as const;
const cancelled = { placement: 'CANCELLED', order: 'CANCELLED', rejection: { code: 'PLACEMENT_CANCELLED' } } as const;

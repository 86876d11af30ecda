// What does not add up: nothing here repairs it, since only a person can tell which side is right.
import type { Instant } from '@cartograph/kernel';

/** A balance that is not what the ledger and the holds make of it. */
export interface LedgerDifference {
  readonly variantId: string;
  readonly warehouse: string;
  readonly onHand: number;
  readonly onHandByLedger: number;
  readonly reserved: number;
  readonly reservedByLedger: number;
  readonly reservedByHolds: number;
}

/** A hold that keeps its stock long after its time. Pinned, its saga is gone or waits for a person; held, it could not expire. */
export interface OverduePin {
  readonly orderId: string;
  readonly expiresAt: Instant;
}

export type DiscrepancyKind = 'LEDGER' | 'OVERDUE_PIN';

interface Seen {
  readonly id: string;
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
  /** When it was found to be over; null while it lasts. */
  readonly goneAt: Instant | null;
}

export type Discrepancy = Seen &
  (
    | { readonly kind: 'LEDGER'; readonly details: LedgerDifference }
    | { readonly kind: 'OVERDUE_PIN'; readonly details: OverduePin }
  );

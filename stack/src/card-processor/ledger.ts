// What a line of the ledger says: one operation, and what stands since.
import type { Instant } from '@cartograph/kernel';
import type { Authorization } from './authorization';
import type { Journal } from './journal';
import type { Refund } from './refund';

export type MoneyOperation = 'authorize' | 'capture' | 'void' | 'refund';

export interface RefusalBody {
  readonly code: string;
  readonly message: string;
}

/** What an operation was answered with. A refusal is kept too, so that its key answers the same again. */
export interface Answer {
  readonly status: number;
  readonly body: Authorization | Refund | RefusalBody;
}

/** When a pending refund will be settled, and how. */
export interface Settlement {
  readonly at: Instant;
  readonly status: 'succeeded' | 'failed';
}

export interface LedgerEntry {
  readonly at: Instant;
  readonly operation: MoneyOperation | 'settle-refund';
  readonly by: 'merchant' | 'hand' | 'bank';
  /** The authorization's. */
  readonly reference: string;
  readonly answer: Answer;
  /** Of the webhook that tells of it; a refusal tells nobody. */
  readonly eventId?: string;
  readonly settlement?: Settlement;
  /** Only what a merchant asked has a key. */
  readonly idempotencyKey?: string;
  /** Digest of the request, to tell a retry from a key used twice. */
  readonly fingerprint?: string;
}

export type Ledger = Journal<LedgerEntry>;

/** The authorization or the refund that stands since this line, or undefined when the line is a no. */
export const standingSince = ({ answer }: LedgerEntry): Authorization | Refund | undefined =>
  'id' in answer.body ? answer.body : undefined;

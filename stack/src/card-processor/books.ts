// What stands, folded from the ledger: authorizations with their refunds, and what each key was answered.
import type { Authorization } from './authorization';
import { standingSince, type LedgerEntry } from './ledger';
import { withRefund, type Refund } from './refund';

export interface Books {
  readonly entries: readonly LedgerEntry[];
  /** Returns the number of its line, counted from 0. */
  record(entry: LedgerEntry): number;
  authorization(id: string): Authorization | undefined;
  authorizationsOf(reference: string): Authorization[];
  refund(id: string): Refund | undefined;
  refundsOf(refundReference: string): Refund[];
  /** The last operation under a key. */
  operation(idempotencyKey: string): LedgerEntry | undefined;
  all(): Authorization[];
}

/** As a ledger of before there were refunds has it. */
const withoutRefunds = (old: Omit<Authorization, 'refunds' | 'refundedMinor'>): Authorization => ({
  ...old,
  refundedMinor: 0,
  refunds: [],
});

const addTo = (index: Map<string, Set<string>>, name: string, id: string): void => {
  index.set(name, (index.get(name) ?? new Set()).add(id));
};

export const createBooks = (written: readonly LedgerEntry[]): Books => {
  const entries: LedgerEntry[] = [];
  const byKey = new Map<string, LedgerEntry>();
  const authorizations = new Map<string, Authorization>();
  const refunds = new Map<string, Refund>();
  const idsByReference = new Map<string, Set<string>>();
  const refundIdsByReference = new Map<string, Set<string>>();

  const recordStanding = (standing: Authorization | Refund): void => {
    if ('authorizationId' in standing) {
      refunds.set(standing.id, standing);
      addTo(refundIdsByReference, standing.reference, standing.id);
      const authorization = authorizations.get(standing.authorizationId)!;
      authorizations.set(authorization.id, withRefund(authorization, standing));
    } else {
      authorizations.set(standing.id, 'refunds' in standing ? standing : withoutRefunds(standing));
      addTo(idsByReference, standing.reference, standing.id);
    }
  };
  const record = (entry: LedgerEntry): number => {
    if (entry.idempotencyKey !== undefined) byKey.set(entry.idempotencyKey, entry);
    const standing = standingSince(entry);
    if (standing) recordStanding(standing);
    return entries.push(entry) - 1;
  };
  written.forEach(record);

  return {
    entries,
    record,
    authorization: (id) => authorizations.get(id),
    authorizationsOf: (reference) => [...(idsByReference.get(reference) ?? [])].map((id) => authorizations.get(id)!),
    refund: (id) => refunds.get(id),
    refundsOf: (reference) => [...(refundIdsByReference.get(reference) ?? [])].map((id) => refunds.get(id)!),
    operation: (key) => byKey.get(key),
    all: () => [...authorizations.values()],
  };
};

// What a merchant may ask without changing anything. By id the answer is exact; a search shows what its index has seen.
import { plusMs } from '@cartograph/kernel';
import { asOf, type Authorization } from './authorization';
import { createBooks, type Books } from './books';
import type { Clock } from './clock';
import type { Ledger, LedgerEntry } from './ledger';
import type { Refund } from './refund';

export interface Lookups {
  find(id: string): Promise<Authorization | undefined>;
  findRefund(id: string): Promise<Refund | undefined>;
  findOperation(idempotencyKey: string): Promise<LedgerEntry | undefined>;
  /** As they stood `lagMs` ago. */
  findByReference(reference: string, lagMs?: number): Promise<Authorization[]>;
  findRefundsByReference(refundReference: string, lagMs?: number): Promise<Refund[]>;
  dump(): Promise<{ authorizations: Authorization[]; entries: readonly LedgerEntry[] }>;
}

export const createLookups = (books: Books, ledger: Ledger, clock: Clock): Lookups => {
  const current = (authorization: Authorization) => asOf(authorization, clock.now());

  /** The books as an index that lags knows them, of these authorizations only. */
  const seen = (lagMs: number, references: readonly string[]): Books => {
    if (lagMs === 0) return books;
    const horizon = plusMs(clock.now(), -lagMs);
    return createBooks(books.entries.filter(({ at, reference }) => at <= horizon && references.includes(reference)));
  };

  return {
    find: async (id) => {
      await ledger.synced();
      const found = books.authorization(id);
      return found && current(found);
    },
    findRefund: async (id) => {
      await ledger.synced();
      return books.refund(id);
    },
    findOperation: async (idempotencyKey) => {
      await ledger.synced();
      return books.operation(idempotencyKey);
    },
    findByReference: async (reference, lagMs = 0) => {
      await ledger.synced();
      return seen(lagMs, [reference]).authorizationsOf(reference).map(current);
    },
    findRefundsByReference: async (refundReference, lagMs = 0) => {
      await ledger.synced();
      const owners = books.refundsOf(refundReference).map((found) => books.authorization(found.authorizationId)!);
      return seen(
        lagMs,
        owners.map(({ reference }) => reference),
      ).refundsOf(refundReference);
    },
    dump: async () => {
      await ledger.synced();
      return { authorizations: books.all().map(current), entries: books.entries };
    },
  };
};

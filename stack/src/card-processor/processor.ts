// The processor itself: idempotency keys, the test cards' manners, and refunds that take their time.
import { dayMs, plusMs } from '@cartograph/kernel';
import { createBooks } from './books';
import { cardBehind, type Conduct } from './card-tokens';
import type { Clock } from './clock';
import { standingSince, type Answer, type Ledger, type LedgerEntry } from './ledger';
import { createLookups, type Lookups } from './lookups';
import { perform, type Operation } from './operation';
import { settleRefund } from './refund';
import { refusalAnswer, type RefusalCode } from './refusals';

export interface Answered {
  readonly answer: Answer;
  readonly replayed: boolean;
}

export interface ProcessorOptions {
  readonly ledger: Ledger;
  readonly entries: readonly LedgerEntry[];
  readonly clock: Clock;
  readonly newId: (prefix: string) => string;
  readonly slowMs: number;
  /** Told of each line of the ledger, counted from 0, once it is on the disk. */
  readonly tell?: (entry: LedgerEntry, line: number) => void;
}

export interface Processor extends Lookups {
  /** At most once for a key; what is staged goes before the card's own manners. */
  execute(idempotencyKey: string, fingerprint: string, operation: Operation, staged?: Conduct): Promise<Answered>;
  /** What a person does in the dashboard: no key and no card's manners, only the rules. */
  executeByHand(operation: Operation): Promise<Answer>;
  /** Whether a key would be answered with what it was answered before. */
  isRemembered(idempotencyKey: string): boolean;
  /** Which card an operation is about, and the reference of its authorization; undefined where there is none. */
  about(operation: Operation): { readonly token: string; readonly reference: string } | undefined;
}

// As long as real processors promise to remember a key.
const keyLifetimeMs = dayMs;

const failed = (code: RefusalCode): Answered => ({ answer: refusalAnswer(code), replayed: false });

export const createProcessor = ({ ledger, clock, newId, slowMs, tell, ...options }: ProcessorOptions): Processor => {
  const books = createBooks(options.entries);
  const inFlight = new Map<string, string>();

  const write = async (...entries: LedgerEntry[]): Promise<void> => {
    const lines = entries.map(books.record);
    await Promise.all(entries.map((entry) => ledger.append(entry)));
    entries.forEach(awaitSettlement);
    entries.forEach((entry, index) => tell?.(entry, lines[index]!));
  };

  /** A pending refund is settled when its time has come, however often we were started meanwhile. */
  const awaitSettlement = (entry: LedgerEntry): void => {
    const id = standingSince(entry)?.id;
    const { settlement, reference } = entry;
    if (!settlement || id === undefined || books.refund(id)?.status !== 'pending') return;
    clock.at(settlement.at, () => {
      const body = settleRefund(books.refund(id)!, settlement.status);
      const answer = { status: 200, body };
      const told = tell && { eventId: newId('evt') };
      void write({ at: clock.now(), operation: 'settle-refund', by: 'bank', reference, answer, ...told });
    });
  };
  options.entries.forEach(awaitSettlement);

  const about: Processor['about'] = (operation) =>
    operation.kind === 'authorize' ? operation : books.authorization(operation.authorizationId);

  const enter = (operation: Operation, conduct: Conduct, by: 'merchant' | 'hand'): LedgerEntry => {
    const at = clock.now();
    const target = 'authorizationId' in operation ? books.authorization(operation.authorizationId) : undefined;
    const { answer, settlement } = perform(operation, { at, newId, conduct, target });
    const { reference } = about(operation)!;
    const told = tell && answer.status === 200 && { eventId: newId('evt') };
    return { at, operation: operation.kind, by, reference, answer, ...told, ...(settlement && { settlement }) };
  };

  const executeOnce = async (key: string, fingerprint: string, operation: Operation, staged: Conduct) => {
    const subject = about(operation);
    if (!subject) return refusalAnswer('authorization_not_found');
    const card = cardBehind(subject.token, slowMs);
    // Like other malformed requests this one executes nothing, so the key stays free.
    if (!card) return refusalAnswer('invalid_token');
    const conduct = { ...card.conduct[operation.kind], ...staged };
    if (conduct.delayMs) await clock.wait(conduct.delayMs);
    const entry = enter(operation, conduct, 'merchant');
    const keyed = { idempotencyKey: key, fingerprint };
    if (!conduct.keepsError || entry.answer.status !== 200) {
      await write({ ...entry, ...keyed });
      return entry.answer;
    }
    const { at, by, reference } = entry;
    const answer = refusalAnswer('internal_error');
    await write(entry, { at, operation: operation.kind, by, reference, answer, ...keyed });
    return answer;
  };

  const remembered = (key: string): LedgerEntry | undefined => {
    const known = books.operation(key);
    return known && clock.now() < plusMs(known.at, keyLifetimeMs) ? known : undefined;
  };

  return {
    ...createLookups(books, ledger, clock),
    about,
    isRemembered: (key) => remembered(key) !== undefined,
    execute: async (key, fingerprint, operation, staged = {}) => {
      const known = remembered(key);
      const running = inFlight.get(key);
      const earlier = running ?? known?.fingerprint;
      if (earlier !== undefined && earlier !== fingerprint) return failed('idempotency_key_reused');
      if (running !== undefined) return failed('idempotency_key_in_flight');
      if (known) return { answer: known.answer, replayed: true };
      inFlight.set(key, fingerprint);
      try {
        return { answer: await executeOnce(key, fingerprint, operation, staged), replayed: false };
      } finally {
        inFlight.delete(key);
      }
    },
    executeByHand: async (operation) => {
      if (!about(operation)) return refusalAnswer('authorization_not_found');
      const entry = enter(operation, {}, 'hand');
      if (entry.answer.status === 200) await write(entry);
      return entry.answer;
    },
  };
};

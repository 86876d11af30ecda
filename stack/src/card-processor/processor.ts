// The processor itself: idempotency keys, the test cards' manners, and authorizations folded from the ledger.
import { dayMs, type Instant } from '@cartograph/kernel';
import { asOf, authorize, capture, voidAuthorization, type Authorization } from './authorization';
import { cardBehind, type CardBehaviour, type Cut } from './card-tokens';
import type { Answer, Ledger, LedgerEntry } from './ledger';
import { refusalAnswer } from './refusals';

/** What a merchant asks, with the key under which it is done at most once. */
export type Operation =
  | { kind: 'authorize'; amountMinor: number; currency: string; token: string; reference: string }
  | { kind: 'capture'; authorizationId: string; amountMinor: number }
  | { kind: 'void'; authorizationId: string };

export type Outcome = { answer: Answer; replayed: boolean } | 'cut';

export interface ProcessorOptions {
  readonly ledger: Ledger;
  readonly entries: readonly LedgerEntry[];
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly slowMs: number;
  readonly pause: (ms: number) => Promise<unknown>;
}

export interface Processor {
  execute(idempotencyKey: string, fingerprint: string, operation: Operation): Promise<Outcome>;
  find(id: string): Promise<Authorization | undefined>;
  findByReference(reference: string): Promise<Authorization[]>;
  dump(): Promise<{ authorizations: Authorization[]; entries: readonly LedgerEntry[] }>;
}

// As long as real processors promise to remember a key.
const keyLifetimeMs = dayMs;

export const createProcessor = (options: ProcessorOptions): Processor => {
  const { ledger, now } = options;
  const entries: LedgerEntry[] = [];
  const byKey = new Map<string, LedgerEntry>();
  const authorizations = new Map<string, Authorization>();
  const idsByReference = new Map<string, Set<string>>();
  const inFlight = new Map<string, string>();
  const cutBefore = new Set<string>();

  const record = (entry: LedgerEntry): void => {
    entries.push(entry);
    byKey.set(entry.idempotencyKey, entry);
    const { body } = entry.answer;
    if (!('id' in body)) return;
    authorizations.set(body.id, body);
    const ids = idsByReference.get(body.reference) ?? new Set();
    idsByReference.set(body.reference, ids.add(body.id));
  };
  options.entries.forEach(record);

  const perform = (operation: Operation, card: CardBehaviour, target: Authorization | undefined): Answer => {
    if (operation.kind === 'authorize') {
      if (card.refusal) return refusalAnswer(card.refusal);
      const { reference, token, amountMinor, currency } = operation;
      return { status: 200, body: authorize({ id: options.newId(), reference, token, amountMinor, currency }, now()) };
    }
    if (!target) return refusalAnswer('authorization_not_found');
    if (operation.kind === 'capture' && card.refusesCapture) return refusalAnswer('capture_refused');
    const decision =
      operation.kind === 'capture' ? capture(target, operation.amountMinor, now()) : voidAuthorization(target, now());
    return decision.ok ? { status: 200, body: decision.state } : refusalAnswer(decision.refusal);
  };

  /** Cuts only the first attempt: the key that comes again gets through. */
  const cutOf = (operation: Operation, card: CardBehaviour): Cut | undefined => {
    if (operation.kind === 'authorize') return card.cutAuthorization;
    return operation.kind === 'capture' ? card.cutCapture : undefined;
  };

  const executeOnce = async (idempotencyKey: string, fingerprint: string, operation: Operation): Promise<Outcome> => {
    const target = () => ('authorizationId' in operation ? authorizations.get(operation.authorizationId) : undefined);
    const token = operation.kind === 'authorize' ? operation.token : target()?.token;
    const card = token === undefined ? {} : cardBehind(token, options.slowMs);
    // Like other malformed requests these execute nothing, so the key stays free.
    if (!card) return { answer: refusalAnswer('invalid_token'), replayed: false };
    if (token === undefined) return { answer: refusalAnswer('authorization_not_found'), replayed: false };

    const cut = cutOf(operation, card);
    if (cut === 'before' && !cutBefore.has(idempotencyKey)) {
      cutBefore.add(idempotencyKey);
      return 'cut';
    }
    if (operation.kind === 'authorize' && card.delayMs) await options.pause(card.delayMs);
    const answer = perform(operation, card, target());
    const reference = operation.kind === 'authorize' ? operation.reference : target()!.reference;
    const entry = { at: now(), operation: operation.kind, reference, idempotencyKey, fingerprint, answer };
    record(entry);
    await ledger.append(entry);
    return cut === 'after' ? 'cut' : { answer, replayed: false };
  };

  return {
    execute: async (idempotencyKey, fingerprint, operation) => {
      const known = byKey.get(idempotencyKey);
      const running = inFlight.get(idempotencyKey);
      const earlier = running ?? (known && now() - known.at < keyLifetimeMs ? known.fingerprint : undefined);
      if (earlier !== undefined && earlier !== fingerprint)
        return { answer: refusalAnswer('idempotency_key_reused'), replayed: false };
      if (running !== undefined) return { answer: refusalAnswer('idempotency_key_in_flight'), replayed: false };
      if (earlier !== undefined) return { answer: known!.answer, replayed: true };
      inFlight.set(idempotencyKey, fingerprint);
      try {
        return await executeOnce(idempotencyKey, fingerprint, operation);
      } finally {
        inFlight.delete(idempotencyKey);
      }
    },
    find: async (id) => {
      await ledger.synced();
      const found = authorizations.get(id);
      return found && asOf(found, now());
    },
    findByReference: async (reference) => {
      await ledger.synced();
      return [...(idsByReference.get(reference) ?? [])].map((id) => asOf(authorizations.get(id)!, now()));
    },
    dump: async () => {
      await ledger.synced();
      return { authorizations: [...authorizations.values()].map((found) => asOf(found, now())), entries };
    },
  };
};

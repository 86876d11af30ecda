// The accidents that can be staged, where each may happen, and which of them strikes.
import { createHash } from 'node:crypto';
import type { MoneyOperation } from './ledger';
import type { RefusalCode } from './refusals';

const onTheWay = [
  'silent_before',
  'silent_after',
  'late',
  'error_before',
  'error_after',
  'throttled',
  'reset',
] as const;
const atTheBank = ['slow', 'refused', 'error_kept', 'pending', 'failing'] as const;

const kinds = {
  request: [...onTheWay, ...atTheBank],
  search: ['stale'],
  webhook: ['duplicated', 'delayed', 'dropped', 'reordered', 'forged'],
} as const;

/** What happens on the way of a request or its answer. */
export type WireKind = (typeof onTheWay)[number];
/** How the bank itself behaves when it is asked. */
export type BankKind = (typeof atTheBank)[number];
export type Scene = keyof typeof kinds;
export type KindOf<Place extends Scene> = (typeof kinds)[Place][number];
export type FaultKind = KindOf<Scene>;
export const faultKinds: readonly FaultKind[] = Object.values(kinds).flat();

export interface Fault<Kind extends FaultKind = FaultKind> {
  readonly kind: Kind;
  readonly delayMs?: number | undefined;
  readonly code?: RefusalCode | undefined;
}

/** What is about to happen: the request, the search or the webhook that a fault may strike. */
export interface Deed {
  /** A request's idempotency key, a webhook's event id, a search's reference. */
  readonly name: string;
  readonly operation?: MoneyOperation | undefined;
  /** The authorization's, and the refund's. */
  readonly references: readonly string[];
  readonly token?: string | undefined;
  /** The bank is not asked any more: its answer is remembered. */
  readonly isReplay?: boolean;
}

export interface Match {
  readonly operation?: MoneyOperation | undefined;
  readonly reference?: string | undefined;
  readonly keyPrefix?: string | undefined;
  readonly token?: string | undefined;
}

export interface Script extends Fault {
  readonly id: string;
  readonly match: Match;
  /** Strikes left. */
  readonly times: number | 'always';
}

export interface Chaos {
  readonly seed: string;
  readonly rates: Readonly<Partial<Record<FaultKind, number>>>;
  readonly delayMs?: number | undefined;
}

/** What may strike a request. */
export type RequestFault = Fault<WireKind> | Fault<BankKind>;

const isAtTheBank = (kind: FaultKind): kind is BankKind => (atTheBank as readonly FaultKind[]).includes(kind);
const isOfRefunds = (kind: FaultKind): boolean => kind === 'pending' || kind === 'failing';

export const isOfTheBank = (fault: RequestFault): fault is Fault<BankKind> => isAtTheBank(fault.kind);

/** Whether a kind of fault can strike a deed in this scene at all. */
export const canStrike = (kind: FaultKind, scene: Scene, { operation, isReplay = false }: Deed): boolean =>
  (kinds[scene] as readonly FaultKind[]).includes(kind) &&
  (operation === 'refund' || !isOfRefunds(kind)) &&
  !(isReplay && isAtTheBank(kind));

export const fits = (match: Match, deed: Deed): boolean =>
  (match.operation === undefined || match.operation === deed.operation) &&
  (match.reference === undefined || deed.references.includes(match.reference)) &&
  (match.keyPrefix === undefined || deed.name.startsWith(match.keyPrefix)) &&
  (match.token === undefined || match.token === deed.token);

/** From 0 up to 1, always the same for the same words, whatever happens at the same time. */
export const chanceOf = (...words: readonly string[]): number =>
  createHash('sha256').update(words.join('\n')).digest().readUInt32BE() / 2 ** 32;

/** The kind that chance picks, or undefined when it lets this one pass. */
export const drawKind = (rates: Chaos['rates'], candidates: readonly FaultKind[], chance: number) => {
  let upTo = 0;
  return candidates.find((kind) => chance < (upTo += rates[kind] ?? 0));
};

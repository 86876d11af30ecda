// What changeMany is told of one kind of item, and what it tells of each.
import type { Outgoing } from '@cartograph/contracts';
import type { Instant } from '@cartograph/kernel';
import type { Logger } from './logger';
import type { Outbox } from './outbox';
import type { Postgres } from './postgres';
import type { Tx } from './transaction';

/** The answer comes later: the key stays claimed, and asking again meanwhile gets no answer. */
export const answerLater = Symbol('answer later');
/** As if never heard: nothing is answered and the key is free again. */
export const unheard = Symbol('unheard');

/** What a rule settled for one item. */
export interface Settled<Row, Answer> {
  readonly answer: Answer | typeof answerLater | typeof unheard;
  /** The code of a refusal that nobody is told, such as STALE_EPOCH: it is logged, for a person who looks. */
  readonly refusal?: string;
  /** The answer is given but not kept: the key may be used again. For a refusal that leaves no trace. */
  readonly isKeyFree?: boolean;
  /** Rows as they should be from now on, by key. */
  readonly rows?: readonly (readonly [key: string, row: Row])[];
  /** Messages that leave because of it, replies excepted. */
  readonly outgoing?: readonly Outgoing[];
}

export type Outcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer; readonly isReplay: boolean }
  /** Its key is claimed, and its answer comes later. */
  | { readonly kind: 'unanswered' }
  /** Nothing happened and its key is free: it waited too long for a lock even alone, or it is poisoned and nobody is told later. */
  | { readonly kind: 'failed'; readonly fault: unknown }
  /** Its answer, where somebody waits for one, is what the asker was told. */
  | { readonly kind: 'parked'; readonly fault: unknown; readonly answer?: Answer };

/** An item that no retry can help, and why. */
export interface Poisoned<Item = unknown> {
  readonly stepKey: string;
  readonly item: Item;
  readonly fault: unknown;
}

/** What somebody who waits for an answer is sent. */
export interface Answering<Item, Answer> {
  /** The reply that carries an answer, stored ones included. */
  readonly reply: (item: Item, answer: Answer) => Outgoing;
  /** The answer to an item that was parked, kept for whoever asks again. `cause` has at most 1,000 characters. */
  readonly parked: (cause: string) => Answer;
}

/** How a list of one kind of item changes one store. */
export interface ListChange<Item, Row, Answer> {
  /** The business key that makes an item happen once. */
  readonly stepKey: (item: Item) => string;
  /** Locks and reads the rows that the items touch, in bytewise order of their keys. */
  readonly lock: (tx: Tx, items: readonly Item[]) => Promise<Map<string, Row>>;
  /** The rule, on what the items before it left. It is synchronous: nobody calls the world while rows are locked. */
  readonly decide: (rows: ReadonlyMap<string, Row>, item: Item, at: Instant) => Settled<Row, Answer>;
  /** Writes each changed row once, one statement a table. */
  readonly save: (tx: Tx, changed: ReadonlyMap<string, Row>) => Promise<void>;
  /** For commands, whose askers wait: none is left without an answer, parked ones included. */
  readonly answering?: Answering<Item, Answer>;
  /** Does what follows from items that were parked, in the transaction that parks them. */
  readonly onParked?: (tx: Tx, poisoned: readonly Poisoned<Item>[]) => Promise<void>;
}

/** Whether anybody hears of an item after the call: only then may it be parked, since its key is never free again. */
export const isToldLater = <Item, Row, Answer>({ answering, onParked }: ListChange<Item, Row, Answer>): boolean =>
  answering !== undefined || onParked !== undefined;

export interface ListStore {
  readonly postgres: Postgres;
  readonly outbox: Outbox;
  readonly logger: Logger;
  /** How long the whole list is tried again when the database is away, in milliseconds; 2,000 when absent. */
  readonly patienceMs?: number;
}

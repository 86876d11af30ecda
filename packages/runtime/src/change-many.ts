// The heart of the buying path: a list of items, one transaction. Each item's key is claimed in the inbox, the rows it
// touches are locked in order, a pure rule decides item by item on what the items before it left, and states, answers
// and outgoing messages are saved together.
import { setTimeout as pause } from 'node:timers/promises';
import type { Outgoing } from '@cartograph/contracts';
import type { Instant } from '@cartograph/kernel';
import { bisect } from './bisect';
import { Fault } from './fault';
import { claim, forget, remember } from './inbox';
import type { Logger } from './logger';
import type { Outbox } from './outbox';
import { park, type Poisoned } from './parked';
import type { Postgres } from './postgres';
import { judgeFault } from './postgres-faults';
import { inTransaction, type Tx } from './transaction';

/** The answer comes later: the key stays claimed, and asking again meanwhile gets no answer. */
export const answerLater = Symbol('answer later');
/** As if never heard: nothing is answered and the key is free again. */
export const unheard = Symbol('unheard');

/** What a rule settled for one item. */
export interface Settled<Row, Answer> {
  readonly answer: Answer | typeof answerLater | typeof unheard;
  /** The answer is given but not kept: the key may be used again. For a refusal that leaves no trace. */
  readonly isKeyFree?: boolean;
  /** Rows as they should be from now on, by key. */
  readonly rows?: readonly (readonly [key: string, row: Row])[];
  /** Messages that leave because of it, replies excepted. */
  readonly outgoing?: readonly Outgoing[];
}

export type Outcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer; readonly isReplay: boolean }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'parked'; readonly fault: unknown };

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
  /** The reply that carries an answer, stored ones included. */
  readonly reply?: (item: Item, answer: Answer) => Outgoing;
}

export interface ListStore {
  readonly postgres: Postgres;
  readonly outbox: Outbox;
  readonly logger: Logger;
  /** How long the whole list is tried again when the database is away, in milliseconds; 2,000 when absent. */
  readonly patienceMs?: number;
}

const bytewise = (keys: Iterable<string>): string[] => [...new Set(keys)].sort();

const decideAll = <Item, Row, Answer>(
  change: ListChange<Item, Row, Answer>,
  items: readonly Item[],
  rows: Map<string, Row>,
  at: Instant,
) => {
  const changed = new Map<string, Row>();
  const answers = new Map<string, Answer>();
  const dropped: string[] = [];
  const outgoing: Outgoing[] = [];
  const poisoned = new Map<string, Poisoned>();
  for (const item of items) {
    const stepKey = change.stepKey(item);
    try {
      const settled = change.decide(rows, item, at);
      for (const [key, row] of settled.rows ?? []) {
        rows.set(key, row);
        changed.set(key, row);
      }
      outgoing.push(...(settled.outgoing ?? []));
      if (settled.answer === unheard || settled.isKeyFree) dropped.push(stepKey);
      if (settled.answer !== unheard && settled.answer !== answerLater) answers.set(stepKey, settled.answer);
    } catch (fault) {
      poisoned.set(stepKey, { stepKey, item, fault });
    }
  }
  return { changed, answers, dropped, outgoing, poisoned };
};

const changeOnce = async <Item, Row, Answer>(
  { postgres, outbox, logger }: ListStore,
  change: ListChange<Item, Row, Answer>,
  items: readonly Item[],
): Promise<Outcome<Answer>[]> => {
  const { outcomes, outgoing } = await outbox.leaving((leaving) =>
    inTransaction(postgres, async (tx) => {
      const { fresh, known } = await claim(tx, bytewise(items.map(change.stepKey)));
      const firstOf = new Map<string, Item>();
      for (const item of items) {
        const stepKey = change.stepKey(item);
        if (fresh.has(stepKey) && !firstOf.has(stepKey)) firstOf.set(stepKey, item);
      }
      const effective = [...firstOf.values()];
      const rows = effective.length > 0 ? await change.lock(tx, effective) : new Map<string, Row>();
      const decided = decideAll(change, effective, rows, tx.at);
      if (decided.changed.size > 0) await change.save(tx, decided.changed);
      await remember(tx, decided.answers);
      await forget(tx, decided.dropped);
      await park(tx, [...decided.poisoned.values()], logger);

      const outcomes = items.map((item): Outcome<Answer> => {
        const stepKey = change.stepKey(item);
        const poison = decided.poisoned.get(stepKey);
        if (poison) return { kind: 'parked', fault: poison.fault };
        const isReplay = firstOf.get(stepKey) !== item;
        const answer = decided.answers.get(stepKey) ?? (known.get(stepKey) as Answer | null | undefined);
        return answer === undefined || answer === null
          ? { kind: 'unanswered' }
          : { kind: 'answered', answer, isReplay };
      });
      const replies = items.flatMap((item, index) => {
        const outcome = outcomes[index]!;
        return change.reply && outcome.kind === 'answered' ? [change.reply(item, outcome.answer)] : [];
      });
      const outgoing = [...decided.outgoing, ...replies];
      await leaving(tx, outgoing);
      return { outcomes, outgoing };
    }),
  );
  outbox.publish(outgoing);
  return outcomes;
};

const backOffMs = (attempt: number) => Math.random() * Math.min(400, 25 * 2 ** attempt);

/**
 * Settles a list: answers come in item order. A fault that concerns everybody (connection, deadlock) repeats the whole
 * list until the store's patience ends, then throws Fault SERVICE_UNAVAILABLE with nothing changed or, after a broken
 * COMMIT, with everything changed: the keys tell when it is tried again. Any other fault takes out the item to blame.
 */
export const changeMany = async <Item, Row, Answer>(
  store: ListStore,
  change: ListChange<Item, Row, Answer>,
  items: readonly Item[],
): Promise<Outcome<Answer>[]> => {
  const giveUpAt = Date.now() + (store.patienceMs ?? 2_000);

  /** Tries again what concerns everybody; three times what a shorter list may spare. */
  const patiently = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await work();
      } catch (fault) {
        const verdict = judgeFault(fault);
        const isOver = Date.now() > giveUpAt;
        if (verdict === 'again' && isOver) throw new Fault('SERVICE_UNAVAILABLE', 'The store is away.', fault);
        if (verdict === 'poison' || (verdict === 'smaller' && attempt >= 2)) throw fault;
      }
      await pause(backOffMs(attempt));
    }
  };

  const parkAlone = async (item: Item, fault: unknown): Promise<Outcome<Answer>> => {
    const poisoned = { stepKey: change.stepKey(item), item, fault };
    await patiently(() => inTransaction(store.postgres, (tx) => park(tx, [poisoned], store.logger)));
    return { kind: 'parked', fault };
  };

  if (items.length === 0) return [];
  return bisect(
    items,
    (list) => patiently(() => changeOnce(store, change, list)),
    (fault) => !(fault instanceof Fault),
    parkAlone,
  );
};

/** A list of one. */
export const changeOne = async <Item, Row, Answer>(
  store: ListStore,
  change: ListChange<Item, Row, Answer>,
  item: Item,
): Promise<Outcome<Answer>> => (await changeMany(store, change, [item]))[0]!;

// The heart of the buying path: a list of items, one transaction. Each item's key is claimed in the inbox, the rows it
// touches are locked in order, a pure rule decides item by item on what the items before it left, and states, answers
// and outgoing messages are saved together.
import type { Outgoing } from '@cartograph/contracts';
import type { Instant } from '@cartograph/kernel';
import { bisect } from './bisect';
import { bytewise } from './bytewise';
import { Fault } from './fault';
import { claim, forget, remember } from './inbox';
import {
  answerLater,
  isToldLater,
  unheard,
  type ListChange,
  type ListStore,
  type Outcome,
  type Poisoned,
} from './list-change';
import { causeOf, park, parkAlone } from './parked';
import { patiently } from './patience';
import { isOnlyWaiting, judgeFault } from './postgres-faults';
import { inTransaction } from './transaction';

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
  const poisoned = new Map<string, Poisoned<Item>>();
  const refused: { stepKey: string; code: string }[] = [];
  for (const item of items) {
    const stepKey = change.stepKey(item);
    try {
      const settled = change.decide(rows, item, at);
      for (const [key, row] of settled.rows ?? []) {
        rows.set(key, row);
        changed.set(key, row);
      }
      outgoing.push(...(settled.outgoing ?? []));
      if (settled.refusal) refused.push({ stepKey, code: settled.refusal });
      if (settled.answer === unheard || settled.isKeyFree) dropped.push(stepKey);
      if (settled.answer !== unheard && settled.answer !== answerLater) answers.set(stepKey, settled.answer);
    } catch (fault) {
      poisoned.set(stepKey, { stepKey, item, fault });
      if (!isToldLater(change)) dropped.push(stepKey);
      if (change.answering) answers.set(stepKey, change.answering.parked(causeOf(fault)));
    }
  }
  return { changed, answers, dropped, outgoing, poisoned, refused };
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
      for (const refused of decided.refused) logger.warn(refused, 'refused without an answer');
      await remember(tx, decided.answers);
      await forget(tx, decided.dropped);
      if (decided.poisoned.size > 0 && isToldLater(change)) {
        const poisoned = [...decided.poisoned.values()];
        await park(tx, poisoned, logger);
        await change.onParked?.(tx, poisoned);
      }

      const answerTo = (item: Item): Answer | null => {
        const stepKey = change.stepKey(item);
        return decided.answers.get(stepKey) ?? (known.get(stepKey) as Answer | undefined) ?? null;
      };
      const outcomes = items.map((item): Outcome<Answer> => {
        const stepKey = change.stepKey(item);
        const poison = decided.poisoned.get(stepKey);
        const answer = answerTo(item);
        if (poison && !isToldLater(change)) return { kind: 'failed', fault: poison.fault };
        if (poison) return { kind: 'parked', fault: poison.fault, ...(answer !== null && { answer }) };
        const isReplay = firstOf.get(stepKey) !== item;
        return answer === null ? { kind: 'unanswered' } : { kind: 'answered', answer, isReplay };
      });
      const replies = items.flatMap((item) => {
        const answer = answerTo(item);
        return change.answering && answer !== null ? [change.answering.reply(item, answer)] : [];
      });
      const outgoing = [...decided.outgoing, ...replies];
      await leaving(tx, outgoing);
      return { outcomes, outgoing };
    }),
  );
  outbox.publish(outgoing);
  return outcomes;
};

/**
 * Settles a list: answers come in item order. A fault that concerns everybody (connection, deadlock) repeats the whole
 * list until the store's patience ends, then throws Fault SERVICE_UNAVAILABLE with nothing changed or, after a broken
 * COMMIT, with everything changed: the keys tell when it is tried again. An item that waits too long for a lock even
 * alone fails, and harms nobody. Any other fault takes out the item to blame: it is parked where somebody is told later,
 * and fails where only the caller waits, who would otherwise find its key claimed for ever.
 */
export const changeMany = async <Item, Row, Answer>(
  store: ListStore,
  change: ListChange<Item, Row, Answer>,
  items: readonly Item[],
): Promise<Outcome<Answer>[]> => {
  const giveUpAt = Date.now() + (store.patienceMs ?? 2_000);
  const { stepKey } = change;

  const takeOut = async (item: Item, fault: unknown): Promise<Outcome<Answer>> => {
    if (isOnlyWaiting(fault)) {
      store.logger.warn({ stepKey: stepKey(item), err: fault }, 'an item waited too long and is left unanswered');
      return { kind: 'failed', fault: new Fault('SERVICE_UNAVAILABLE', 'waited too long', fault) };
    }
    if (!isToldLater(change)) return { kind: 'failed', fault };
    const parking = (how: Parameters<typeof parkAlone<Item, Row, Answer>>[1]) =>
      patiently(() => parkAlone(store, how, item, fault), { giveUpAt, tries: 3 });
    try {
      return await parking(change);
    } catch (worse) {
      if (worse instanceof Fault || judgeFault(worse) !== 'poison') throw worse;
      // Whoever waits for it is not told, but it harms nobody else.
      store.logger.error({ stepKey: stepKey(item), err: worse }, 'an item that is parked could not be answered');
      return parking({ stepKey });
    }
  };

  if (items.length === 0) return [];
  return bisect(
    items,
    // Three times the whole; its parts once, since each may wait as long as the whole did, and all others wait with it.
    (list) => patiently(() => changeOnce(store, change, list), { giveUpAt, tries: list === items ? 3 : 1 }),
    (fault) => !(fault instanceof Fault),
    takeOut,
  );
};

/** A list of one. */
export const changeOne = async <Item, Row, Answer>(
  store: ListStore,
  change: ListChange<Item, Row, Answer>,
  item: Item,
): Promise<Outcome<Answer>> => (await changeMany(store, change, [item]))[0]!;

// Items that no retry can help: kept with their cause for a person, and answered, so that nobody waits for ever.
// Table: parked (step_key text primary key, item jsonb, cause text, parked_at timestamptz).
import type { Outgoing } from '@cartograph/contracts';
import { claim, remember } from './inbox';
import type { ListChange, ListStore, Outcome, Poisoned } from './list-change';
import type { Logger } from './logger';
import { inTransaction, type Tx } from './transaction';

const causeLimit = 1_000;

// A poisoned item may hold what no database does: NUL, or half of a surrogate pair.
const storable = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, '\ufffd');
const toJson = (item: unknown): string =>
  JSON.stringify(item, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));

/** A fault in words that a database can hold. */
export const causeOf = (fault: unknown): string =>
  storable(String(fault instanceof Error ? fault.message : fault).slice(0, causeLimit));

/** Parks items whose keys are claimed. Items parked before stay as they are. */
export const park = async (tx: Tx, poisoned: readonly Poisoned[], logger: Logger): Promise<void> => {
  if (poisoned.length === 0) return;
  for (const { stepKey, fault } of poisoned) logger.error({ stepKey, err: fault }, 'item parked');
  await tx.rows(
    `/* parked: park */ INSERT INTO parked (step_key, item, cause)
     SELECT * FROM unnest($1::text[], $2::jsonb[], $3::text[]) ON CONFLICT DO NOTHING`,
    [
      poisoned.map(({ stepKey }) => storable(stepKey)),
      poisoned.map(({ item }) => toJson(item)),
      poisoned.map(({ fault }) => causeOf(fault)),
    ],
  );
};

/**
 * Parks one item that failed in a transaction of its own, and answers its asker. When another process has settled it
 * meanwhile, that is what is answered.
 */
export const parkAlone = async <Item, Row, Answer>(
  { postgres, outbox, logger }: ListStore,
  { stepKey: keyOf, answering, onParked }: Pick<ListChange<Item, Row, Answer>, 'stepKey' | 'answering' | 'onParked'>,
  item: Item,
  fault: unknown,
): Promise<Outcome<Answer>> => {
  const stepKey = storable(keyOf(item));
  const poisoned = { stepKey, item, fault };

  const settle = async (tx: Tx): Promise<{ outcome: Outcome<Answer>; answer: Answer | null }> => {
    const { known } = await claim(tx, [stepKey]);
    if (known.has(stepKey)) {
      const answer = known.get(stepKey) as Answer | null;
      return {
        outcome: answer === null ? { kind: 'unanswered' } : { kind: 'answered', answer, isReplay: true },
        answer,
      };
    }
    await park(tx, [poisoned], logger);
    await onParked?.(tx, [poisoned]);
    const answer = answering?.parked(causeOf(fault)) ?? null;
    if (answer !== null) await remember(tx, new Map([[stepKey, answer]]));
    return { outcome: { kind: 'parked', fault, ...(answer !== null && { answer }) }, answer };
  };

  const { outcome, outgoing } = await outbox.leaving((leaving) =>
    inTransaction(postgres, async (tx) => {
      const { outcome, answer } = await settle(tx);
      const replies = answering && answer !== null ? [answering.reply(item, answer)] : [];
      const outgoing = JSON.parse(toJson(replies)) as Outgoing[];
      await leaving(tx, outgoing);
      return { outcome, outgoing };
    }),
  );
  outbox.publish(outgoing);
  return outcome;
};

// Items that no retry can help: kept with their cause for a person, their step key remembered so that it is not tried
// for ever. Table: parked (step_key text primary key, item jsonb, cause text, parked_at timestamptz).
import type { Logger } from './logger';
import type { Tx } from './transaction';

export interface Poisoned {
  readonly stepKey: string;
  readonly item: unknown;
  readonly fault: unknown;
}

// A poisoned item may hold what no database does: NUL, or half of a surrogate pair.
const storable = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, '\ufffd');
const toJson = (item: unknown): string =>
  JSON.stringify(item, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));

/** Parks items; their keys stay claimed without an answer. Items parked before stay as they are. */
export const park = async (tx: Tx, poisoned: readonly Poisoned[], logger: Logger): Promise<void> => {
  if (poisoned.length === 0) return;
  for (const { stepKey, fault } of poisoned) logger.error({ stepKey, err: fault }, 'item parked');
  await tx.rows(
    `/* parked: park */ WITH claimed AS (
       INSERT INTO inbox (step_key) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING
     )
     INSERT INTO parked (step_key, item, cause)
     SELECT * FROM unnest($1::text[], $2::jsonb[], $3::text[]) ON CONFLICT DO NOTHING`,
    [
      poisoned.map(({ stepKey }) => storable(stepKey)),
      poisoned.map(({ item }) => toJson(item)),
      poisoned.map(({ fault }) => storable(String(fault instanceof Error ? fault.message : fault))),
    ],
  );
};

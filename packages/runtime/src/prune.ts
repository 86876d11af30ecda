// Forgets step keys that nobody can ask for any more, so that the inbox does not grow for ever. Why that can never let a
// thing happen twice: docs/decisions.
import { z } from 'zod';
import type { Chore } from './chore';
import type { Logger } from './logger';

const hourMs = 3_600_000;
// Commands and replies lie in their streams for 24 hours at most; twice that leaves room for a clock that is wrong.
const leastHours = 48;

/** How long answered step keys are kept, in hours: not below 48, 8 days when absent, which is longer than events live. */
export const inboxRetentionHours = z.coerce.number().int().min(leastHours).default(192);

export interface Pruning {
  readonly retentionHours: number;
  /** Keys without an answer are pruned, too: for a service that claims a key once and for all and never answers later. */
  readonly isUnansweredOver?: boolean;
  /** Keys that begin like this are kept for ever: nothing but the inbox remembers what they did. */
  readonly keptPrefixes?: readonly string[];
}

export interface PruneNote {
  /** The block of the table at which the next turn begins. */
  readonly block: number;
  readonly pruned: number;
}

// 1 MiB: read in a millisecond, and at most some thousand rows to delete.
const blocksInTurn = 128;

// A scan of a range of the table itself: an index on heard_at would cost every command a write, for the sake of a reader
// that comes some times a day and may take its time.
const prune = `/* inbox: prune */ WITH gone AS (
  DELETE FROM inbox WHERE ctid = ANY (ARRAY (
    SELECT ctid FROM inbox AS old
    WHERE ctid >= $1::tid AND ctid < $2::tid AND heard_at < now() - $3::int * interval '1 hour'
      AND (answer IS NOT NULL OR $4) AND NOT step_key ^@ ANY ($5::text[])
      AND NOT EXISTS (SELECT 1 FROM parked WHERE parked.step_key = old.step_key)
    FOR UPDATE OF old SKIP LOCKED))
  RETURNING 1
)
SELECT (SELECT count(*) FROM gone) AS pruned,
  pg_relation_size('inbox') / current_setting('block_size')::int AS blocks`;

/**
 * The chore that prunes the inbox, a small part of it in each turn. Keys still in progress and keys of parked items stay.
 * Throws RangeError on a retention below 48 hours.
 */
export const createPruner = (
  logger: Logger,
  { retentionHours, isUnansweredOver = false, keptPrefixes = [] }: Pruning,
): Chore<PruneNote> => {
  if (retentionHours < leastHours) throw new RangeError(`step keys are kept for ${leastHours} hours or longer`);
  return {
    name: 'prune-inbox',
    // The table is read once in each round, and never holds much more than a thirtieth beyond what it must.
    everyMs: (retentionHours * hourMs) / 32,
    turn: async (tx, note = { block: 0, pruned: 0 }) => {
      const next = note.block + blocksInTurn;
      const range = [`(${note.block},0)`, `(${next},0)`];
      const [row] = await tx.rows<{ pruned: number; blocks: number }>(prune, [
        ...range,
        retentionHours,
        isUnansweredOver,
        keptPrefixes,
      ]);
      const pruned = note.pruned + row!.pruned;
      if (next < row!.blocks) return { block: next, pruned };
      if (pruned > 0) logger.info({ pruned }, 'step keys pruned');
      return undefined;
    },
  };
};

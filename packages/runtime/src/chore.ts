// Slow work in the background, such as tidying and checking. Any process may do it; a row tells when it is due, by the
// database's clock, and is locked meanwhile, so that one process at a time does.
// Table: chores (name text primary key, note jsonb, due_at timestamptz).
import type { Logger } from './logger';
import type { Postgres } from './postgres';
import { inTransaction, rowsOf, type Tx } from './transaction';

export interface Chore<Note> {
  /** Kebab-case; one in its database. */
  readonly name: string;
  /** From the end of a round to the beginning of the next, in milliseconds, give or take a tenth. */
  readonly everyMs: number;
  /**
   * One turn, short, in the transaction that holds the chore: what it throws is rolled back and tried again later. It is
   * given what the turn before it answered, by whatever process, and answers undefined when the round is over.
   */
  readonly turn: (tx: Tx, note: Note | undefined) => Promise<Note | undefined>;
}

export interface RunningChore {
  /** Waits for the turn that is under way. */
  stop(): Promise<void>;
}

// Others work between two turns.
const breathMs = 50;
const lookEveryMs = 60_000;

const take = `/* chores: take */ SELECT note FROM chores WHERE name = $1 AND due_at <= now() FOR UPDATE SKIP LOCKED`;
const put = `/* chores: put */ UPDATE chores SET note = $2::jsonb, due_at = now() + $3::bigint * interval '1 millisecond'
  WHERE name = $1`;

/** Does one turn if it is due and nobody else is at it. */
export const doTurn = <Note>(
  postgres: Postgres,
  { name, everyMs, turn }: Chore<Note>,
): Promise<'more' | 'over' | 'not now'> =>
  inTransaction(postgres, async (tx) => {
    const [row] = await tx.rows<{ note: Note | null }>(take, [name]);
    if (!row) return 'not now';
    const note = await turn(tx, row.note ?? undefined);
    const restMs = note === undefined ? Math.round(everyMs * (0.9 + Math.random() / 5)) : 0;
    await tx.rows(put, [name, note === undefined ? null : JSON.stringify(note), restMs]);
    return note === undefined ? 'over' : 'more';
  });

/** Puts a chore on the list, where it is due at once if it was not there. */
export const announceChore = (postgres: Postgres, name: string): Promise<unknown> =>
  rowsOf(postgres, '/* chores: announce */ INSERT INTO chores (name) VALUES ($1) ON CONFLICT DO NOTHING', [name]);

/** Does a chore whenever it is due, until stopped. */
export const startChore = <Note>(postgres: Postgres, logger: Logger, chore: Chore<Note>): RunningChore => {
  let isAnnounced = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();

  const work = async () => {
    let isMore = false;
    try {
      if (!isAnnounced) await announceChore(postgres, chore.name);
      isAnnounced = true;
      isMore = (await doTurn(postgres, chore)) === 'more';
    } catch (fault) {
      logger.warn({ chore: chore.name, err: fault }, 'a chore failed; it is tried again');
    }
    if (!isStopped) wait(isMore ? breathMs : Math.min(chore.everyMs, lookEveryMs) * (0.5 + Math.random()));
  };
  const wait = (ms: number) => {
    timer = setTimeout(() => void (working = work()), ms);
  };

  wait(breathMs);
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await working;
    },
  };
};

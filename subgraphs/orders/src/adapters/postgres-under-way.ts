// How many placements the shop has under way before their pivot. Sagas after it are being finished whatever comes.
import { rowsOf, type Postgres } from '@cartograph/runtime';

export interface UnderWay {
  readonly count: number;
  /** How many of them were under way before, up to the id that was given. */
  readonly remaining: number;
  /** The last of them: ids sort by time. Empty when there are none. */
  readonly latestId: string;
}

// By the index of live sagas: few, whatever the tables have grown to. The subquery keeps the planner from reading
// placements in order beside it.
const statement = `/* countUnderWay */
  SELECT count(*)::int AS count, count(*) FILTER (WHERE id <= $1)::int AS remaining, coalesce(max(id), '') AS "latestId"
  FROM sagas s
  WHERE status IN ('RUNNING', 'COMPENSATING') AND (SELECT p.status FROM placements p WHERE p.id = s.id) = 'PENDING'`;

export const createCountUnderWay =
  (postgres: Postgres) =>
  async (beforeId: string): Promise<UnderWay> =>
    (await rowsOf<UnderWay>(postgres, statement, [beforeId]))[0]!;

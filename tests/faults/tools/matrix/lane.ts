// One shop that serves many cells, one after another: arm, ask, die, come back, end, audit.
import type { KeptProgram, ServiceName } from '@cartograph/stack';
import { waitFor } from '@cartograph/testkit';
import { connect, type NatsConnection } from 'nats';
import { createBuyer } from '../../../tools/buyer';
import { openShop, type OpenShop } from '../../../tools/open-shop';
import { createOperator } from '../../../tools/operator';
import type { History } from '../history';
import { auditBooks } from '../invariants';
import { arm, crossingsOf, disarm, firedIn } from '../process-orders';
import { booksOf } from '../settled';
import { rowsOf } from '../stores';
import type { Cell, ErrandName } from './cells';
import { createErrand, type Client } from './errands';
import { serverVersions } from './server-versions';

export interface Outcome {
  /** The kill point was crossed and its victim died. */
  readonly isFired: boolean;
  /** It came back, reached the second kill point and died there too. */
  readonly isFiredAgain: boolean;
  /** From the moment when the victim was ready again until the last saga was over; nothing when it was over before. */
  readonly recoveryMs: number;
  readonly ending: unknown;
  readonly expectedEnding: unknown;
  readonly broken: readonly string[];
}

export interface Lane {
  /** How often each service crosses each kill point on an errand that nobody disturbs. */
  dryRun(errand: ErrandName): Promise<ReadonlyMap<ServiceName, Readonly<Record<string, number>>>>;
  /** `again`: where the same victim dies once more after it came back. */
  run(cell: Cell, again?: string): Promise<Outcome>;
  close(): Promise<void>;
}

const carriers: readonly ServiceName[] = ['orders', 'inventory', 'payments', 'cart', 'gateway'];
const endWithinMs = 60_000;

const outboxes = ['orders', 'inventory', 'payments'] as const;

/** No saga is under way, and no message that somebody could still hear, or send again. */
const isQuiet = async (open: OpenShop, nats: NatsConnection): Promise<boolean> => {
  const unsent = await Promise.all(outboxes.map((name) => rowsOf(open, name, 'SELECT id FROM outbox')));
  if (unsent.some((rows) => rows.length > 0)) return false;
  const streams = await (await nats.jetstreamManager()).streams.list().next();
  const work = streams.filter(({ config }) => config.name !== 'EVENTS');
  return work.every(({ state }) => state.messages === 0) && (await untilOver(open)) !== undefined;
};

/** When the last saga moved, by the database's clock; undefined while one is under way. */
const untilOver = async (open: OpenShop): Promise<number | undefined> => {
  const [row] = await rowsOf<{ open: number; last: number | null }>(
    open,
    'orders',
    `SELECT count(*) FILTER (WHERE status NOT IN ('DONE', 'UNDONE', 'IN_REVIEW'))::int AS open,
       extract(epoch FROM max(updated_at))::float8 * 1000 AS last FROM sagas`,
  );
  return row!.open === 0 ? (row!.last ?? 0) : undefined;
};

export const openLane = async (history: History): Promise<Lane> => {
  const open = await openShop();
  const nats = await connect({ servers: open.nats.url, maxReconnectAttempts: -1 });
  const buyer = createBuyer(open.shop.url);
  history.note('servers', { versions: await serverVersions(open, nats) });
  // Nothing of an earlier errand may cross the next one's kill point.
  const untilQuiet = () => waitFor(() => isQuiet(open, nats), { withinMs: endWithinMs });
  const client: Client = {
    buyer,
    operator: await createOperator(open.shop),
    variantIds: await buyer.variants(),
    untilQuiet,
  };
  let errands = 0;

  const carrier = (service: ServiceName) => ({ folder: open.faultFolder, pid: open.shop.program(service).pid });
  const errandOf = (name: ErrandName) => createErrand(name, client, errands++);
  const atRest = async () => {
    let broken: string[] = [];
    await waitFor(async () => (broken = await auditBooks(booksOf(open))).length === 0, { withinMs: 5_000 }).catch(
      () => undefined,
    );
    return broken;
  };

  const kills = async () => (await firedIn(open.faultFolder)).length;

  /** Resolves with whether the armed kill point was reached: false once there is nothing left that could reach it. */
  const hasDied = async (victim: KeptProgram, before: number, isOver: () => Promise<boolean>): Promise<boolean> => {
    await waitFor(async () => (await kills()) > before || (await isOver()), { withinMs: endWithinMs });
    const isFired = (await kills()) > before;
    if (isFired) await victim.exited;
    return isFired;
  };

  /** Back with a kill point armed from the first moment on, which it may reach before it is ready. */
  const dieAgain = async (victim: KeptProgram, point: string): Promise<boolean> => {
    const before = await kills();
    await victim.start({ KILL_POINT: point }).catch(() => undefined);
    const isFired = await hasDied(victim, before, () => isQuiet(open, nats));
    history.note(isFired ? 'killed' : 'not crossed', { victim: victim.name, point });
    if (isFired) await victim.start();
    else await disarm({ folder: open.faultFolder, pid: victim.pid });
    return isFired;
  };

  const run: Lane['run'] = async (cell, again) => {
    const victim = open.shop.program(cell.dies);
    await untilQuiet();
    const errand = await errandOf(cell.errand);
    await arm(carrier(cell.crosser), { point: cell.point, victim: victim.pid });
    history.note('arm', { point: cell.point, crosser: cell.crosser, victim: cell.dies });

    const before = await kills();
    let isAnswered = false;
    const asking = history.call(cell.errand, errand.go).then(() => (isAnswered = true));
    const isFired = await hasDied(victim, before, async () => isAnswered && (await isQuiet(open, nats)));
    history.note(isFired ? 'killed' : 'not crossed', { victim: cell.dies, point: cell.point });
    await asking;
    let isFiredAgain = false;
    if (!isFired) await disarm(carrier(cell.crosser));
    else if (again) isFiredAgain = await dieAgain(victim, again);
    else await victim.start();

    const backAt = Date.now();
    const overAt = await waitFor(() => untilOver(open), { withinMs: endWithinMs });
    const recoveryMs = Math.max(0, Math.round(overAt - backAt));
    const ending = await history.call('ending', errand.ending);
    const broken = await atRest();
    history.note('audit', { cell, recoveryMs, broken });
    return { isFired, isFiredAgain, recoveryMs, ending, expectedEnding: errand.expectedEnding, broken };
  };

  return {
    dryRun: async (name) => {
      await untilQuiet();
      const before = await Promise.all(carriers.map((service) => crossingsOf(carrier(service))));
      const errand = await errandOf(name);
      await errand.go();
      await errand.ending();
      await untilQuiet();
      const after = await Promise.all(carriers.map((service) => crossingsOf(carrier(service))));
      const since = (index: number) =>
        Object.fromEntries(
          Object.entries(after[index]!).map(([point, count]) => [point, count - (before[index]![point] ?? 0)]),
        );
      return new Map(carriers.map((service, index) => [service, since(index)]));
    },
    run,
    close: async () => {
      await nats.close();
      await open.close();
    },
  };
};

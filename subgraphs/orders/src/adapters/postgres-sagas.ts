// Advances sagas as lists: each under its row's lock, by the pure function in checkout/advance.ts, with everything that
// follows from it (placement, order, cart guard, coupon uses, commands, events) in one transaction.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OrderConfirmed, outgoing, type Outgoing } from '@cartograph/contracts';
import {
  answerLater,
  changeMany,
  newIdBody,
  rowsOf,
  unheard,
  type ListChange,
  type ListStore,
  type Settled,
  type Tx,
} from '@cartograph/runtime';
import { advance } from '../checkout/advance';
import type { Checkout } from '../checkout/checkout';
import { checkout } from '../checkout/saga';
import type { Advance, Heard, Milestone, Standing } from '../checkout/standing';
import { endingOf } from '../domain/placement';
import type { Advanced, SagaNews, SagaStore, SleepingSaga } from '../ports';

interface Row {
  readonly standing: Standing;
  readonly data: Checkout;
  /** The data are other than those that were read. */
  readonly hasLearned?: boolean;
  readonly isPublished: boolean;
  readonly milestones: readonly Milestone[];
}

const sql = (file: string) => readFileSync(join(__dirname, '../../src/adapters/postgres-sagas', file), 'utf8');
const lockSagas = sql('lock-sagas.sql');
const writeSagas = sql('write-sagas.sql');
const confirmOrders = sql('confirm-orders.sql');
const endPlacements = sql('end-placements.sql');
const freeCarts = sql('free-carts.sql');
const findAsleep = sql('find-asleep.sql');

const lock = async (tx: Tx, news: readonly SagaNews[]): Promise<Map<string, Row>> => {
  const ids = [...new Set(news.map(({ sagaId }) => sagaId))].sort();
  const isAsked = news.some(({ heard }) => heard.kind === 'wake');
  const rows = await tx.rows<{ id: string; standing: Standing; data: Checkout; isPublished: boolean }>(lockSagas, [
    ids,
    isAsked,
  ]);
  return new Map(rows.map(({ id, ...row }) => [id, { ...row, milestones: [] }]));
};

const confirmedEvent = ({ sagaId }: Standing, { orderId, lines, total }: Checkout): Outgoing =>
  outgoing(OrderConfirmed, {
    id: newIdBody(),
    stepKey: `${sagaId}/order-confirmed`,
    epoch: 0,
    correlationId: sagaId,
    body: { orderId, total, lines: lines.map(({ variantId, quantity }) => ({ variantId, quantity })) },
  });

const decide: ListChange<SagaNews, Row, never>['decide'] = (rows, { sagaId, heard }, at): Settled<Row, never> => {
  const row = rows.get(sagaId);
  if (!row) throw new Error(`there is no saga ${sagaId}`);
  const told: Heard = heard.kind === 'wake' ? { kind: 'wake', isPublished: row.isPublished } : heard;
  const next = advance(checkout, row.standing, row.data, told, { at, chance: Math.random() });
  // A wake's key names one look at one revision: nothing to remember. A reply's key is remembered without an answer.
  const answer = heard.kind === 'wake' ? unheard : answerLater;
  if (next.standing === row.standing) return { answer };
  const isCaptured = next.milestones.some((it) => it.kind === 'finished' && it.step === 'capture payment');
  return {
    answer,
    rows: [[sagaId, toRow(row, next)]],
    outgoing: isCaptured ? [...next.outgoing, confirmedEvent(next.standing, next.data)] : next.outgoing,
  };
};

const toRow = (row: Row, { standing, data, milestones }: Advance<Checkout>): Row => ({
  standing,
  data,
  hasLearned: row.hasLearned || data !== row.data,
  isPublished: row.isPublished,
  milestones: [...row.milestones, ...milestones],
});

const passed = (row: Row, kind: Milestone['kind']) => row.milestones.some((milestone) => milestone.kind === kind);

const save = async (tx: Tx, changed: ReadonlyMap<string, Row>): Promise<void> => {
  const rows = [...changed.values()];
  const having = (kind: Milestone['kind']) => rows.filter((row) => passed(row, kind));
  const confirmed = having('confirmed');
  const ended = having('ended');
  const done = having('closed').filter(({ standing }) => standing.status === 'DONE');
  // Two placements of one cart are never in one list: the second is accepted only after the first was saved as ended.
  const freed = [...new Set([...confirmed, ...ended, ...done])].sort((a, b) =>
    a.data.cartId < b.data.cartId ? -1 : 1,
  );

  await tx.rows(writeSagas, [
    rows.map(({ standing }) => standing.sagaId),
    rows.map(({ standing }) => standing.status),
    rows.map(({ standing }) => standing.epoch),
    rows.map(({ standing }) => JSON.stringify(standing)),
    rows.map(({ data, hasLearned }) => (hasLearned ? JSON.stringify(data) : null)),
    rows.map(({ standing }) => standing.wakeAt && new Date(standing.wakeAt)),
  ]);
  if (freed.length > 0)
    await tx.rows(freeCarts, [
      freed.map(({ data }) => data.cartId),
      freed.map(({ standing }) => standing.sagaId),
      freed.map((row) => (passed(row, 'confirmed') ? row.data.cartVersion : null)),
      freed.map((row) => passed(row, 'ended') || passed(row, 'closed')),
    ]);
  if (confirmed.length > 0)
    await tx.rows(confirmOrders, [
      confirmed.map(({ standing }) => standing.sagaId),
      confirmed.map(({ data }) => data.orderId),
    ]);
  if (ended.length > 0)
    await tx.rows(endPlacements, [
      JSON.stringify(ended.map(({ standing }) => ({ id: standing.sagaId, ...endingOf(standing.turn!) }))),
    ]);
};

const summarize = (rows: ReadonlyMap<string, Row>): Advanced => {
  const found = [...rows].flatMap(([sagaId, { milestones, standing }]) =>
    milestones.map((milestone) => ({ sagaId, milestone, status: standing.status })),
  );
  const steps = (kind: 'late' | 'stuck') =>
    found.flatMap(({ sagaId, milestone }) => (milestone.kind === kind ? [{ sagaId, step: milestone.step }] : []));
  return {
    settled: found
      .filter(
        ({ milestone, status }) =>
          milestone.kind === 'confirmed' || (milestone.kind === 'closed' && status === 'UNDONE'),
      )
      .map(({ sagaId }) => sagaId),
    late: steps('late'),
    stuck: steps('stuck'),
  };
};

const createAdvance =
  (store: ListStore): SagaStore['advance'] =>
  async (news) => {
    const committed = new Map<string, Row>();
    const change: ListChange<SagaNews, Row, never> = {
      stepKey: ({ key }) => key,
      lock,
      decide,
      save: async (tx, changed) => {
        await save(tx, changed);
        for (const [id, row] of changed) committed.set(id, row);
      },
    };
    await changeMany(store, change, news);
    return summarize(committed);
  };

/** Sagas in Postgres: any process may advance any of them. */
export const createPostgresSagas = (store: ListStore): SagaStore => ({
  advance: createAdvance(store),
  findAsleep: () => rowsOf<SleepingSaga>(store.postgres, findAsleep),
});

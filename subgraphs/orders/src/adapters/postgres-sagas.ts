// Advances sagas as lists: each under its row's lock, by the pure function in checkout/advance.ts, with everything that
// follows from it (placement, order, cart guard, coupon uses, review items, commands, events) in one transaction.
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
  type Poisoned,
  type Settled,
  type Tx,
} from '@cartograph/runtime';
import type { Checkout } from '../checkout/checkout';
import { definitions } from '../checkout/definitions';
import type { Heard, Standing } from '../checkout/standing';
import { readStepKey } from '../checkout/step-keys';
import type { Advanced, SagaNews, SagaStore, SleepingSaga } from '../ports';
import type { SagaRow } from './saga-row';
import { advanceRow, lockSagas, nextRow, saveSagas } from './saga-rows';

const findAsleep = readFileSync(join(__dirname, '../../src/adapters/postgres-sagas/find-asleep.sql'), 'utf8');
const known = definitions.map(({ name, version }) => `${name}/${version}`);

const confirmedEvent = ({ sagaId }: Standing, { orderId, lines, total }: Checkout): Outgoing =>
  outgoing(OrderConfirmed, {
    id: newIdBody(),
    stepKey: `${sagaId}/order-confirmed`,
    epoch: 0,
    correlationId: sagaId,
    body: { orderId, total, lines: lines.map(({ variantId, quantity }) => ({ variantId, quantity })) },
  });

const knowsStep = ({ sagaId, steps }: Standing, stepKey: string) => readStepKey(sagaId, steps, stepKey) !== undefined;

const decide: ListChange<SagaNews, SagaRow, never>['decide'] = (rows, news, at): Settled<SagaRow, never> => {
  const { sagaId } = news;
  const row = rows.get(sagaId);
  if (!row) throw new Error(`there is no saga ${sagaId}`);
  if (news.heard.kind === 'reply' && !knowsStep(row.standing, news.heard.stepKey))
    return { answer: unheard, refusal: 'UNKNOWN_STEP' };
  const isWake = news.heard.kind === 'wake';
  const heard: Heard = isWake ? { kind: 'wake', isPublished: row.isPublished } : news.heard;
  const next = advanceRow(row, heard, at);
  // A process of a newer release goes on with it.
  if (!next) return { answer: unheard };
  // A wake's key names one look at one revision: nothing to remember. A reply's key is remembered without an answer.
  const answer = isWake ? unheard : answerLater;
  if (next.standing === row.standing) return { answer };
  const isCaptured = next.milestones.some((it) => it.kind === 'finished' && it.step === 'capture payment');
  return {
    answer,
    rows: [[sagaId, nextRow(row, next)]],
    outgoing: isCaptured ? [...next.outgoing, confirmedEvent(next.standing, next.data as Checkout)] : next.outgoing,
  };
};

/** A reply or a wake that no retry can help is never heard again under its key: its saga needs a person. */
const reviewParked = async (tx: Tx, poisoned: readonly Poisoned<SagaNews>[]): Promise<readonly SagaRow[]> => {
  const rows = await lockSagas(
    tx,
    poisoned.map(({ item }) => item.sagaId),
  );
  const changed = new Map<string, SagaRow>();
  for (const { item, fault } of poisoned) {
    const row = changed.get(item.sagaId) ?? rows.get(item.sagaId);
    if (!row) continue;
    const stepKey = item.heard.kind === 'reply' ? { stepKey: item.heard.stepKey } : {};
    const cause = fault instanceof Error ? fault.message : String(fault);
    const next = advanceRow(row, { kind: 'poisoned', ...stepKey, cause }, tx.at);
    if (next && next.standing !== row.standing) changed.set(item.sagaId, nextRow(row, next));
  }
  if (changed.size > 0) await saveSagas(tx, [...changed.values()]);
  return [...changed.values()];
};

const isSettled = ({ milestones, standing }: SagaRow): boolean =>
  milestones.some(({ kind }) => kind === 'confirmed' || (kind === 'closed' && standing.status === 'UNDONE'));

const summarize = (rows: ReadonlyMap<string, SagaRow>): Advanced => ({
  settled: [...rows].flatMap(([sagaId, row]) => (isSettled(row) ? [sagaId] : [])),
  reviewed: [...rows].flatMap(([sagaId, { milestones }]) =>
    milestones.flatMap((it) => (it.kind === 'reviewed' ? [{ sagaId, ...it.review }] : [])),
  ),
});

const createAdvance =
  (store: ListStore): SagaStore['advance'] =>
  async (news) => {
    const committed = new Map<string, SagaRow>();
    const change: ListChange<SagaNews, SagaRow, never> = {
      stepKey: ({ key }) => key,
      lock: (tx, list) =>
        lockSagas(
          tx,
          list.map(({ sagaId }) => sagaId),
          { isAsked: list.some(({ heard }) => heard.kind === 'wake') },
        ),
      decide,
      save: async (tx, changed) => {
        await saveSagas(tx, [...changed.values()]);
        for (const [id, row] of changed) committed.set(id, row);
      },
      onParked: async (tx, poisoned) => {
        for (const row of await reviewParked(tx, poisoned)) committed.set(row.standing.sagaId, row);
      },
    };
    await changeMany(store, change, news);
    return summarize(committed);
  };

/** Sagas in Postgres: any process may advance any of them. */
export const createPostgresSagas = (store: ListStore): SagaStore => ({
  advance: createAdvance(store),
  findAsleep: () => rowsOf<SleepingSaga>(store.postgres, findAsleep, [known]),
});

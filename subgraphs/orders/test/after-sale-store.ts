// Orders that were confirmed, or got stuck on the way, for tests of what comes after.
import { createPostgresCancellations } from '../src/adapters/postgres-cancellations';
import { createPostgresRefunds } from '../src/adapters/postgres-refunds';
import { createPostgresReviews } from '../src/adapters/postgres-reviews';
import { anAcceptRequest, aReply, openOrdersStore, yesReplies } from './orders-store';

export const openAfterSaleStore = async () => {
  const store = await openOrdersStore();
  const tell = (sagaId: string, step: string, name: string, body: unknown = {}) =>
    store.sagas.advance([aReply(sagaId, step, name, body)]);

  const accepted = async () => {
    const request = anAcceptRequest();
    await store.placements.accept(request);
    return { ...request, orderId: request.order.id };
  };

  return {
    ...store,
    afterSale: { ...createPostgresCancellations(store.store), ...createPostgresRefunds(store.store) },
    reviews: createPostgresReviews(store.store),
    tell,
    accepted,
    /** An order whose checkout is done: $14.95 captured. */
    bought: async () => {
      const order = await accepted();
      await store.sagas.advance(yesReplies(order.id));
      return order;
    },
    /** An order that is confirmed, but its money is refused. */
    captureRefused: async () => {
      const order = await accepted();
      await store.sagas.advance(yesReplies(order.id).slice(0, 4));
      await tell(order.id, 'capture-payment', 'capture-refused', { reason: 'AUTHORIZATION_EXPIRED' });
      return order;
    },
    /** A placement that is undone, but the bank does not let the money go. */
    voidRefused: async () => {
      const order = await accepted();
      await store.sagas.advance(yesReplies(order.id).slice(0, 2));
      await tell(order.id, 'pin-hold', 'hold-expired');
      await tell(order.id, 'authorize-payment/undo', 'void-refused', { reason: 'VOID_REFUSED' });
      return order;
    },
    sagaOf: async (sagaId: string) =>
      (await store.rows<{ status: string }>('SELECT * FROM sagas WHERE id = $1', [sagaId]))[0],
    commandsAbout: (orderId: string) =>
      store.published
        .filter(({ item }) => (item.body as { orderId?: string }).orderId === orderId)
        .map(({ subject }) => subject.split('.')[2]!),
    audit: (subject: string) =>
      store.rows<{ actor: string; outcome: string }>(
        'SELECT actor, action, outcome, detail FROM audit_log WHERE subject = $1 ORDER BY id',
        [subject],
      ),
    /** The statements of this database that wait for a lock. */
    waiting: async () =>
      (
        await store.rows<{ query: string }>(
          `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
      ).map(({ query }) => query),
    count: async (table: string) => (await store.rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n,
  };
};

export type AfterSaleRoom = Awaited<ReturnType<typeof openAfterSaleStore>>;

// The orders adapters on a database of their own, with a broker that only keeps what it is given.
import { join } from 'node:path';
import type { Outgoing } from '@cartograph/contracts';
import { money } from '@cartograph/kernel';
import { createLogger, createOutbox, createPostgres, newIdBody, rowsOf } from '@cartograph/runtime';
import { createTestDatabase, unique } from '@cartograph/testkit';
import { checkout } from '../src/checkout/saga';
import { createAccept } from '../src/adapters/postgres-accept';
import { createPostgresOrders } from '../src/adapters/postgres-orders';
import { createPostgresPlacements } from '../src/adapters/postgres-placements';
import { createPostgresSagas } from '../src/adapters/postgres-sagas';
import { quoteOrder } from '../src/domain/order-totals';
import type { AcceptRequest, SagaNews } from '../src/ports';
import { aCheckout, aLine } from './builders';

export const openOrdersStore = async () => {
  const database = await createTestDatabase({ migrations: join(__dirname, '../migrations') });
  const logger = createLogger('orders', 'silent');
  const postgres = createPostgres(database.url, 'orders-test', logger);
  const published: Outgoing[] = [];
  const outbox = createOutbox(
    postgres,
    (outgoing) => {
      published.push(...outgoing);
      return Promise.resolve(outgoing.map(() => true));
    },
    logger,
  );
  const store = { postgres, outbox, logger };
  return {
    placements: { ...createPostgresPlacements(postgres), accept: createAccept(store, checkout) },
    orders: createPostgresOrders(postgres),
    sagas: createPostgresSagas(store),
    store,
    postgres,
    published,
    rows: <Row>(sql: string, values: unknown[] = []) => rowsOf<Row>(postgres, sql, values),
    close: async () => {
      await outbox.stop();
      await postgres.end();
      await database.drop();
    },
  };
};

export type OrdersStore = Awaited<ReturnType<typeof openOrdersStore>>;

/** A purchase of one mug from a cart of its own. */
export const anAcceptRequest = (
  changes: Partial<AcceptRequest> = {},
  couponCodes: string[] = [],
  id = newIdBody(),
): AcceptRequest => {
  const { lines, totals } = quoteOrder([aLine()], [], 495, () => 0, 'USD');
  const cartId = unique('crt');
  return {
    id,
    scope: `cart:${cartId}`,
    idempotencyKey: '1',
    fingerprint: 'what was asked for',
    order: {
      id: `ord_${id}`,
      customerId: null,
      email: 'ada@example.com',
      shippingAddress: { name: 'Ada', line1: '1 Loop', city: 'Austin', postalCode: '73301', countryCode: 'US' },
      deliveryOptionId: 'standard',
      couponCodes,
      lines,
      totals,
    },
    checkout: aCheckout({ orderId: `ord_${id}`, cartId, total: totals.total }),
    ...changes,
  };
};

/** A reply to a step of a saga, as the broker brings it. */
export const aReply = (sagaId: string, step: string, name: string, body: unknown = {}): SagaNews => ({
  sagaId,
  key: `rep/${sagaId}/${step}`,
  heard: { kind: 'reply', stepKey: `${sagaId}/${step}`, subject: `rep.orders.${name}.v1`, body },
});

export const yesReplies = (sagaId: string): SagaNews[] => [
  aReply(sagaId, 'reserve-stock', 'stock-reserved'),
  aReply(sagaId, 'authorize-payment', 'payment-authorized', {
    amount: money(1_495, 'USD'),
    expiresInMs: 7 * 24 * 3_600_000,
  }),
  aReply(sagaId, 'pin-hold', 'hold-pinned'),
  aReply(sagaId, 'commit-stock', 'stock-committed'),
  aReply(sagaId, 'capture-payment', 'payment-captured', { amount: money(1_495, 'USD') }),
  aReply(sagaId, 'empty-cart', 'cart-emptied'),
];

// The payments service as a process of its own, between a broker, a database and a card processor, and somebody who
// speaks to it as orders does.
import { join } from 'node:path';
import * as contracts from '@cartograph/contracts';
import { type AskType, type Item, type MessageType } from '@cartograph/contracts';
import {
  consume,
  createAskClient,
  createBroker,
  createLogger,
  createPostgres,
  guest,
  newIdBody,
  newTraceparent,
  readHopKeys,
  rowsOf,
  Secret,
  signHop,
} from '@cartograph/runtime';
import {
  createTestDatabase,
  startCardProcessor,
  startNats,
  startProcess,
  waitFor,
  type RunningProcess,
} from '@cartograph/testkit';
import { processorBooks } from './processor-books';

// Servers and processes start and stop within each test file; on a busy machine that takes its time.
jest.setTimeout(60_000);

const logger = createLogger('test', 'silent');
const hopKeys = 'test:a-secret-of-tests';
export const webhookSecret = 'a-webhook-secret-of-tests';

export interface Reply {
  readonly name: string;
  readonly stepKey: string;
  readonly body: Record<string, unknown>;
}

const replyTypes = [
  contracts.PaymentAuthorized,
  contracts.PaymentDeclined,
  contracts.AuthorizationVoided,
  contracts.VoidRefused,
  contracts.PaymentCaptured,
  contracts.CaptureRefused,
  contracts.PaymentRefunded,
  contracts.PaymentReturned,
  contracts.RefundRefused,
  contracts.StepParked,
] as readonly MessageType[];

type Again = { readonly attempt?: number; readonly isSettledByHand?: boolean; readonly paymentMethodToken?: string };

// A refund is a saga of its own, and so is a return.
const suffixOf = ({ attempt }: Again): string => (attempt === undefined ? '' : `#${attempt}`);

export const runPayments = async ({ slowMs = 60_000, reconcileEveryMs = 60_000 } = {}) => {
  const database = await createTestDatabase({ migrations: join(__dirname, '../migrations') });
  const nats = await startNats();
  let processor = await startCardProcessor({ slowMs });
  const postgres = createPostgres(database.url, 'test', logger, 2);
  const broker = createBroker(nats.url, 'test', logger);
  const replies = new Map<string, Reply[]>();
  const hearing = consume(broker, logger, {
    stream: 'REPLIES',
    durable: 'orders',
    filter: 'rep.orders.>',
    types: replyTypes,
    handle: async (heard) => {
      for (const { type, item } of heard) {
        const reply = { name: type.name, stepKey: item.stepKey, body: item.body as Record<string, unknown> };
        replies.set(item.stepKey, [...repliesTo(item.stepKey), reply]);
      }
    },
  });

  const start = (killPoint = ''): Promise<RunningProcess> =>
    startProcess('subgraphs/payments/dist/main.js', {
      HOP_KEYS: hopKeys,
      PAYMENTS_PORT: '0',
      PAYMENTS_POSTGRES_URL: database.url,
      NATS_URL: nats.url,
      CARD_PROCESSOR_URL: processor.url,
      CARD_PROCESSOR_WEBHOOK_SECRET: webhookSecret,
      PAYMENTS_RECONCILE_EVERY_MS: String(reconcileEveryMs),
      LOG_LEVEL: 'info',
      KILL_POINT: killPoint,
    });
  let payments = await start();

  const envelope = (items: readonly Item[]) => Buffer.from(JSON.stringify({ items }));

  /** Sends commands of one kind as one list. */
  const send = async (type: MessageType, ...items: readonly Omit<Item, 'id' | 'correlationId'>[]): Promise<void> => {
    await waitFor(() => broker.isConnected());
    await broker.publish(
      type.subject,
      envelope(items.map((item) => ({ ...item, id: newIdBody(), correlationId: item.stepKey.split(':')[0]! }))),
    );
  };

  const repliesTo = (stepKey: string): readonly Reply[] => replies.get(stepKey) ?? [];

  return {
    ...processorBooks(() => processor.url),
    postgres,
    nats,
    replies,
    repliesTo,
    send,
    authorize: (orderId: string, paymentMethodToken = 'tok_approved', amountMinor = 5_000, epoch = 0) =>
      send(contracts.AuthorizePayment, {
        stepKey: `${orderId}:authorize`,
        epoch,
        body: { orderId, amount: { amountMinor, currency: 'EUR' }, paymentMethodToken },
      }),
    voidAuthorization: (orderId: string, again: Again = {}) =>
      send(contracts.VoidAuthorization, {
        stepKey: `${orderId}:void${suffixOf(again)}`,
        epoch: 1,
        body: { orderId, ...again },
      }),
    capture: (orderId: string, amountMinor = 5_000, again: Again = {}) =>
      send(contracts.CapturePayment, {
        stepKey: `${orderId}:capture${suffixOf(again)}`,
        epoch: 0,
        body: { orderId, amount: { amountMinor, currency: 'EUR' }, ...again },
      }),
    refund: (orderId: string, refundId: string, amountMinor: number, again: Again = {}) =>
      send(contracts.RefundPayment, {
        stepKey: `${orderId}:${refundId}${suffixOf(again)}`,
        epoch: 0,
        body: { orderId, refundId, amount: { amountMinor, currency: 'EUR' }, ...again },
      }),
    returnPayment: (orderId: string, refundId: string, again: Again = {}) =>
      send(contracts.ReturnPayment, {
        stepKey: `${orderId}:return${suffixOf(again)}`,
        epoch: 2,
        body: { orderId, refundId, ...again },
      }),
    /** The nth answer to a step, the first when n is absent. */
    answerTo: (orderId: string, step: string, nth = 1): Promise<Reply> =>
      waitFor(() => repliesTo(`${orderId}:${step}`)[nth - 1], { withinMs: 40_000 }),
    payment: async (orderId: string) =>
      (
        await rowsOf<{ status: string; authorized: number; captured: number; under_way: number }>(
          postgres,
          `SELECT status, authorized_minor AS authorized, captured_minor AS captured,
             (SELECT count(*) FROM operations o WHERE o.order_id = p.order_id AND settled_at IS NULL) AS under_way
           FROM payments p WHERE order_id = $1`,
          [orderId],
        )
      )[0],
    graphql: async (query: string, variables: Record<string, unknown>) => {
      const body = JSON.stringify({ query, variables });
      const request = { method: 'POST', path: '/graphql', body };
      const hop = { viewer: guest, deadlineAt: Date.now() + 5_000, traceparent: newTraceparent() };
      const headers = {
        'content-type': 'application/json',
        ...signHop(readHopKeys(new Secret(hopKeys)), request, hop),
      };
      return (await fetch(`${payments.url}/graphql`, { ...request, headers })).json();
    },
    /** Restarts payments, armed to die at a named point. */
    restart: async (killPoint?: string) => {
      await payments.kill();
      payments = await start(killPoint);
    },
    killed: () => payments.ended,
    processor: () => processor.control,
    /** Asks payments as another service does. */
    ask: <Question, Answer>(type: AskType<Question, Answer>, question: Question): Promise<Answer> => {
      const { ask, close } = createAskClient({ payments: [payments.url] }, readHopKeys(new Secret(hopKeys)));
      const hop = { viewer: guest, deadlineAt: Date.now() + 5_000, traceparent: newTraceparent() };
      return ask(type, [question], hop)
        .then(([answer]) => answer!)
        .finally(close);
    },
    /** What is or was done with the processor for an order, the latest last. */
    operations: (orderId: string) =>
      rowsOf<{ kind: string; state: string; tries: number; last_answer: string | null }>(
        postgres,
        'SELECT kind, state, tries, last_answer FROM operations WHERE order_id = $1 ORDER BY opened_at, kind',
        [orderId],
      ),
    rows: <Row>(sql: string, orderId: string) => rowsOf<Row>(postgres, sql, [orderId]),
    /** The processor crashes and comes back with its ledger. */
    restartProcessor: async () => {
      await processor.kill();
      const port = Number(new URL(processor.url).port);
      processor = await startCardProcessor({ ledgerFile: processor.ledgerFile, port, slowMs });
    },
    stopProcessor: () => processor.kill(),
    stop: async () => {
      await payments.stop();
      await hearing.stop();
      await broker.stop();
      await processor.kill();
      await postgres.end();
      await nats.wipe();
      await database.drop();
    },
  };
};

export type RunningPayments = Awaited<ReturnType<typeof runPayments>>;

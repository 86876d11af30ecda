// The payments service as a process of its own, between a broker, a database and a card processor.
import { join } from 'node:path';
import type { AskType } from '@cartograph/contracts';
import {
  createAskClient,
  createBroker,
  createLogger,
  createPostgres,
  guest,
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
  type RunningProcess,
} from '@cartograph/testkit';
import { processorBooks } from './processor-books';
import { speakAsOrders } from './speak-as-orders';

// Servers and processes start and stop within each test file; on a busy machine that takes its time.
jest.setTimeout(60_000);

const logger = createLogger('test', 'silent');
const hopKeys = 'test:a-secret-of-tests';
export const webhookSecret = 'a-webhook-secret-of-tests';

export const runPayments = async ({ slowMs = 60_000, reconcileEveryMs = 60_000 } = {}) => {
  const database = await createTestDatabase({ migrations: join(__dirname, '../migrations') });
  const nats = await startNats();
  let processor = await startCardProcessor({ slowMs });
  const postgres = createPostgres(database.url, 'test', logger, 2);
  const broker = createBroker(nats.url, 'test', logger);
  const { stop: stopSpeaking, ...orders } = speakAsOrders(broker, logger);
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

  return {
    ...processorBooks(() => processor.url),
    ...orders,
    postgres,
    nats,
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
      await stopSpeaking();
      await broker.stop();
      await processor.kill();
      await postgres.end();
      await nats.wipe();
      await database.drop();
    },
  };
};

export type RunningPayments = Awaited<ReturnType<typeof runPayments>>;

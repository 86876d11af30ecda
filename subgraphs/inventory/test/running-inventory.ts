// Inventory as a process of its own, between a broker and a database, and somebody who speaks to it as orders does.
import { join } from 'node:path';
import type { z } from 'zod';
import * as contracts from '@cartograph/contracts';
import {
  consume,
  createAskClient,
  createBroker,
  createLogger,
  createPostgres,
  createPublish,
  rowsOf,
  serviceHop,
  type Heard,
} from '@cartograph/runtime';
import {
  createTestDatabase,
  startNats,
  startProcess,
  testHopKeys,
  testHopKeysText,
  waitFor,
  type RunningProcess,
} from '@cartograph/testkit';
import type { StockCommand } from '../src/domain/stock-command';
import { aVariantId } from './builders';

const { ReserveStock, ReleaseStock, PinHold, CommitStock, ReturnStock, ReceiveStock } = contracts;
const { StockReserved, StockShort, StockReleased, HoldPinned, HoldExpired, StockCommitted } = contracts;
const { CommitRefused, StockReturned, StepParked } = contracts;
const commandTypes = { ReserveStock, ReleaseStock, PinHold, CommitStock, ReturnStock };
const replyTypes = [
  ...[StockReserved, StockShort, StockReleased, HoldPinned, HoldExpired, StockCommitted],
  ...[CommitRefused, StockReturned, StepParked],
];

// A process starts in a second; a busy machine may take many.
jest.setTimeout(60_000);

export const runInventory = async () => {
  const database = await createTestDatabase({ migrations: join(__dirname, '../migrations') });
  const nats = await startNats();
  const logger = createLogger('test', 'silent');
  const postgres = createPostgres(database.url, 'test', logger, 2);
  const broker = createBroker(nats.url, 'test', logger);
  const publish = createPublish(broker);
  const heard: Heard[] = [];
  const consuming = consume(broker, logger, {
    stream: 'REPLIES',
    durable: 'orders',
    filter: 'rep.orders.>',
    types: replyTypes,
    handle: async (list) => void heard.push(...list),
  });
  await waitFor(() => broker.isConnected());

  const start = (variables: Record<string, string> = {}): Promise<RunningProcess> =>
    startProcess('subgraphs/inventory/dist/main.js', {
      HOP_KEYS: testHopKeysText,
      INVENTORY_PORT: '0',
      INVENTORY_POSTGRES_URL: database.url,
      NATS_URL: nats.url,
      ...variables,
    });
  let running = await start();

  const receive = async (receipts: readonly z.output<typeof ReceiveStock.question>[]) => {
    const client = createAskClient({ inventory: [running.url] }, testHopKeys);
    try {
      return await client.ask(ReceiveStock, receipts, serviceHop('tests', 5_000));
    } finally {
      await client.close();
    }
  };

  return {
    url: () => running.url,
    database,
    nats,
    start,
    receive,
    rows: <Row>(sql: string) => rowsOf<Row>(postgres, sql),

    /** Kills what runs and starts it anew, perhaps armed to die at a kill point. */
    restart: async (killPoint = '') => {
      await running.kill();
      running = await start(killPoint ? { KILL_POINT: killPoint } : {});
    },
    ended: () => running.ended,

    /** Sends commands as orders does: one envelope for each kind. */
    send: async (...commands: readonly StockCommand[]) => {
      const acknowledged = await publish(
        commands.map(({ type, ...item }) => ({ subject: commandTypes[type].subject, item })),
      );
      expect(acknowledged).toEqual(commands.map(() => true));
    },

    aVariantWith: async (quantity: number): Promise<string> => {
      const variantId = aVariantId();
      await receive([{ idempotencyKey: variantId, variantId, sku: 'SKU', warehouse: 'main', quantity }]);
      return variantId;
    },

    repliesTo: ({ stepKey }: StockCommand): string[] =>
      heard.filter(({ item }) => item.stepKey === stepKey).map(({ type }) => type.name),
    replyCount: () => heard.length,
    differences: () => rowsOf(postgres, 'SELECT * FROM ledger_differences'),

    stop: async () => {
      await consuming.stop();
      await broker.stop();
      await running.stop();
      await postgres.end();
      await database.drop();
      await nats.wipe();
    },
  };
};

export type RunningInventory = Awaited<ReturnType<typeof runInventory>>;

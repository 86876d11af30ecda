// The catalog as its own process between real servers, with a broker and names of its own.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PriceLines, ReceiveStock } from '@cartograph/contracts';
import { answering, createAskClient, createLogger, startSubgraphServer } from '@cartograph/runtime';
import {
  aFolder,
  askGraphql,
  repositoryRoot,
  startFaultProxy,
  startNats,
  startProcess,
  testHop,
  testHopKeys,
  testHopKeysText,
  testServers,
  type FaultProxy,
  unique,
} from '@cartograph/testkit';

type Receipt = (typeof ReceiveStock)['question']['_output'];

export interface Imported {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** An inventory that only remembers what it received; the same key twice adds nothing. */
const startStandInInventory = async () => {
  const received = new Map<string, Receipt>();
  const server = await startSubgraphServer({
    host: '127.0.0.1',
    port: 0,
    sdl: 'type Query { nothing: String }',
    resolvers: {},
    context: () => ({}),
    asks: [
      answering(ReceiveStock, async (receipts) =>
        receipts.map((receipt) => {
          if (!received.has(receipt.idempotencyKey)) received.set(receipt.idempotencyKey, receipt);
          return { variantId: receipt.variantId, onHand: received.get(receipt.idempotencyKey)!.quantity };
        }),
      ),
    ],
    hopKeys: testHopKeys,
    probes: {},
    logger: createLogger('stand-in', 'silent'),
  });
  return { url: server.url, received, stop: () => server.stop() };
};

export const runCatalog = async () => {
  const nats = await startNats();
  const inventory = await startStandInInventory();
  const { opensearchUrl, mongodbUrl, cacheRedisUrl } = testServers();
  const engine: FaultProxy | undefined = opensearchUrl ? await startFaultProxy(opensearchUrl) : undefined;
  const mongodb = `${mongodbUrl}/${unique('catalog')}`;
  const products = unique('products');
  const service = await startProcess('subgraphs/catalog/dist/main.js', {
    HOP_KEYS: testHopKeysText,
    LOG_LEVEL: 'info',
    CATALOG_PORT: '0',
    CATALOG_MONGODB_URL: mongodb,
    CATALOG_CACHE_REDIS_URL: cacheRedisUrl,
    NATS_URL: nats.url,
    ...(engine && { CATALOG_OPENSEARCH_URL: new URL(products, engine.url).href }),
  });
  const asks = createAskClient({ catalog: [service.url] }, testHopKeys);

  /** Runs the import as a person does, on a file of these lines. */
  const importLines = async (lines: readonly unknown[], ...options: string[]): Promise<Imported> => {
    const file = join(aFolder('import'), `${unique('lines')}.jsonl`);
    await writeFile(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
    return importFile(file, ...options);
  };

  const importFile = (file: string, ...options: string[]) =>
    new Promise<Imported>((resolve) => {
      const program = join(repositoryRoot, 'subgraphs/catalog/dist/import/main.js');
      const env = { HOP_KEYS: testHopKeysText, CATALOG_MONGODB_URL: mongodb, INVENTORY_URL: inventory.url };
      execFile(process.execPath, [program, file, ...options], { env }, (fault, out, err) =>
        resolve({ code: fault ? Number(fault.code) : 0, out, err }),
      );
    });

  return {
    url: service.url,
    nats,
    engine,
    received: inventory.received,
    importLines,
    importFile,
    query: <Data>(query: string, variables?: Record<string, unknown>) =>
      askGraphql<Data>(service.url, query, variables),
    priceLines: (...variantIds: string[]) =>
      asks.ask(
        PriceLines,
        variantIds.map((variantId) => ({ variantId })),
        testHop(),
      ),
    stop: async () => {
      await asks.close();
      await service.stop();
      await inventory.stop();
      await engine?.stop();
      if (opensearchUrl) await fetch(new URL(`${products}.v1`, opensearchUrl), { method: 'DELETE' });
      await nats.wipe();
    },
  };
};

export type RunningCatalog = Awaited<ReturnType<typeof runCatalog>>;

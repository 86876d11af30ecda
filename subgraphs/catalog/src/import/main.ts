// npm run import -- FILE.jsonl[.gz] [--map icecat|esci] [--stock N]
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ReceiveStock } from '@cartograph/contracts';
import { createAskClient, serviceHop } from '@cartograph/runtime';
import { openMongoProducts } from '../adapters/mongo-open';
import { createMongoProducts } from '../adapters/mongo-products';
import { explainImport, readImportConfig, startedIn } from '../config';
import { createImportProducts } from '../use-cases/import-products';
import { readArguments, usage } from './arguments';
import { importLines } from './import-lines';
import { readLines } from './lines';
import { createReport } from './report';

const root = join(__dirname, '../../../..');

/** What the launcher wrote down about the shop that runs here; empty when none does. */
const runningShop = (): Record<string, string> => {
  const file = join(root, '.data/run/shop.env.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
};

// A list of 256 receipts takes a fraction of it.
const askWithinMs = 20_000;

const run = async () => {
  const { file, source, stock } = readArguments(process.argv.slice(2));
  const path = resolve(startedIn(), file);
  if (!existsSync(path)) throw new RangeError(`There is no file ${path}.`);
  const config = readImportConfig(runningShop());
  const mongo = openMongoProducts(config.mongodbUrl);
  const client = createAskClient({ inventory: config.inventoryUrls }, config.hopKeys);
  try {
    await mongo.prepare();
    const report = createReport(join(root, '.data/import'), path, process.stdout, process.stderr);
    const tally = await importLines(
      readLines(path),
      { source, stock },
      {
        importProducts: createImportProducts({ products: createMongoProducts(mongo.collection) }),
        receiveStock: (receipts) => client.ask(ReceiveStock, receipts, serviceHop('catalog', askWithinMs)),
        onRejected: report.onRejected,
        onProgress: report.onProgress,
      },
    );
    await report.finish(tally);
  } finally {
    await client.close();
    await mongo.close();
  }
};

run().catch((fault: unknown) => {
  process.stderr.write(`${explainImport(fault, usage)}\n`);
  process.exitCode = 1;
});

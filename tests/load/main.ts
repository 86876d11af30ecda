// npm run bench -- browse | checkout | slow-card | with-kills [--clients N] [--seconds N] [--carts N] [--pairs N]: measures the shop that runs here.
import { parseArgs } from 'node:util';
import { benchBrowse } from './browse';
import { benchCheckout } from './checkout';
import { compareSlowCard } from './slow-card';
import { readProcesses } from './processes';
import { runningShop } from './running-shop';
import { compareWithKills } from './with-kills';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    clients: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    carts: { type: 'string', default: '6000' },
    pairs: { type: 'string', default: '3' },
  },
});

const services = ['gateway', 'catalog', 'cart', 'inventory', 'orders', 'payments', 'card-processor'];

const tellInvariants = (broken: readonly string[]) => {
  for (const line of broken.slice(0, 20)) console.error(line);
  console.log(broken.length === 0 ? 'All invariants hold.' : `${broken.length} invariants are broken.`);
  if (broken.length > 0) process.exitCode = 1;
};

const main = async () => {
  const shop = runningShop();
  const clients = (usual: number) => Number(values.clients ?? usual);
  const seconds = Number(values.seconds);
  const carts = Number(values.carts);
  switch (positionals[0]) {
    case 'checkout': {
      const { measured, broken } = await benchCheckout(shop, { clients: clients(100), seconds, carts });
      console.log(JSON.stringify(measured));
      tellInvariants(broken);
      break;
    }
    case 'slow-card': {
      tellInvariants(await compareSlowCard(shop, { clients: clients(200), seconds, carts }, Number(values.pairs)));
      break;
    }
    case 'with-kills': {
      tellInvariants(await compareWithKills(shop, { clients: clients(50), seconds, carts }, Number(values.pairs)));
      break;
    }
    case 'browse': {
      const { measured, products } = await benchBrowse(shop, { clients: clients(50), seconds });
      console.log(JSON.stringify({ products, ...measured }));
      process.exitCode = measured.failed === 0 ? 0 : 1;
      break;
    }
    case undefined:
    default:
      throw new Error('Say what to measure: browse, checkout, slow-card or with-kills.');
  }
  const processes = readProcesses();
  const memory = services.map((name) => [name, processes.get(name)?.residentMb ?? 0] as const);
  const total = memory.reduce((sum, [, mb]) => sum + mb, 0);
  console.log(`Our processes: ${total} MB ${JSON.stringify(Object.fromEntries(memory))}`);
  process.exit();
};

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
});

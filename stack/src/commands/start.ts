// npm start: everything, in order, on a fresh clone as well as on the hundredth start. `--watch` is npm run dev.
import { rm, writeFile } from 'node:fs/promises';
import { endChildren, livingServers } from '../machine/children';
import { isFree } from '../machine/ports';
import { identify } from '../machine/program-identity';
import { printed } from '../machine/report';
import { ourselves, removeRunFile, writeRunFile } from '../machine/run-file';
import { startShop, type Shop } from '../shop/start-shop';
import { startStores } from '../stores/start-stores';
import type { Stores } from '../stores/stores';
import { findBackgroundStores, stopBackgroundStores } from './background-stores';
import { beTheOnlyLauncher } from './one-launcher';
import { placesOf } from './places';
import { processCounts } from './process-counts';
import { seedOnce } from './seed';
import { runSteps } from './steps';
import { untilToldToStop } from './until-told-to-stop';
import { renewOnChange } from './watch';
import { welcome } from './welcome';

const places = placesOf(process.env);
const gatewayPort = Number(process.env['GATEWAY_PORT'] || 4000);

const checkGatewayPort = async (): Promise<void> => {
  if (!Number.isInteger(gatewayPort) || gatewayPort < 1 || gatewayPort > 65_535)
    throw new Error('GATEWAY_PORT wants a number from 1 to 65535.');
  if (await isFree(gatewayPort)) return;
  throw new Error(`Port ${gatewayPort} is taken, and the gateway wants it: set GATEWAY_PORT to a free port.`);
};

let noted: Promise<void> = Promise.resolve();

/** Notes what runs now, so that the next start can clear it away should we be killed. */
const note = (): void => {
  noted = noted.then(async () => {
    const programs = await Promise.all(livingServers().map(({ name, pid }) => identify(name, pid)));
    await writeRunFile(places.shopFile, { owner: await ourselves(), programs, env: {} });
  });
};

/** The data folder is ours: no other launcher runs on it. */
let isOurs = false;
let stores: Stores | undefined;
let shop: Shop | undefined;

const start = async (begun: number): Promise<void> => {
  const counts = processCounts(process.env);
  await beTheOnlyLauncher(places, printed);
  isOurs = true;
  await checkGatewayPort();
  const { dataDir, logDir } = places;
  await runSteps([
    {
      title: 'Stores',
      run: async (report) => {
        stores = await findBackgroundStores(places);
        if (stores) return report('stores', 'those of npm run stack:up, which run on after us');
        await stopBackgroundStores(places); // one of them has died; the others hold the data folders
        stores = await startStores({ dataDir, logDir, ports: 'preferred', restart: true, report, changed: note });
      },
    },
    {
      title: 'Services',
      run: async (report) => {
        const ports = { ports: 'preferred', gatewayPort } as const;
        shop = await startShop({
          stores: stores!,
          dataDir,
          logDir,
          ...ports,
          processes: counts,
          report,
          changed: note,
        });
        await writeFile(places.shopVariablesFile, `${JSON.stringify(shop.variables, undefined, 2)}\n`, { mode: 0o600 });
      },
    },
    { title: 'Demo catalogue', run: (report) => seedOnce(places, shop!.variables, report) },
  ]);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  process.stdout.write(welcome(shop!.url, seconds, logDir));
};

const stop = async (): Promise<void> => {
  await shop?.stop();
  await stores?.stop();
  await endChildren(); // the compiler of npm run dev; after an early Ctrl-C everything that was under way
  await noted;
  if (isOurs) await Promise.all([removeRunFile(places.shopFile), rm(places.shopVariablesFile, { force: true })]);
};

/** Runs the shop until it is told to stop, and answers with the exit code. */
export const runShop = async ({ watch = false, begun = performance.now() } = {}): Promise<number> => {
  const told = untilToldToStop();
  const started = start(begun).then(
    () => undefined,
    (fault: Error) => fault,
  );
  const first = await Promise.race([told, started]);
  if (first instanceof Error) {
    process.stderr.write(`\n${first.message}\n`);
    await stop();
    return 1;
  }
  if (first === undefined && watch) renewOnChange(shop!);
  const reason = await told;
  process.stdout.write(`\nStopping, after ${reason}\n`);
  await stop();
  process.stdout.write('Stopped.\n');
  return 0;
};

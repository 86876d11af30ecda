// Stores that run by themselves, without a launcher that watches: npm run stack:up.
import { endPrograms } from '../machine/program-identity';
import type { Report } from '../machine/report';
import { readRunFile, removeRunFile, runsStill, writeRunFile } from '../machine/run-file';
import { stopContainers } from '../stores/containers';
import { allStores, startStores } from '../stores/start-stores';
import { storesOf, type Stores } from '../stores/stores';
import type { Places } from './places';

/** Each store's URL under the variable that would name it. */
export const storeVariables = (stores: Stores): Record<string, string> =>
  Object.fromEntries(
    allStores.flatMap(({ name, variable }) => {
      const url = stores.urls.get(name);
      return url ? [[variable, url]] : [];
    }),
  );

/** The stores that stack:up started, when all of them still run. They are not ours to stop. */
export const findBackgroundStores = async ({ storesFile }: Places): Promise<Stores | undefined> => {
  const run = await readRunFile(storesFile);
  if (!run || !(await runsStill(run))) return undefined;
  const urls = allStores.flatMap(({ name, variable }) => {
    const url = run.env[variable];
    return url ? [[name, url] as const] : [];
  });
  return storesOf({ urls: new Map(urls) });
};

/** Stops exactly what stack:up started and answers how many processes that were. */
export const stopBackgroundStores = async ({ storesFile }: Places): Promise<number> => {
  const run = await readRunFile(storesFile);
  if (!run) return 0;
  await endPrograms(run.programs);
  if (run.containers) await stopContainers(run.containers);
  await removeRunFile(storesFile);
  return run.programs.length;
};

export const startBackgroundStores = async (places: Places, report: Report): Promise<Stores> => {
  const running = await findBackgroundStores(places);
  if (running) return running;
  await stopBackgroundStores(places); // some have died; the others hold the data folders
  const stores = await startStores({ dataDir: places.dataDir, logDir: places.logDir, ports: 'preferred', report });
  await writeRunFile(places.storesFile, {
    programs: await stores.identities(),
    env: storeVariables(stores),
    ...(stores.containers && { containers: stores.containers }),
  });
  stores.release();
  return stores;
};

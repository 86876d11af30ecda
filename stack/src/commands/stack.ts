// npm run stack:up | stack:down | stack:reset
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { reachableFolder } from '../machine/folders';
import { isAlive } from '../machine/program-identity';
import { printed } from '../machine/report';
import { readRunFile } from '../machine/run-file';
import { unprivilegedUser } from '../machine/unprivileged';
import { startBackgroundStores, stopBackgroundStores, storeVariables } from './background-stores';
import { command } from './command';
import { placesOf } from './places';

const places = placesOf(process.env);

const refuseWhileShopRuns = async (): Promise<void> => {
  const shop = await readRunFile(places.shopFile);
  if (shop?.owner && (await isAlive(shop.owner)))
    throw new Error(`The shop runs on these stores (process ${shop.owner.pid}): stop it first.`);
};

const up = async () => {
  await refuseWhileShopRuns();
  const stores = await startBackgroundStores(places, printed);
  for (const [name, url] of Object.entries(storeVariables(stores))) process.stdout.write(`${name}=${url}\n`);
  process.stdout.write('Stop them with: npm run stack:down\n');
};

const down = async () => {
  await refuseWhileShopRuns();
  const count = await stopBackgroundStores(places);
  process.stdout.write(count > 0 ? `${count} stores stopped.\n` : 'No stores were running.\n');
};

const reset = async () => {
  await down();
  const reachable = await reachableFolder(places.dataDir, '/var/lib/cartograph', await unprivilegedUser());
  // The warm test servers are somebody else's; their note stays.
  const kept = join(places.dataDir, 'run');
  for (const folder of new Set([places.dataDir, reachable]))
    for (const name of await readdir(folder))
      if (join(folder, name) !== kept) await rm(join(folder, name), { recursive: true, force: true });
  process.stdout.write(`${places.dataDir} is empty.\n`);
};

const verbs: Readonly<Record<string, () => Promise<void>>> = { up, down, reset };

command(async () => {
  const verb = verbs[process.argv[2] ?? ''];
  if (!verb) throw new Error('Say one of: up, down, reset.');
  await verb();
});

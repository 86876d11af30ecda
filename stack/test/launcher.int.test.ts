// npm start as a person types it, on the servers of this run and in a data folder of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { aFolder, startNats, testServers, unique, waitFor, type TestNats } from '@cartograph/testkit';
import { isFree } from '../src/machine/ports';
import { isAlive, type ProgramIdentity } from '../src/machine/program-identity';
import type { RunFile } from '../src/machine/run-file';

jest.setTimeout(120_000);

const root = join(__dirname, '../..');
const withinMs = 90_000;

interface Launcher {
  readonly process: ChildProcess;
  readonly said: () => string;
  readonly exited: Promise<number | null>;
}

let nats: TestNats;
beforeAll(async () => {
  nats = await startNats();
});
afterAll(() => nats.stop());

const running: ChildProcess[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});

const freePort = async (): Promise<number> => {
  const port = 31_000 + Math.floor(Math.random() * 1_500);
  return (await isFree(port)) ? port : freePort();
};

const aPlace = async () => ({
  CARTOGRAPH_DATA_DIR: aFolder('launcher'),
  GATEWAY_PORT: String(await freePort()),
});

const launch = (place: Readonly<Record<string, string>>): Launcher => {
  const servers = testServers();
  const child = spawn(process.execPath, ['tools/start.mjs', '--built'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      POSTGRES_URL: servers.postgresUrl,
      REDIS_URL: servers.redisUrl,
      CACHE_REDIS_URL: servers.cacheRedisUrl,
      NATS_URL: nats.url,
      MONGODB_URL: `${servers.mongodbUrl}/${unique('launcher')}`,
      ...(servers.opensearchUrl && { OPENSEARCH_URL: servers.opensearchUrl }),
      ...place,
    },
  });
  running.push(child);
  let said = '';
  const hear = (chunk: Buffer) => (said += chunk.toString());
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return { process: child, said: () => said, exited: once(child, 'exit').then(([code]) => code as number | null) };
};

const untilUp = async (launcher: Launcher): Promise<void> => {
  await Promise.race([
    waitFor(() => launcher.said().includes('Cartograph is up'), { withinMs }),
    launcher.exited.then((code) => Promise.reject(new Error(`npm start ended with ${code}:\n${launcher.said()}`))),
  ]);
};

const runFileOf = async (place: { CARTOGRAPH_DATA_DIR: string }): Promise<RunFile> =>
  JSON.parse(await readFile(join(place.CARTOGRAPH_DATA_DIR, 'run', 'shop.json'), 'utf8')) as RunFile;

const areAlive = (programs: readonly ProgramIdentity[]) => Promise.all(programs.map(isAlive));

const services = ['card-processor', 'cart', 'catalog', 'gateway', 'inventory', 'orders', 'payments'];

test('the shop comes up, finds its products, and is gone after a Ctrl-C', async () => {
  const place = await aPlace();
  const launcher = launch(place);
  await untilUp(launcher);
  const { programs } = await runFileOf(place);
  expect(programs.map(({ name }) => name).sort()).toEqual(services);
  const answer = await fetch(`http://127.0.0.1:${place.GATEWAY_PORT}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ search(query: "jacket") { nodes { title } } }' }),
  });
  expect(await answer.json()).toEqual({ data: { search: { nodes: [{ title: 'Trailhead Rain Jacket' }] } } });

  launcher.process.kill('SIGINT');
  expect(await launcher.exited).toBe(0);
  expect(await areAlive(programs)).toEqual(services.map(() => false));
  expect(existsSync(join(place.CARTOGRAPH_DATA_DIR, 'run', 'shop.json'))).toBe(false);
  expect(existsSync(join(place.CARTOGRAPH_DATA_DIR, 'run', 'shop.env.json'))).toBe(false);
});

test('a service that dies is started again, and that is said', async () => {
  const place = await aPlace();
  const launcher = launch(place);
  await untilUp(launcher);
  const cart = (await runFileOf(place)).programs.find(({ name }) => name === 'cart')!;
  process.kill(cart.pid, 'SIGKILL');
  await waitFor(() => /cart +runs again/.test(launcher.said()), { withinMs });
  expect(launcher.said()).toMatch(/cart +ended with SIGKILL; starting it again in 0\.5 s/);
  const again = await waitFor(async () => {
    const found = (await runFileOf(place)).programs.find(({ name }) => name === 'cart');
    return found && found.pid !== cart.pid && found;
  });
  expect(await isAlive(again)).toBe(true);
});

test('there is one shop in a data folder, and what a killed one left is cleared away', async () => {
  const place = await aPlace();
  const killed = launch(place);
  await untilUp(killed);
  const { programs, owner } = await runFileOf(place);

  const second = launch(place);
  expect(await second.exited).toBe(1);
  expect(second.said()).toContain(`The shop of this folder runs already, as process ${owner!.pid}: stop it first.`);

  killed.process.kill('SIGKILL');
  await killed.exited;
  expect(await areAlive(programs)).toEqual(services.map(() => true));
  const next = launch(place);
  await untilUp(next);
  expect(next.said()).toContain(`stopping ${services.length} processes of a run that was killed`);
  expect(await areAlive(programs)).toEqual(services.map(() => false));
});

test('a taken gateway port is one clear line, and nothing is started', async () => {
  const place = await aPlace();
  const other = createServer().listen(Number(place.GATEWAY_PORT), '127.0.0.1');
  await once(other, 'listening');
  const launcher = launch(place);
  expect(await launcher.exited).toBe(1);
  expect(launcher.said()).toContain(`Port ${place.GATEWAY_PORT} is taken, and the gateway wants it: set GATEWAY_PORT`);
  expect(launcher.said()).not.toMatch(/^\s+at /m);
  expect(existsSync(join(place.CARTOGRAPH_DATA_DIR, 'logs'))).toBe(false);
  other.close();
});

// The servers that tests share: one set for each run, or one that a developer keeps warm for many runs.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endPrograms, isAlive } from '../machine/program-identity';
import type { Report } from '../machine/report';
import { ourselves, readRunFile, removeRunFile, runsStill, writeRunFile } from '../machine/run-file';
import { startStores } from '../stores/start-stores';
import { testEnv } from '../stores/store-env';

const runFolder = join(__dirname, '../../../.data/run');
const warmFile = join(runFolder, 'test-stores.json');

export interface TestStores {
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const startIn = async (folder: string, report: Report) => {
  // Tests never touch a server that the environment names: it may hold somebody's data.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.endsWith('_URL')));
  const logDir = join(folder, 'logs');
  return startStores({ dataDir: folder, logDir, ports: 'free', passing: true, report, env });
};

const stopRun = async (file: string): Promise<void> => {
  const run = await readRunFile(file);
  if (run) await endPrograms(run.programs);
  if (run?.folder) await rm(run.folder, { recursive: true, force: true, maxRetries: 10 });
  await removeRunFile(file);
};

/** Stops what a run left behind that was killed before it could. */
const clearAbandoned = async (): Promise<void> => {
  for (const name of await readdir(runFolder).catch(() => [])) {
    if (!/^test-\d+\.json$/.test(name)) continue;
    const run = await readRunFile(join(runFolder, name));
    if (run?.owner && !(await isAlive(run.owner))) await stopRun(join(runFolder, name));
  }
};

/** Starts a set for this run, unless a warm one is up; continuous integration always has its own. */
export const startTestStores = async (report: Report): Promise<TestStores> => {
  const warm = process.env['CI'] ? undefined : await readRunFile(warmFile);
  if (warm && (await runsStill(warm))) return { env: warm.env, stop: () => Promise.resolve() };
  await clearAbandoned();
  const folder = await mkdtemp(join(tmpdir(), 'cartograph-test-'));
  const stores = await startIn(folder, report);
  const file = join(runFolder, `test-${process.pid}.json`);
  const env = { ...testEnv(stores), TEST_FOLDER: folder };
  await writeRunFile(file, { owner: await ourselves(), programs: await stores.identities(), env, folder });
  return {
    env,
    stop: async () => {
      await stores.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
      await removeRunFile(file);
    },
  };
};

/** Starts the warm set; it runs on after this process has ended. */
export const startWarmStores = async (report: Report): Promise<Readonly<Record<string, string>>> => {
  await stopWarmStores();
  const folder = await mkdtemp(join(tmpdir(), 'cartograph-test-'));
  const stores = await startIn(folder, report);
  const env = { ...testEnv(stores), TEST_FOLDER: folder };
  await writeRunFile(warmFile, { programs: await stores.identities(), env, folder });
  stores.release();
  return env;
};

export const stopWarmStores = (): Promise<void> => stopRun(warmFile);

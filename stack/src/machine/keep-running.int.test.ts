import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aFolder, waitFor } from '@cartograph/testkit';
import { keepRunning, type KeptProgram } from './keep-running';
import type { ProgramSpec } from './program';

/** A program that is ready once it has written its file. */
const aSpec = async (script: string, fields: Partial<ProgramSpec> = {}) => {
  const folder = aFolder('program');
  const readyFile = join(folder, 'ready');
  const code = `${script}; require('fs').appendFileSync(process.env.READY, process.env.WORD ?? 'ready '); setInterval(() => {}, 1e3)`;
  const spec: ProgramSpec = {
    name: 'thing',
    command: process.execPath,
    args: ['-e', code],
    env: { READY: readyFile },
    logFile: join(folder, 'logs', 'thing.log'),
    isReady: () => Promise.resolve(existsSync(readyFile)),
    readyWithinMs: 20_000,
    ...fields,
  };
  return { spec, readyFile };
};

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

let program: KeptProgram | undefined;
afterEach(() => program?.stop(100));

test('a program that dies is started again, and that is said', async () => {
  const said: string[] = [];
  const { spec, readyFile } = await aSpec('');
  program = await keepRunning(spec, { restart: true, report: (about, line) => said.push(`${about} ${line}`) });
  const first = program.pid;
  program.kill('SIGKILL');
  await waitFor(() => said.includes('thing runs again'));
  expect(said).toEqual([
    `thing ended with SIGKILL; starting it again in 0.5 s (log: ${spec.logFile})`,
    'thing runs again',
  ]);
  expect(program.pid).not.toBe(first);
  expect(await waitFor(async () => (await readFile(readyFile, 'utf8')) === 'ready ready ')).toBe(true);
});

test('without a restart it stays dead until somebody starts it, with other variables if they like', async () => {
  const { spec, readyFile } = await aSpec('');
  program = await keepRunning(spec, { restart: false });
  program.kill('SIGKILL');
  expect(await program.exited).toEqual({ code: null, signal: 'SIGKILL' });
  await program.start({ WORD: 'again' });
  expect(await waitFor(async () => (await readFile(readyFile, 'utf8')).includes('again'))).toBe(true);
});

test('a program that does not listen to SIGTERM is killed', async () => {
  const { spec } = await aSpec("process.on('SIGTERM', () => {})");
  program = await keepRunning(spec, { restart: true });
  const { pid } = program;
  await program.stop(200);
  expect(isThere(pid)).toBe(false);
});

test('a program that ends before it is ready is an error with its last words', async () => {
  const { spec } = await aSpec("console.log('PORT is taken'); process.exit(3)");
  await expect(keepRunning(spec, { restart: true })).rejects.toThrow(/thing ended with code 3[^]*PORT is taken/);
});

test('a program that is never ready is stopped', async () => {
  const { spec } = await aSpec('', { isReady: () => Promise.resolve(false), readyWithinMs: 300 });
  await expect(keepRunning(spec, { restart: true })).rejects.toThrow('thing was not ready within 300 ms');
});

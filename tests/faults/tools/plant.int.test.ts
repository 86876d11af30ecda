import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { aFolder, repositoryRoot, waitFor } from '@cartograph/testkit';
import type { Substitution } from './planted-faults';
import { arm, crossingsOf, firedIn, plantedIn } from './process-orders';

let folder: string;
beforeEach(async () => (folder = aFolder('plant')));
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = 'subgraphs/inventory/src/adapters/postgres-stock/lock-stock.sql';
const printsIt = `console.log(require('fs').readFileSync('${file}', 'utf8'))`;

const start = async (script: string, plan: readonly Substitution[] = []) => {
  const planFile = join(folder, 'plan.json');
  await writeFile(planFile, JSON.stringify(plan));
  return spawn(process.execPath, ['--require', join(__dirname, 'plant.js'), '-e', script], {
    cwd: repositoryRoot,
    env: { PATH: process.env['PATH'], FAULT_FOLDER: folder, FAULT_PLAN: planFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};

test('a text is changed as it is loaded, and stays as it is on the disk', async () => {
  const child = await start(printsIt, [{ file, find: 'FOR UPDATE OF stock', replace: '-- no lock' }]);
  const printed = await text(child.stdout);
  expect(printed).toContain('-- no lock');
  expect(printed).not.toContain('FOR UPDATE');
});

test('a text that is not there ends the process with the reason', async () => {
  const child = await start(printsIt, [{ file, find: 'FOR SHARE', replace: '' }]);
  const [printed, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(printed).toContain(`a fault cannot be planted: ${file} holds 0 times: FOR SHARE`);
  expect(code).toBe(1);
});

test('a process tells what was planted, and dies at the crossing that it is told of', async () => {
  const found = { file, find: 'FOR UPDATE OF stock', replace: '' };
  const unread = { file: 'README.md', find: 'never read', replace: '' };
  const script = `${printsIt};
    const { killPoint } = require('./packages/runtime/dist/kill-points.js');
    setInterval(() => killPoint('tests.turned', 'subject'), 5)`;
  const child = await start(script, [found, unread]);
  const exited = once(child, 'exit');
  const carrier = { folder, pid: child.pid! };
  await waitFor(() => crossingsOf(carrier).then((crossings) => crossings['tests.turned:subject']));
  expect(await plantedIn(carrier)).toEqual([found]);
  await arm(carrier, { point: 'tests.turned:subject', nth: 3 });
  expect(await exited).toEqual([null, 'SIGKILL']);
  expect(await firedIn(folder)).toMatchObject([
    { point: 'tests.turned:subject', victim: child.pid, signal: 'SIGKILL' },
  ]);
});

import { connect } from 'node:net';
import { join } from 'node:path';
import { aptInstall, canInstall } from '../fetch/apt';
import { keep } from '../fetch/keep';
import { Unobtainable } from '../fetch/unobtainable';
import { ownedFolder } from '../machine/folders';
import { findProgram, isAtLeast, versionOf, type Version } from '../machine/programs';
import { runProgram } from '../machine/run-program';
import type { Machine, Source, Store } from './store';

const built = 'v2.12.1';
// Older servers lose acknowledged messages of file streams on a power cut in more ways than newer ones.
const good: Version = [2, 10, 23];
const usable: Version = [2, 9, 0];

const onPath = async ({ env }: Machine, least: Version): Promise<Source | undefined> => {
  const program = await findProgram(['nats-server'], env);
  const version = program && (await versionOf(program));
  if (!program || !version || !isAtLeast(version, least)) return undefined;
  const from = `${program} ${version.join('.')}`;
  return isAtLeast(version, good) ? { from, program } : { from, program, warning: `is older than ${good.join('.')}` };
};

const buildWithGo = async (go: string, { cache, report }: Machine): Promise<Source> => {
  const folder = await keep(cache, `nats-server-${built}`, async (unfinished) => {
    report('nats', `building nats-server ${built} with go install`);
    await runProgram(go, ['install', `github.com/nats-io/nats-server/v2@${built}`], { env: { GOBIN: unfinished } });
  });
  return { from: `go install, ${built}`, program: join(folder, 'nats-server') };
};

const obtain = async (machine: Machine): Promise<Source> => {
  const go = await findProgram(['go'], machine.env);
  const fromGo = go && (await buildWithGo(go, machine).catch((fault: Error) => machine.report('nats', fault.message)));
  const source = fromGo || (await onPath(machine, usable));
  if (source) return source;
  const remedy = new Unobtainable('install nats-server 2.10 or newer, or Go 1.24 or newer so that it can be built');
  if (!(await canInstall(machine.env))) throw remedy;
  await aptInstall(['nats-server'], 'nats', machine.report);
  const packaged = await onPath(machine, usable);
  if (!packaged) throw remedy;
  return packaged;
};

/** A broker greets with INFO as soon as it takes clients. */
export const natsGreets = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (greeted: boolean) => {
      socket.destroy();
      resolve(greeted);
    };
    socket.setTimeout(1_000, () => answer(false));
    socket.once('error', () => answer(false));
    socket.once('data', (greeting) => answer(greeting.toString().startsWith('INFO')));
  });

export const nats: Store = {
  name: 'nats',
  variable: 'NATS_URL',
  port: 4222,
  url: (port) => `nats://127.0.0.1:${port}`,
  installed: (machine) => onPath(machine, good),
  obtain,
  program: async (source, place) => ({
    name: 'nats',
    command: source.program,
    args: ['-js', '-sd', await ownedFolder(place.folder), '-a', '127.0.0.1', '-p', String(place.port)],
    logFile: place.logFile,
    isReady: () => natsGreets(place.port),
    readyWithinMs: 20_000,
  }),
};

// What the shop's processes take of this machine, read from /proc; nothing where there is none.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

export interface Process {
  readonly name: string;
  readonly residentMb: number;
  readonly cpuSeconds: number;
}

// Services of this checkout are started by their full path; stores by the names of their programs.
const service = /^\/(?:subgraphs\/)?([\w-]+|stack\/dist\/card-processor)\/(?:dist\/)?main\.js/;
const store = /^\S*\b(postgres|redis-server|nats-server)\b|\b(mongo)-java|\b(opensearch)\b/;

// Linux counts CPU time in hundredths of a second for every program that asks.
const ticksPerSecond = 100;

const nameOf = (command: string): string | undefined => {
  const [, ours] = service.exec(command.split(root)[1] ?? '') ?? [];
  return ours?.replace('stack/dist/', '');
};

const storeOf = (command: string): string | undefined => store.exec(command)?.slice(1).find(Boolean);

const read = (pid: string): Process | undefined => {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const name = nameOf(command) ?? storeOf(command);
    if (!name) return undefined;
    const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    return { name, residentMb: Math.round(Number(kb ?? 0) / 1_024), cpuSeconds };
  } catch {
    return undefined; // It has ended meanwhile.
  }
};

/** The processes of one of our services or stores. */
export const pidsOf = (name: string): number[] =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && read(pid)?.name === name)
    .map(Number);

/** Our services and the stores by name; several processes of one name are added up. */
export const readProcesses = (): ReadonlyMap<string, Process> => {
  const found = new Map<string, Process>();
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  for (const process of pids.flatMap((pid) => read(pid) ?? [])) {
    const { residentMb = 0, cpuSeconds = 0 } = found.get(process.name) ?? {};
    found.set(process.name, {
      name: process.name,
      residentMb: residentMb + process.residentMb,
      cpuSeconds: cpuSeconds + process.cpuSeconds,
    });
  }
  return found;
};

/** Milliseconds of CPU that each spent on one of `count` requests since `before`, the load client as `client`. */
export const cpuMsEach = (
  before: ReadonlyMap<string, Process>,
  after: ReadonlyMap<string, Process>,
  client: NodeJS.CpuUsage,
  count: number,
): Readonly<Record<string, number>> => {
  const rounded = (seconds: number) => Math.round((seconds * 100_000) / count) / 100;
  const spent = [...after.values()].map(
    ({ name, cpuSeconds }) => [name, rounded(cpuSeconds - (before.get(name)?.cpuSeconds ?? 0))] as const,
  );
  return Object.fromEntries([...spent, ['client', rounded((client.user + client.system) / 1_000_000)]]);
};

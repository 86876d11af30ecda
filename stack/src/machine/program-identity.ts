import { readFile } from 'node:fs/promises';
import { runProgram } from './run-program';

/** A process that survives in a file: numbers are used again, so the time of birth goes with it. */
export interface ProgramIdentity {
  readonly name: string;
  readonly pid: number;
  readonly bornAt: string;
}

const bornAt = async (pid: number): Promise<string | undefined> => {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie is dead, whatever the process table says.
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    if (process.platform === 'linux') return undefined;
    const said = await runProgram('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined);
    return said?.stdout.trim();
  }
};

export const identify = async (name: string, pid: number): Promise<ProgramIdentity> => ({
  name,
  pid,
  bornAt: (await bornAt(pid)) ?? '',
});

/** Whether this very process still runs. */
export const isAlive = async ({ pid, bornAt: then }: ProgramIdentity): Promise<boolean> =>
  then !== '' && (await bornAt(pid)) === then;

const stillAlive = async (programs: readonly ProgramIdentity[], withinMs: number): Promise<ProgramIdentity[]> => {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const living = await Promise.all(programs.map(isAlive));
    const alive = programs.filter((_, at) => living[at]);
    if (alive.length === 0 || Date.now() > deadline) return alive;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const signalAll = async (programs: readonly ProgramIdentity[], signal: (of: ProgramIdentity) => NodeJS.Signals) => {
  for (const program of programs) if (await isAlive(program)) process.kill(program.pid, signal(program));
};

/** Ends processes by their identity: asked first, killed when they do not go in time. */
export const endPrograms = async (programs: readonly ProgramIdentity[], withinMs = 8_000): Promise<void> => {
  // Postgres waits for its clients on SIGTERM and ends their sessions on SIGINT.
  await signalAll(programs, ({ name }) => (name === 'postgres' ? 'SIGINT' : 'SIGTERM'));
  const stubborn = await stillAlive(programs, withinMs);
  await signalAll(stubborn, () => 'SIGKILL');
  await stillAlive(stubborn, 2_000);
};

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

/** Ends processes by their identity: asked first, killed when they do not go in time. */
export const endPrograms = async (programs: readonly ProgramIdentity[], withinMs = 8_000): Promise<void> => {
  const signal = async (program: ProgramIdentity, name: NodeJS.Signals) => {
    if (await isAlive(program)) process.kill(program.pid, name);
  };
  await Promise.all(programs.map((program) => signal(program, program.name === 'postgres' ? 'SIGINT' : 'SIGTERM')));
  const deadline = Date.now() + withinMs;
  let alive = programs;
  while (alive.length > 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const living = await Promise.all(alive.map(isAlive));
    alive = alive.filter((_, at) => living[at]);
  }
  await Promise.all(alive.map((program) => signal(program, 'SIGKILL')));
};

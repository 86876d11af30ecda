// A process that is started again when it dies, slower each time, until somebody stops it.
import { launch, untilReady, type Exit, type Program, type ProgramSpec } from './program';
import { silent, type Report } from './report';

export interface KeepRunning {
  /** Start again what dies by itself. Tests that kill switch it off. */
  readonly restart: boolean;
  readonly report?: Report;
  /** Told after each start. */
  readonly changed?: () => void;
}

export interface KeptProgram {
  readonly name: string;
  /** Of the process that runs now, or of the last one. */
  readonly pid: number;
  readonly exited: Promise<Exit>;
  kill(signal: NodeJS.Signals): void;
  /** Starts it again after its end, with further variables for this run alone; resolves when it is ready. */
  start(env?: Readonly<Record<string, string>>): Promise<void>;
  /** Ends it and starts it anew, as after a change of its code. */
  renew(): Promise<void>;
  stop(withinMs?: number): Promise<void>;
  /** Lets our own process end while it runs on. */
  release(): void;
}

/** Half a second at first, doubled with each failure in a row, a quarter of a minute at most. */
export const backOffMs = (failures: number): number => Math.min(500 * 2 ** failures, 15_000);

// Who has run for a minute has recovered: the next death is a new story.
const recoveredAfterMs = 60_000;

const inWords = ({ code, signal }: Exit) => signal ?? `code ${code}`;

/** Starts it, waits until it is ready, and watches it. Throws when it does not become ready the first time. */
export const keepRunning = async (
  spec: ProgramSpec,
  { restart, report = silent, changed }: KeepRunning,
): Promise<KeptProgram> => {
  let program: Program;
  let stopping = false;
  let failures = 0;
  let startedAt = 0;
  let next: NodeJS.Timeout | undefined;

  const run = async (env: Readonly<Record<string, string>> = {}) => {
    startedAt = Date.now();
    program = await launch({ ...spec, env: { ...spec.env, ...env } });
    changed?.();
    const mine = program;
    await untilReady(mine, spec).catch(async (fault: unknown) => {
      await mine.stop(1_000);
      throw fault;
    });
    void mine.exited.then((exit) => restart && ended(exit));
  };

  const ended = (how: Exit | string) => {
    if (stopping) return;
    if (Date.now() - startedAt > recoveredAfterMs) failures = 0;
    const waitMs = backOffMs(failures++);
    const what = typeof how === 'string' ? how : `ended with ${inWords(how)}`;
    report(spec.name, `${what}; starting it again in ${waitMs / 1_000} s (log: ${spec.logFile})`);
    next = setTimeout(() => {
      run().then(
        () => report(spec.name, 'runs again'),
        () => ended('did not come back'),
      );
    }, waitMs);
  };

  await run();
  return {
    name: spec.name,
    get pid() {
      return program.pid;
    },
    get exited() {
      return program.exited;
    },
    kill: (signal) => program.kill(signal),
    start: run,
    renew: async () => {
      clearTimeout(next);
      stopping = true;
      await program.stop(5_000);
      stopping = false;
      await run();
    },
    stop: async (withinMs = 5_000) => {
      stopping = true;
      clearTimeout(next);
      await program.stop(withinMs);
    },
    release: () => program.release(),
  };
};

import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { dirname } from 'node:path';
import { remember } from './children';
import type { UserIds } from './run-program';

/** How one process is started, asked whether it is ready, and stopped. */
export interface ProgramSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Added to our own environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly user?: UserIds | undefined;
  readonly logFile: string;
  /** Throws or answers false while it is not ready. */
  readonly isReady: () => Promise<boolean>;
  readonly readyWithinMs: number;
  readonly stopSignal?: NodeJS.Signals;
  /** Gives way to the others when processors are few: 0 to 19, as nice(1) counts. */
  readonly niceness?: number;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Program {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  kill(signal: NodeJS.Signals): void;
  /** Asks it to end, and kills it when it has not gone in time. */
  stop(withinMs: number): Promise<Exit>;
  /** Lets this process end without it. */
  release(): void;
}

const logLimitBytes = 10 * 1024 * 1024;

/** Opens a log to append to; one that has grown large becomes the `.old` one. */
const openLog = (file: string): number => {
  mkdirSync(dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logLimitBytes) renameSync(file, `${file}.old`);
  return openSync(file, 'a');
};

/** Starts a process of its own group, so that a Ctrl-C in the terminal reaches us alone and we can stop all in order. */
export const launch = async (spec: ProgramSpec): Promise<Program> => {
  const log = openLog(spec.logFile);
  const child = spawn(spec.command, spec.args, {
    stdio: ['ignore', log, log],
    detached: true,
    env: { ...process.env, ...spec.env },
    ...(spec.cwd && { cwd: spec.cwd }),
    ...spec.user,
  });
  closeSync(log);
  remember(child, spec.name);
  const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  if (spec.niceness) setPriority(child.pid!, spec.niceness);
  const kill = (signal: NodeJS.Signals) => void child.kill(signal);
  return {
    pid: child.pid!,
    exited,
    kill,
    stop: async (withinMs) => {
      kill(spec.stopSignal ?? 'SIGTERM');
      const impatience = setTimeout(() => kill('SIGKILL'), withinMs);
      const exit = await exited;
      clearTimeout(impatience);
      return exit;
    },
    release: () => child.unref(),
  };
};

const lastLines = async (file: string, count: number): Promise<string> =>
  (await readFile(file, 'utf8').catch(() => '')).trimEnd().split('\n').slice(-count).join('\n');

/** Waits until it is ready. Throws with its last words when it ends first or takes too long. */
export const untilReady = async (program: Program, spec: ProgramSpec): Promise<void> => {
  let exit: Exit | undefined;
  void program.exited.then((how) => (exit = how));
  const deadline = Date.now() + spec.readyWithinMs;
  while (!exit && Date.now() < deadline) {
    if (await spec.isReady().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  const how = exit
    ? `ended with ${exit.signal ?? `code ${exit.code}`}`
    : `was not ready within ${spec.readyWithinMs} ms`;
  throw new Error(`${spec.name} ${how}; its log is ${spec.logFile}\n${await lastLines(spec.logFile, 6)}`);
};

// Runs one of our programs as a process of its own, so that a test can kill it as a power cut would.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const repositoryRoot = join(__dirname, '../../..');

export interface RunningProcess {
  /** Where it listens, as its own log says. */
  readonly url: string;
  readonly pid: number;
  /** Resolves when it has ended, by itself or not, with its exit code or signal. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** SIGKILL: no goodbye. */
  kill(): Promise<void>;
  /** SIGTERM, as an orderly stop. */
  stop(): Promise<void>;
}

/**
 * Starts a built program (`stack/dist/card-processor/main.js`) and resolves when it logs that it listens.
 * Throws with what it printed when it ends before.
 */
export const startProcess = async (program: string, variables: Record<string, string>): Promise<RunningProcess> => {
  const script = join(repositoryRoot, program);
  if (!existsSync(script)) throw new Error(`${program} is not built: run npm run build`);
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | NodeJS.Signals);
  const printed: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      printed.push(line);
      const [, found] = /"url":"([^"]+)".*"msg":"listening"/.exec(line) ?? [];
      if (found) resolve(found);
    });
    void ended.then((how) => reject(new Error(`${program} ended with ${how}:\n${printed.join('\n')}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { url, pid: child.pid!, ended, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
};

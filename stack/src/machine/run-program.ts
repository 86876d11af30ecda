import { spawn } from 'node:child_process';
import { remember } from './children';

/** Whom a program runs as. */
export interface UserIds {
  readonly uid: number;
  readonly gid: number;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: UserIds | undefined;
  readonly withinMs?: number;
}

export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end and answers with what it said. Throws with its last lines when it fails or is absent. */
export const runProgram = (command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.cwd && { cwd: options.cwd }),
      ...(options.withinMs && { timeout: options.withinMs }),
      env: { ...process.env, ...options.env },
      ...options.user,
    });
    remember(child);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve({ stdout, stderr });
      const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-8).join('\n');
      reject(new Error(`${command} ${args[0] ?? ''} ended with ${signal ?? `code ${code}`}\n${said}`));
    });
  });

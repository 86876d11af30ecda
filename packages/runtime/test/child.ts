// Runs a few lines against our sources in a process of their own, for what ends a process.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const typescriptOnTheFly = `
  const ts = require('typescript');
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  require.extensions['.ts'] = (module, file) =>
    module._compile(ts.transpileModule(require('fs').readFileSync(file, 'utf8'), { compilerOptions: options }).outputText, file);
`;

export interface Child {
  readonly process: ChildProcess;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly printed: string;
  }>;
  /** Resolves when the child has printed this. */
  printed(text: string): Promise<void>;
}

/** Starts CommonJS lines that may require('./file') of packages/runtime/src. */
export const startChild = (lines: string, variables: Record<string, string> = {}): Child => {
  const child = spawn(process.execPath, ['-e', typescriptOnTheFly + lines], {
    cwd: join(__dirname, '../src'),
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, printed }));
  return {
    process: child,
    ended,
    printed: async (text) => {
      while (!printed.includes(text))
        await Promise.race([
          once(child.stdout, 'data'),
          ended.then(() => Promise.reject(new Error(`ended: ${printed}`))),
        ]);
    },
  };
};

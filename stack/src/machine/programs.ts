import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runProgram } from './run-program';

/** The full path of the first of these programs that PATH knows. */
export const findProgram = async (names: readonly string[], env: NodeJS.ProcessEnv): Promise<string | undefined> => {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  for (const candidate of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    const usable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return candidate;
  }
  return undefined;
};

export type Version = readonly [major: number, minor: number, patch: number];

/** The first `1.2` or `1.2.3` in a text, as programs print it after --version. */
export const parseVersion = (text: string): Version | undefined => {
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)] : undefined;
};

export const isAtLeast = (version: Version, least: Version): boolean => {
  for (const [at, part] of version.entries()) {
    if (part !== least[at]) return part > least[at]!;
  }
  return true;
};

/** What a program calls its version; undefined when it does not run or does not say. */
export const versionOf = async (program: string): Promise<Version | undefined> => {
  try {
    const { stdout, stderr } = await runProgram(program, ['--version'], { withinMs: 10_000 });
    return parseVersion(stdout || stderr);
  } catch {
    return undefined;
  }
};

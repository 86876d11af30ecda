import { readdir, readFile, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram } from './programs';

export interface Java {
  readonly home: string;
  readonly version: number;
}

/** The major version in a JDK's `release` file; old ones write 1.8 for 8. */
export const parseJavaRelease = (release: string): number | undefined => {
  const found = /^JAVA_VERSION="(?:1\.)?(\d+)/m.exec(release);
  return found ? Number(found[1]) : undefined;
};

const javaIn = async (home: string): Promise<Java | undefined> => {
  const release = await readFile(join(home, 'release'), 'utf8').catch(() => '');
  const version = parseJavaRelease(release);
  return version === undefined ? undefined : { home, version };
};

const usualFolders = async (): Promise<string[]> => {
  const roots: (readonly [string, string])[] = [
    ['/usr/lib/jvm', ''],
    ['/usr/java', ''],
    ['/opt/java', ''],
    ['/Library/Java/JavaVirtualMachines', 'Contents/Home'],
    [join(homedir(), '.sdkman/candidates/java'), ''],
  ];
  const homes = await Promise.all(
    roots.map(async ([root, inside]) => {
      const names = await readdir(root).catch(() => []);
      return names.sort().map((name) => join(root, name, inside));
    }),
  );
  return homes.flat();
};

/** The first JDK of at least this version: the named ones, the one on PATH, then where systems usually keep them. */
export const findJava = async (least: number, env: NodeJS.ProcessEnv): Promise<Java | undefined> => {
  const onPath = await findProgram(['java'], env);
  const named = [
    env['OPENSEARCH_JAVA_HOME'],
    env['JAVA_HOME'],
    onPath && dirname(dirname(await realpath(onPath).catch(() => onPath))),
  ].filter((home): home is string => Boolean(home));
  for (const home of [...named, ...(await usualFolders())]) {
    const java = await javaIn(home);
    if (java && java.version >= least) return java;
  }
  return undefined;
};

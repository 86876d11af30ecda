import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from '../machine/programs';
import type { Report } from '../machine/report';
import { runProgram } from '../machine/run-program';
import { aptInstall, canInstall } from './apt';
import { Unobtainable } from './unobtainable';

export interface Artifact {
  readonly group: string;
  readonly name: string;
  readonly version: string;
  readonly type?: 'zip';
}

const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';

const project = (id: string, body: string) =>
  `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>` +
  `<groupId>cartograph</groupId><artifactId>${id}</artifactId><version>1</version>${body}</project>\n`;

const dependency = ({ group, name, version, type }: Artifact) =>
  `<dependencies><dependency><groupId>${group}</groupId><artifactId>${name}</artifactId>` +
  `<version>${version}</version><type>${type ?? 'jar'}</type></dependency></dependencies>`;

/** Finds Maven, or installs it where that is possible. */
export const obtainMaven = async (env: NodeJS.ProcessEnv, about: string, report: Report): Promise<string> => {
  const found = await findProgram(['mvn'], env);
  if (found) return found;
  if (!(await canInstall(env))) throw new Unobtainable('install Maven (mvn)');
  await aptInstall(['maven'], about, report);
  return 'mvn';
};

/**
 * Fetches each artifact with all it needs at run time into FOLDER/KEY/target/dependency; a zip is unpacked there.
 * One run of Maven for all of them.
 */
export const fetchArtifacts = async (
  maven: string,
  folder: string,
  artifacts: Readonly<Record<string, Artifact>>,
  javaHome: string,
): Promise<void> => {
  const keys = Object.keys(artifacts);
  const modules = keys.map((key) => `<module>${key}</module>`).join('');
  await writeFile(join(folder, 'pom.xml'), project('all', `<packaging>pom</packaging><modules>${modules}</modules>`));
  for (const key of keys) {
    await mkdir(join(folder, key), { recursive: true });
    await writeFile(join(folder, key, 'pom.xml'), project(key, dependency(artifacts[key]!)));
  }
  await runProgram(
    maven,
    [
      ...['-q', '-B', '-ntp', '-T', '2', '-DincludeScope=runtime', '-DexcludeGroupIds=org.apache.lucene'],
      ...[`${plugin}:copy-dependencies`, '-Dmdep.copyPom=false', '-DexcludeTypes=zip'],
    ],
    { cwd: folder, env: { JAVA_HOME: javaHome } },
  );
  if (Object.values(artifacts).some(({ type }) => type === 'zip'))
    await runProgram(maven, ['-q', '-B', '-ntp', `${plugin}:unpack-dependencies`, '-DincludeTypes=zip'], {
      cwd: folder,
      env: { JAVA_HOME: javaHome },
    });
};

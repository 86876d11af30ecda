import { findJava, type Java } from '../machine/java';
import type { Report } from '../machine/report';
import { aptInstall, canInstall } from './apt';
import { Unobtainable } from './unobtainable';

/** Finds a JDK of at least this version; installs the system's own when there is none and that one would do. */
export const obtainJava = async (
  least: number,
  env: NodeJS.ProcessEnv,
  about: string,
  report: Report,
): Promise<Java> => {
  const found = await findJava(least, env);
  if (found) return found;
  if (!(await findJava(1, env)) && (await canInstall(env))) {
    await aptInstall(['default-jdk-headless'], about, report);
    const installed = await findJava(least, env);
    if (installed) return installed;
  }
  throw new Unobtainable(`install a JDK of version ${least} or newer, or name one in JAVA_HOME`);
};

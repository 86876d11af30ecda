// The stores as containers, where an engine answers: the very images of docker-compose.yml.
import { join } from 'node:path';
import { findProgram } from '../machine/programs';
import { runProgram } from '../machine/run-program';
import type { StoreName } from './store';

const root = join(__dirname, '../../..');

/** The docker command, when an engine with Compose answers behind it. */
export const findEngine = async (env: NodeJS.ProcessEnv): Promise<string | undefined> => {
  const docker = await findProgram(['docker'], env);
  if (!docker) return undefined;
  try {
    await runProgram(docker, ['version', '--format', '{{.Server.Version}}'], { withinMs: 5_000 });
    await runProgram(docker, ['compose', 'version'], { withinMs: 5_000 });
    return docker;
  } catch {
    return undefined;
  }
};

/** The variable by which docker-compose.yml learns the port of a store on this machine. */
export const portVariable = (store: StoreName): string => `${store.toUpperCase().replace('-', '_')}_PORT`;

export interface Containers {
  /** Their Compose project. */
  readonly project: string;
  stop(): Promise<void>;
}

const compose = (docker: string, project: string, args: readonly string[], env: Record<string, string> = {}) =>
  runProgram(docker, ['compose', '-f', join(root, 'docker-compose.yml'), '-p', project, ...args], { env });

/** Ends the containers of a project. Their volumes stay unless they are to be emptied. */
export const stopContainers = async (project: string, emptied = false, docker = 'docker'): Promise<void> => {
  await compose(docker, project, emptied ? ['down', '--volumes'] : ['stop']);
};

/** Starts these stores and waits until their health checks pass. */
export const startContainers = async (
  docker: string,
  project: string,
  ports: ReadonlyMap<StoreName, number>,
  keepVolumes: boolean,
): Promise<Containers> => {
  const env = Object.fromEntries([...ports].map(([store, port]) => [portVariable(store), String(port)]));
  await compose(docker, project, ['up', '--detach', '--wait', ...ports.keys()], env);
  return { project, stop: () => stopContainers(project, !keepVolumes, docker) };
};

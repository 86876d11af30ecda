// One store, from the decision where it comes from to the moment it answers.
import { join, resolve as resolvePath } from 'node:path';
import { reachableFolder } from '../machine/folders';
import { keepRunning, type KeptProgram } from '../machine/keep-running';
import type { Ports } from '../machine/ports';
import { unprivilegedUser } from '../machine/unprivileged';
import { resolve } from './resolve';
import type { Machine, Place, Source, Store } from './store';

export interface BringUp {
  readonly machine: Machine;
  readonly dataDir: string;
  readonly logDir: string;
  readonly passing: boolean;
  readonly restart: boolean;
  readonly changed: (() => void) | undefined;
  readonly portFor: Ports;
  /** The docker command, when an engine answers. */
  readonly engine: () => Promise<string | undefined>;
}

export type Up =
  | { readonly kind: 'given'; readonly url: string }
  | { readonly kind: 'program'; readonly url: string; readonly program: KeptProgram; readonly source: Source }
  /** Started later, together with the other containers. */
  | { readonly kind: 'container' }
  /** The shop does without it. */
  | { readonly kind: 'degraded' };

/** The store's usual port or the next free one, which is said. */
export const choosePort = async (store: Store, { portFor, machine }: BringUp): Promise<number> => {
  const { port, taken } = await portFor(store.port);
  if (taken) machine.report(store.name, `port ${store.port} is taken, so it listens on ${port}`);
  return port;
};

const placeOf = async (store: Store, how: BringUp, port: number): Promise<Place> => {
  const data = await reachableFolder(resolvePath(how.dataDir), '/var/lib/cartograph', await unprivilegedUser());
  return {
    port,
    folder: join(data, store.name),
    logFile: join(how.logDir, `${store.name}.log`),
    passing: how.passing,
  };
};

const run = async (store: Store, source: Source, how: BringUp): Promise<Up> => {
  const { report } = how.machine;
  const port = await choosePort(store, how);
  const begun = performance.now();
  const spec = await store.program(source, await placeOf(store, how, port));
  const program = await keepRunning(spec, {
    restart: how.restart,
    report,
    ...(how.changed && { changed: how.changed }),
  });
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  report(store.name, `${source.from}; ready on port ${port} after ${seconds} s`);
  if (source.warning) report(store.name, `warning: this server ${source.warning}`);
  return { kind: 'program', url: store.url(port), program, source };
};

const bringUpOrThrow = async (store: Store, how: BringUp): Promise<Up> => {
  const resolved = await resolve(store, how.machine, how.engine);
  switch (resolved.kind) {
    case 'container':
      return resolved;
    case 'given':
      how.machine.report(store.name, `the server that ${store.variable} names`);
      return resolved;
    case 'program':
      return run(store, resolved.source, how);
    case 'absent':
      throw new Error(`${store.name} cannot be had here: ${resolved.remedy}. Or name a server in ${store.variable}.`);
  }
};

/** Brings one store up. A shop without OpenSearch is degraded; without any other store it is no shop, so that throws. */
export const bringUp = async (store: Store, how: BringUp): Promise<Up> => {
  try {
    return await bringUpOrThrow(store, how);
  } catch (fault) {
    if (!store.optional) throw fault;
    how.machine.report(store.name, `${(fault as Error).message} Until then search answers from MongoDB, degraded.`);
    return { kind: 'degraded' };
  }
};

// The shop itself: card processor, subgraphs and gateway, each a process of its own, on stores that are up.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { keepRunning, type KeptProgram } from '../machine/keep-running';
import { createPorts, isFree } from '../machine/ports';
import type { ProgramSpec } from '../machine/program';
import { silent, type Report } from '../machine/report';
import type { StoreUrls } from '../stores/stores';
import { keysIn } from './keys';
import { migrateAll } from './migrations';
import { services, shopVariables, type Service, type ServiceName } from './services';

export interface StartShop {
  readonly stores: StoreUrls;
  readonly dataDir: string;
  /** `logs` in the data folder when it is not given. */
  readonly logDir?: string;
  /** `preferred`: 4000 and up; the gateway's own port must be free. `free`: any. */
  readonly ports: 'preferred' | 'free';
  /** More variables for all processes of a service, on top of what the launcher knows. */
  readonly env?: Readonly<Partial<Record<ServiceName, Readonly<Record<string, string>>>>>;
  /** How many processes of a service; one when it is not named. */
  readonly processes?: Readonly<Partial<Record<ServiceName, number>>>;
  /** Start again what dies. Tests that kill say false. */
  readonly restart?: boolean;
  readonly gatewayPort?: number;
  readonly report?: Report;
  /** Told whenever a process has another number than before. */
  readonly changed?: () => void;
}

export interface Shop {
  /** The gateway's address. */
  readonly url: string;
  readonly ledgerFile: string;
  /** Everything that is known about the shop, by the names that its own services use. */
  readonly variables: Readonly<Record<string, string>>;
  /** All processes, in the order in which they are stopped. */
  readonly programs: readonly KeptProgram[];
  /** One process of a service: kill it, wait for its end, start it again with other variables. */
  program(service: ServiceName, index?: number): KeptProgram;
  stop(): Promise<void>;
}

const root = join(__dirname, '../../..');

interface Planned {
  readonly service: Service;
  readonly name: string;
  readonly port: number;
}

const urlAt = (port: number) => `http://127.0.0.1:${port}`;

const plan = async (options: StartShop): Promise<Planned[]> => {
  const portFor = createPorts(options.ports);
  const planned: Planned[] = [];
  for (const service of services) {
    const count = options.processes?.[service.name] ?? 1;
    for (let index = 0; index < count; index += 1) {
      const fixed = service.name === 'gateway' ? options.gatewayPort : undefined;
      const { port } = fixed ? { port: fixed } : await portFor(service.port);
      planned.push({ service, name: index === 0 ? service.name : `${service.name}-${index + 1}`, port });
    }
  }
  return planned;
};

const isReady = async (port: number): Promise<boolean> =>
  (await fetch(`${urlAt(port)}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok;

const specOf = (
  { service, name, port }: Planned,
  variables: Readonly<Record<string, string>>,
  options: StartShop,
): ProgramSpec => ({
  name,
  command: process.execPath,
  args: [join(root, service.entry)],
  env: { ...variables, ...options.env?.[service.name], [service.portVariable]: String(port) },
  cwd: root,
  logFile: join(options.logDir ?? join(options.dataDir, 'logs'), `${name}.log`),
  isReady: () => isReady(port),
  readyWithinMs: 60_000,
});

const refuseTakenPort = async (port: number): Promise<void> => {
  if (await isFree(port)) return;
  throw new Error(`Port ${port} is taken, and the gateway wants it: set GATEWAY_PORT to a free port.`);
};

/** Gateway first, so that nobody is let in any more; then who asks before who answers, those of one service together. */
const stopInOrder = async (programs: readonly (readonly [ServiceName, KeptProgram])[]): Promise<void> => {
  const stopAll = (wanted: (name: ServiceName) => boolean, withinMs: number) =>
    Promise.all(programs.filter(([name]) => wanted(name)).map(([, program]) => program.stop(withinMs)));
  await stopAll((name) => name === 'gateway', 2_000);
  await stopAll((name) => name !== 'gateway' && name !== 'card-processor', 3_000);
  await stopAll((name) => name === 'card-processor', 1_500);
};

/** Migrates, starts all processes and resolves when all are ready. Throws, with nothing left running, when one is not. */
export const startShop = async (options: StartShop): Promise<Shop> => {
  const { report = silent, restart = true, changed } = options;
  const dataDir = resolve(options.dataDir);
  const gatewayPort = options.gatewayPort ?? (options.ports === 'preferred' ? 4000 : undefined);
  if (gatewayPort) await refuseTakenPort(gatewayPort);
  await mkdir(dataDir, { recursive: true });
  const keys = await keysIn(join(dataDir, 'keys.json'));
  await migrateAll(options.stores.postgresUrls, report);

  const planned = await plan({ ...options, ...(gatewayPort && { gatewayPort }) });
  const urlsOf = (name: ServiceName) =>
    planned.flatMap(({ service, port }) => (service.name === name ? [urlAt(port)] : [])).join(',');
  const urls = Object.fromEntries(services.map(({ name }) => [name, urlsOf(name)])) as Record<ServiceName, string>;
  const ledgerFile = join(dataDir, 'card-processor', 'ledger.jsonl');
  await mkdir(join(dataDir, 'card-processor'), { recursive: true });
  const variables = shopVariables({ stores: options.stores, keys, urls, ledgerFile });

  const running: (readonly [ServiceName, KeptProgram])[] = [];
  const start = async (one: Planned) => {
    const begun = performance.now();
    const program = await keepRunning(specOf(one, variables, options), {
      restart,
      report,
      ...(changed && { changed }),
    });
    running.push([one.service.name, program]);
    report(one.name, `ready on port ${one.port} after ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
  };
  const outcomes = await Promise.allSettled(planned.map(start));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) {
    await stopInOrder(running);
    throw failed.reason;
  }

  const named = new Map(running.map(([, program]) => [program.name, program]));
  return {
    url: urls.gateway,
    ledgerFile,
    variables,
    programs: planned.map(({ name }) => named.get(name)!),
    program: (service, index = 0) => {
      const found = named.get(index === 0 ? service : `${service}-${index + 1}`);
      if (!found) throw new Error(`No process ${index} of ${service} was started.`);
      return found;
    },
    stop: () => stopInOrder(running),
  };
};

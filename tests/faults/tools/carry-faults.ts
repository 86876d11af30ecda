// Prepares a test's shop to carry plant.js in each of its processes, with the faults and tunings that the test wants.
// PLANTED_FAULT in the environment plants one on top: so whole test files are run against a shop that is broken.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { services, type ServiceName, type Shop } from '@cartograph/stack';
import { repositoryRoot } from '@cartograph/testkit';
import { Client } from 'pg';
import { plantedFault, type PlantedFault, type Substitution } from './planted-faults';
import { plantedIn } from './process-orders';
import { tunings, type TuningName } from './tunings';

export interface WantedFaults {
  readonly planted?: string | undefined;
  readonly tuned?: readonly TuningName[] | undefined;
}

export interface CarriedFaults {
  /** Where the processes listen for orders and note what they did. */
  readonly folder: string;
  readonly variables: ReadonlyMap<ServiceName, Readonly<Record<string, string>>>;
  /** Throws when a wanted change was made in no process: its file is not loaded, and the test would be one of nothing. */
  expectPlanted(shop: Shop): Promise<void>;
}

const hook = join(repositoryRoot, 'tests/faults/tools/plant.js');

type Databases = Readonly<Record<'orders' | 'inventory' | 'payments', string>>;

const runSql = async ({ sql = {} }: PlantedFault, databases: Databases): Promise<void> => {
  for (const [name, statement] of Object.entries(sql)) {
    const client = new Client({ connectionString: databases[name as keyof Databases] });
    await client.connect();
    await client.query(statement);
    await client.end();
  }
};

const expectAll = async (shop: Shop, folder: string, substitutions: readonly Substitution[]): Promise<void> => {
  const made = (await Promise.all(shop.programs.map(({ pid }) => plantedIn({ folder, pid })))).flat();
  const idle = substitutions.filter(({ file, find }) => !made.some((one) => one.file === file && one.find === find));
  if (idle.length > 0)
    throw new Error(`planted nowhere, since nobody loads it: ${idle.map(({ file }) => file).join(', ')}`);
};

export const carryFaults = async (
  dataDir: string,
  databases: Databases,
  { planted = process.env['PLANTED_FAULT'], tuned = [] }: WantedFaults,
): Promise<CarriedFaults> => {
  const folder = join(dataDir, 'faults');
  await mkdir(folder, { recursive: true });
  const fault = planted ? plantedFault(planted) : undefined;
  if (fault) await runSql(fault, databases);
  const tunedTexts = tuned.flatMap((name): readonly Substitution[] => tunings[name]);

  const variablesOf = async (service: ServiceName) => {
    const plan = [...(fault?.substitutions ?? []), ...tunedTexts];
    const file = join(folder, `${service}.plan.json`);
    await writeFile(file, JSON.stringify(plan));
    return { NODE_OPTIONS: `--require ${hook}`, FAULT_FOLDER: folder, FAULT_PLAN: file };
  };
  const variables = await Promise.all(services.map(async ({ name }) => [name, await variablesOf(name)] as const));
  return {
    folder,
    variables: new Map(variables),
    expectPlanted: (shop) => expectAll(shop, folder, [...(fault?.substitutions ?? []), ...tunedTexts]),
  };
};

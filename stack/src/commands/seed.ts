// The demo catalogue: imported once, by the same command that imports any other.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from '../machine/report';
import { runProgram } from '../machine/run-program';
import { root, type Places } from './places';

const stockOfEach = '100';

const finds = async (gatewayUrl: string): Promise<boolean> => {
  const response = await fetch(`${gatewayUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ search(query: "jacket", first: 1) { nodes { id } } }' }),
  });
  const { data } = (await response.json()) as { data?: { search: { nodes: unknown[] } } };
  return (data?.search.nodes.length ?? 0) > 0;
};

// The index follows the catalogue within seconds, and a first search that finds nothing would be a poor welcome.
const untilSearchable = async (gatewayUrl: string): Promise<void> => {
  const giveUpAt = Date.now() + 10_000;
  while (Date.now() < giveUpAt && !(await finds(gatewayUrl).catch(() => false))) await pause(200);
};

/** Imports stack/seed unless this data folder has it. */
export const seedOnce = async (
  { seededFile }: Places,
  variables: Readonly<Record<string, string>>,
  report: Report,
): Promise<void> => {
  if (existsSync(seededFile)) return report('catalog', 'has products');
  const importer = join(root, 'subgraphs/catalog/dist/import/main.js');
  const products = join(root, 'stack/seed/products.jsonl');
  const { stdout } = await runProgram(process.execPath, [importer, products, '--stock', stockOfEach], {
    env: variables,
  });
  await untilSearchable(variables['GATEWAY_URL'] ?? '');
  await writeFile(seededFile, `${JSON.stringify({ products: 'stack/seed/products.jsonl', stock: stockOfEach })}\n`);
  report('catalog', stdout.trim().split('\n').at(-1) ?? 'imported');
};

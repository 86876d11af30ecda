// The demo catalogue: imported once, by the same command that imports any other.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../machine/report';
import { runProgram } from '../machine/run-program';
import { root, type Places } from './places';

const stockOfEach = '100';

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
  await writeFile(seededFile, `${JSON.stringify({ products: 'stack/seed/products.jsonl', stock: stockOfEach })}\n`);
  report('catalog', stdout.trim().split('\n').at(-1) ?? 'imported');
};

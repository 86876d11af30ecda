import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads statements of one folder; their inputs and outputs stand at their tops. */
export const statementIn =
  (folder: string) =>
  (name: string): string =>
    readFileSync(join(__dirname, '../../src/adapters', folder, `${name}.sql`), 'utf8');

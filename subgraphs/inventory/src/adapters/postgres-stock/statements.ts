import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// The same for src and dist, which lie side by side.
const folder = join(__dirname, '../../../src/adapters/postgres-stock');

const statement = (name: string) => `/* stock: ${name} */\n${readFileSync(join(folder, `${name}.sql`), 'utf8')}`;

export const lockHolds = statement('lock-holds');
export const findDueHolds = statement('find-due-holds');
export const lockDueHolds = statement('lock-due-holds');
export const lockStock = statement('lock-stock');
export const writeHolds = statement('write-holds');
export const writeStock = statement('write-stock');

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { ConfigError } from './read-config';
import type { Secret } from './secret';

// Any number that nobody else uses as an advisory lock in our databases.
const migrationLock = 7_242_001;

const plumbing = join(__dirname, '../migrations');

const filesIn = (folder: string, prefix: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ name: `${prefix}${file}`, path: join(folder, file) }));

/**
 * Brings a database up to date: our own plumbing (inbox, outbox, parked items) first, then the service's numbered .sql
 * files, each in a transaction, each once. Answers the names it applied; a second run answers none. Throws what the
 * database says about a faulty file.
 */
export const migrate = async (postgresUrl: string, migrationsDir: string): Promise<string[]> => {
  const client = new Client({ connectionString: postgresUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const known = await client.query<{ name: string }>('SELECT name FROM schema_migrations');
    const applied = new Set(known.rows.map(({ name }) => name));
    const missing = [...filesIn(plumbing, 'runtime/'), ...filesIn(migrationsDir, '')].filter(
      ({ name }) => !applied.has(name),
    );
    for (const { name, path } of missing) {
      await client.query('BEGIN');
      try {
        await client.query(readFileSync(path, 'utf8'));
        await client.query('INSERT INTO schema_migrations (name) VALUES ($1)', [name]);
        await client.query('COMMIT');
      } catch (fault) {
        await client.query('ROLLBACK');
        throw new Error(`migration ${name} failed`, { cause: fault });
      }
    }
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
};

/**
 * What a service does before it starts: `migrate`, with a database that cannot be used told as a ConfigError that names
 * `variable`, the one that holds the URL.
 */
export const migrateAtStart = async (postgresUrl: Secret, migrationsDir: string, variable: string): Promise<void> => {
  try {
    await migrate(postgresUrl.reveal(), migrationsDir);
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    throw code ? new ConfigError([`${variable}: the database cannot be used (${code})`]) : fault;
  }
};

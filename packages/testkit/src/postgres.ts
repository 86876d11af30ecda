// A database for each test file, cloned in milliseconds from a template that was migrated once.
import { migrate } from '@cartograph/runtime';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { testServers } from './servers';

export interface TestDatabase {
  readonly url: string;
  /** Ends every session in it and drops it. */
  drop(): Promise<void>;
}

const plumbing = join(__dirname, '../../runtime/migrations');

const fingerprint = (folders: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
};

const databaseUrl = (name: string): string => {
  const url = new URL(testServers().postgresUrl);
  url.pathname = `/${name}`;
  return url.href;
};

const asAdministrator = async <Result>(work: (client: Client) => Promise<Result>): Promise<Result> => {
  const client = new Client({ connectionString: testServers().postgresUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const ensureTemplate = async (client: Client, migrations: string): Promise<string> => {
  const name = `template_${fingerprint([plumbing, migrations])}`;
  // Test files run side by side; the first to come migrates, the others wait for it.
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [name]);
  if (found.rowCount === 0) {
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name}`);
    await migrate(databaseUrl(name), migrations);
    await client.query(`ALTER DATABASE ${name} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  }
  await client.query('SELECT pg_advisory_unlock(hashtext($1))', [name]);
  return name;
};

/** Creates an empty, migrated database. `migrations` is a service's folder of numbered .sql files. */
export const createTestDatabase = async ({ migrations }: { migrations: string }): Promise<TestDatabase> => {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdministrator(async (client) => {
    const template = await ensureTemplate(client, migrations);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    url: databaseUrl(name),
    drop: () => asAdministrator(async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  };
};

// One database and one role for each service that keeps its truth in Postgres; a role enters its own database only.
import { Client } from 'pg';

export const postgresServices = ['inventory', 'orders', 'payments'] as const;
export type PostgresService = (typeof postgresServices)[number];

/** The URL of a service's own database, as its own role. Development passwords are the names. */
export const serviceUrl = (serverUrl: string, service: PostgresService): string => {
  const url = new URL(serverUrl);
  url.username = service;
  url.password = service;
  url.pathname = `/${service}`;
  return url.href;
};

const statements = (service: PostgresService) => ({
  role: `CREATE ROLE ${service} LOGIN PASSWORD '${service}'`,
  member: `GRANT ${service} TO CURRENT_USER`,
  database: `CREATE DATABASE ${service} OWNER ${service}`,
  wall: `REVOKE CONNECT, TEMPORARY ON DATABASE ${service} FROM PUBLIC`,
});

/** What to run by hand where our own user may not. */
export const statementsByHand = (): string =>
  postgresServices
    .flatMap((service) => Object.values(statements(service)))
    .map((statement) => `${statement};`)
    .join('\n');

const create = async (client: Client, service: PostgresService): Promise<void> => {
  const { role, member, database, wall } = statements(service);
  const roles = await client.query('/* findRole */ SELECT 1 FROM pg_roles WHERE rolname = $1', [service]);
  if (roles.rowCount === 0) await client.query(role);
  const databases = await client.query('/* findDatabase */ SELECT 1 FROM pg_database WHERE datname = $1', [service]);
  if (databases.rowCount !== 0) return;
  await client.query(member); // who is no superuser gives away a database only to a role it belongs to
  await client.query(database);
  await client.query(wall);
};

const insufficientPrivilege = '42501';

/** Creates what is missing. Throws with the statements to run by hand when this user may not. */
export const ensureDatabases = async (serverUrl: string): Promise<void> => {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    for (const service of postgresServices) await create(client, service);
  } catch (fault) {
    if ((fault as { code?: string }).code !== insufficientPrivilege) throw fault;
    throw new Error(
      `This Postgres user may not create databases and roles. Run as one who may:\n${statementsByHand()}`,
      { cause: fault },
    );
  } finally {
    await client.end();
  }
};

// npm run migrate -- orders: brings one database up to date, or all of them.
import { readFile } from 'node:fs/promises';
import { migrateService } from '../shop/migrations';
import { postgresServices, type PostgresService } from '../stores/databases';
import { findBackgroundStores } from './background-stores';
import { command } from './command';
import { placesOf } from './places';

const places = placesOf(process.env);

const urlOf = async (service: PostgresService): Promise<string> => {
  const variable = `${service.toUpperCase()}_POSTGRES_URL`;
  const shop = JSON.parse(await readFile(places.shopVariablesFile, 'utf8').catch(() => '{}')) as Record<string, string>;
  const url = process.env[variable] ?? shop[variable] ?? (await findBackgroundStores(places))?.postgresUrls[service];
  if (!url) throw new Error(`No database is known: start the stores with npm run stack:up, or set ${variable}.`);
  return url;
};

command(async () => {
  const wanted = process.argv[2];
  const chosen = postgresServices.filter((service) => !wanted || service === wanted);
  if (chosen.length === 0)
    throw new Error(`${wanted} keeps nothing in Postgres. Say one of: ${postgresServices.join(', ')}.`);
  for (const service of chosen) {
    const applied = await migrateService(service, await urlOf(service));
    process.stdout.write(`${service}: ${applied.length > 0 ? `applied ${applied.join(', ')}` : 'is up to date'}\n`);
  }
});

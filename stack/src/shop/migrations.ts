import { join } from 'node:path';
import { migrate } from '@cartograph/runtime';
import { silent, type Report } from '../machine/report';
import { postgresServices, type PostgresService } from '../stores/databases';

const root = join(__dirname, '../../..');

/** Brings one service's database up to date and answers what was applied. */
export const migrateService = (service: PostgresService, url: string): Promise<string[]> =>
  migrate(url, join(root, 'subgraphs', service, 'migrations'));

/** Brings all databases up to date. */
export const migrateAll = async (
  urls: Readonly<Record<PostgresService, string>>,
  report: Report = silent,
): Promise<void> => {
  await Promise.all(
    postgresServices.map(async (service) => {
      const applied = await migrateService(service, urls[service]);
      report(service, applied.length > 0 ? `migrated: ${applied.join(', ')}` : 'is up to date');
    }),
  );
};

// The only file of the catalog that reads the environment.
import { z } from 'zod';
import { ConfigError, env, readConfig, readHopKeys } from '@cartograph/runtime';

const mongodbUrl = z.string().regex(/^mongodb(\+srv)?:\/\/[^/]+\/[^?]+/, 'wants mongodb://host:port/database');

const serviceShape = z.object({
  HOST: env.text.default('127.0.0.1'),
  LOG_LEVEL: env.logLevel.default('info'),
  HOP_KEYS: env.secret,
  CATALOG_PORT: env.port,
  CATALOG_MONGODB_URL: mongodbUrl,
  CATALOG_OPENSEARCH_URL: env.url.optional(),
  CATALOG_CACHE_REDIS_URL: env.url.optional(),
  NATS_URL: env.text,
});

export const readServiceConfig = () => {
  const read = readConfig(serviceShape, process.env);
  return {
    host: read.HOST,
    port: read.CATALOG_PORT,
    logLevel: read.LOG_LEVEL,
    hopKeys: readHopKeys(read.HOP_KEYS),
    mongodbUrl: read.CATALOG_MONGODB_URL,
    opensearchUrl: read.CATALOG_OPENSEARCH_URL,
    cacheRedisUrl: read.CATALOG_CACHE_REDIS_URL,
    natsUrl: read.NATS_URL,
  };
};

const importShape = z.object({
  HOP_KEYS: env.secret,
  CATALOG_MONGODB_URL: mongodbUrl,
  INVENTORY_URL: env.urls,
});

/** For the import: what the environment lacks is taken from what the launcher wrote down about the running shop. */
export const readImportConfig = (shop: Readonly<Record<string, string>>) => {
  const read = readConfig(importShape, { ...shop, ...process.env });
  return {
    hopKeys: readHopKeys(read.HOP_KEYS),
    mongodbUrl: read.CATALOG_MONGODB_URL,
    inventoryUrls: read.INVENTORY_URL,
  };
};

/** Where the person who started the import stands; npm itself moves to the project's root. */
export const startedIn = (): string => process.env['INIT_CWD'] ?? process.cwd();

/** What to do about it, for whoever started an import that could not be finished. */
export const explainImport = (fault: unknown, usage: string): string => {
  const { message, code = '' } = fault as NodeJS.ErrnoException;
  if (fault instanceof ConfigError)
    return `The shop does not run here: start it with \`npm start\`, or set these.\n${message}`;
  if (fault instanceof RangeError || code.startsWith('ERR_PARSE_ARGS')) return `${message}\n\n${usage}`;
  if (code.startsWith('Z_')) return `The file is not whole gzip: ${message}`;
  return `${message}\nNot finished. Import the file again: nothing is taken in twice.`;
};

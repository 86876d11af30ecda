// The only file of inventory that reads the environment.
import { z } from 'zod';
import { env, inboxRetentionHours, readConfig, readHopKeys } from '@cartograph/runtime';

export const inventoryEnv = z.object({
  HOST: env.text.default('127.0.0.1'),
  LOG_LEVEL: env.logLevel.default('info'),
  HOP_KEYS: env.secret,
  INVENTORY_PORT: env.port,
  INVENTORY_POSTGRES_URL: env.secret,
  INBOX_RETENTION_HOURS: inboxRetentionHours,
  NATS_URL: env.url,
});

/** Throws ConfigError with every problem at once. */
export const readInventoryConfig = (variables = process.env) => {
  const read = readConfig(inventoryEnv, variables);
  return {
    host: read.HOST,
    port: read.INVENTORY_PORT,
    logLevel: read.LOG_LEVEL,
    hopKeys: readHopKeys(read.HOP_KEYS),
    postgresUrl: read.INVENTORY_POSTGRES_URL,
    inboxRetentionHours: read.INBOX_RETENTION_HOURS,
    natsUrl: read.NATS_URL,
  };
};

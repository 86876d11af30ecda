import { env, readConfig, readHopKeys } from '@cartograph/runtime';
import { z } from 'zod';

export const configShape = z.object({
  HOST: env.text.default('127.0.0.1'),
  ORDERS_PORT: env.port,
  LOG_LEVEL: env.logLevel.default('info'),
  HOP_KEYS: env.secret,
  ORDERS_POSTGRES_URL: env.secret,
  NATS_URL: env.text,
  CART_URL: env.urls,
  CATALOG_URL: env.urls,
  INVENTORY_URL: env.urls,
  ORDERS_ACCESS_KEY_SECRET: env.secret,
});

/** Everything that can be set from outside. Throws ConfigError with all problems at once. */
export const readServiceConfig = (variables: NodeJS.ProcessEnv = process.env) => {
  const config = readConfig(configShape, variables);
  return {
    host: config.HOST,
    port: config.ORDERS_PORT,
    logLevel: config.LOG_LEVEL,
    hopKeys: readHopKeys(config.HOP_KEYS),
    postgresUrl: config.ORDERS_POSTGRES_URL,
    natsUrl: config.NATS_URL,
    askUrls: { cart: config.CART_URL, catalog: config.CATALOG_URL, inventory: config.INVENTORY_URL },
    accessKeySecret: config.ORDERS_ACCESS_KEY_SECRET,
  };
};

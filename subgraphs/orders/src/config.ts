import { env, inboxRetentionHours, readConfig, readHopKeys } from '@cartograph/runtime';
import { z } from 'zod';

export const configShape = z.object({
  HOST: env.text.default('127.0.0.1'),
  ORDERS_PORT: env.port,
  LOG_LEVEL: env.logLevel.default('info'),
  HOP_KEYS: env.secret,
  ORDERS_POSTGRES_URL: env.secret,
  INBOX_RETENTION_HOURS: inboxRetentionHours,
  NATS_URL: env.text,
  CART_URL: env.urls,
  CATALOG_URL: env.urls,
  INVENTORY_URL: env.urls,
  PAYMENTS_URL: env.urls,
  ORDERS_ACCESS_KEY_SECRET: env.secret,
  /** The version of the checkout's table that new orders begin with. Set to the one before while a release is rolled out. */
  ORDERS_CHECKOUT_VERSION: z.enum(['1', '2']).default('2'),
  ORDERS_MAX_SAGAS_UNDER_WAY: env.count.default(5_000),
  ORDERS_MAX_CALLS_AT_ONCE: env.count.default(2_000),
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
    inboxRetentionHours: config.INBOX_RETENTION_HOURS,
    natsUrl: config.NATS_URL,
    askUrls: {
      cart: config.CART_URL,
      catalog: config.CATALOG_URL,
      inventory: config.INVENTORY_URL,
      payments: config.PAYMENTS_URL,
    },
    maxSagasUnderWay: config.ORDERS_MAX_SAGAS_UNDER_WAY,
    maxCallsAtOnce: config.ORDERS_MAX_CALLS_AT_ONCE,
    checkoutVersion: Number(config.ORDERS_CHECKOUT_VERSION),
    accessKeySecret: config.ORDERS_ACCESS_KEY_SECRET,
  };
};

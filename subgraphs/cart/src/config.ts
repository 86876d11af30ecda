// The only file of the cart that reads the environment.
import { z } from 'zod';
import { env, readConfig, readHopKeys } from '@cartograph/runtime';

const shape = z.object({
  HOST: env.text.default('127.0.0.1'),
  LOG_LEVEL: env.logLevel.default('info'),
  HOP_KEYS: env.secret,
  CART_PORT: env.port,
  CART_REDIS_URL: env.url,
  CATALOG_URL: env.urls,
  NATS_URL: env.text,
});

export const readServiceConfig = () => {
  const read = readConfig(shape, process.env);
  return {
    host: read.HOST,
    port: read.CART_PORT,
    logLevel: read.LOG_LEVEL,
    hopKeys: readHopKeys(read.HOP_KEYS),
    redisUrl: read.CART_REDIS_URL,
    catalogUrls: read.CATALOG_URL,
    natsUrl: read.NATS_URL,
  };
};

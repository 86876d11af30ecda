// What the servers of a shop say of themselves, for the report.
import Redis from 'ioredis';
import type { NatsConnection } from 'nats';
import type { OpenShop } from '../../../tools/open-shop';
import { rowsOf } from '../stores';

const redisVersion = async (url: string): Promise<string | undefined> => {
  const redis = new Redis(url);
  try {
    return /redis_version:(\S+)/.exec(await redis.info('server'))?.[1];
  } finally {
    redis.disconnect();
  }
};

export const serverVersions = async (open: OpenShop, nats: NatsConnection) => {
  const [postgres] = await rowsOf<{ server_version: string }>(open, 'orders', 'SHOW server_version');
  return {
    Postgres: postgres!.server_version,
    NATS: nats.info?.version,
    Redis: await redisVersion(open.shop.variables['CART_REDIS_URL']!),
  };
};

// The shared cache in Redis. Redis being away costs a read of the source of truth and nothing else.
import { Redis } from 'ioredis';
import type { Logger } from '@cartograph/runtime';
import type { SharedCache } from '../ports';

export interface RedisProductCache extends SharedCache {
  close(): void;
}

const ttlSeconds = 5 * 60;

export const createRedisProductCache = (url: string, logger: Logger): RedisProductCache => {
  const redis = new Redis(url, {
    // An answer that is late is worth less than none: the source of truth is not far.
    commandTimeout: 200,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(2_000, 100 * attempt),
  });
  let isAway = false;
  redis.on('error', (fault) => {
    if (!isAway) logger.warn({ err: fault }, 'product cache is away; reading without it');
    isAway = true;
  });
  redis.on('ready', () => (isAway = false));

  return {
    get: (keys) => redis.mget([...keys]).catch(() => keys.map(() => null)),
    put: async (entries) => {
      const pipeline = redis.pipeline();
      for (const [key, text] of entries) pipeline.set(key, text, 'EX', ttlSeconds);
      await pipeline.exec().catch(() => undefined);
    },
    drop: async (keys) => {
      if (keys.length > 0) await redis.unlink(...keys).catch(() => undefined);
    },
    close: () => redis.disconnect(),
  };
};

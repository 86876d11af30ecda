import type { Stores } from './stores';

/** The variables by which tests find their servers. */
export const testEnv = (stores: Stores): Record<string, string> => ({
  TEST_POSTGRES_URL: stores.postgresUrl,
  TEST_REDIS_URL: stores.redisUrl,
  TEST_CACHE_REDIS_URL: stores.cacheRedisUrl,
  TEST_NATS_URL: stores.natsUrl,
  TEST_MONGODB_URL: stores.mongodbUrl,
  ...(stores.opensearchUrl && { TEST_OPENSEARCH_URL: stores.opensearchUrl }),
  ...(stores.natsServer && { TEST_NATS_SERVER: stores.natsServer }),
});

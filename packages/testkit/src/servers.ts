/** Where the servers of this run are. The jest setup of stack/ starts them and sets the variables. */
export interface TestServers {
  /** A superuser: tests make databases of their own with createTestDatabase. */
  readonly postgresUrl: string;
  readonly redisUrl: string;
  readonly cacheRedisUrl: string;
  /** A broker shared by all; startNats() gives a test file one of its own. */
  readonly natsUrl: string;
  readonly mongodbUrl: string;
  /** Absent where no JDK can run it: such tests are skipped and named. */
  readonly opensearchUrl: string | undefined;
  /** The broker's program. */
  readonly natsServer: string;
}

const required = (name: string): string => {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: this test needs servers, so run it in the int, system or fault tier`);
  return value;
};

/** Read on use, so that a test needs only the servers that it touches. */
export const testServers = (): TestServers => ({
  get postgresUrl() {
    return required('TEST_POSTGRES_URL');
  },
  get redisUrl() {
    return required('TEST_REDIS_URL');
  },
  get cacheRedisUrl() {
    return required('TEST_CACHE_REDIS_URL');
  },
  get natsUrl() {
    return required('TEST_NATS_URL');
  },
  get mongodbUrl() {
    return required('TEST_MONGODB_URL');
  },
  get opensearchUrl() {
    return process.env['TEST_OPENSEARCH_URL'];
  },
  get natsServer() {
    return required('TEST_NATS_SERVER');
  },
});

/** `describe`, skipped and named at the end of the run where OpenSearch cannot be had. */
export const describeWithOpensearch: jest.Describe = ((name: string, body: () => void) =>
  (process.env['TEST_OPENSEARCH_URL'] ? describe : describe.skip)(name, body)) as jest.Describe;

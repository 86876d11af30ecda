import { shopVariables, type Known } from './services';

const known = (fields: Partial<Known['stores']> = {}): Known => ({
  stores: {
    postgresUrls: { inventory: 'postgres://i', orders: 'postgres://o', payments: 'postgres://p' },
    redisUrl: 'redis://carts',
    cacheRedisUrl: 'redis://cache',
    natsUrl: 'nats://broker',
    mongodbUrl: 'mongodb://mongo:27017',
    opensearchUrl: 'http://search',
    ...fields,
  },
  keys: {
    HOP_KEYS: 'id:secret',
    OPERATOR_TOKEN_SECRET: 'operator',
    ORDERS_ACCESS_KEY_SECRET: 'access',
    CARD_PROCESSOR_WEBHOOK_SECRET: 'webhook',
  },
  urls: {
    gateway: 'http://g',
    catalog: 'http://c',
    cart: 'http://k',
    inventory: 'http://i',
    orders: 'http://o1,http://o2',
    payments: 'http://p',
    'card-processor': 'http://b',
  },
  ledgerFile: '/data/ledger.jsonl',
});

test('all processes of a service are told to those who ask it', () => {
  expect(shopVariables(known())['ORDERS_URL']).toBe('http://o1,http://o2');
});

test('the catalog gets a database of its own name where the URL names none', () => {
  expect(shopVariables(known())['CATALOG_MONGODB_URL']).toBe('mongodb://mongo:27017/catalog');
  const named = known({ mongodbUrl: 'mongodb://mongo:27017/mine?replicaSet=rs' });
  expect(shopVariables(named)['CATALOG_MONGODB_URL']).toBe('mongodb://mongo:27017/mine?replicaSet=rs');
});

test('webhooks go to the gateway of this shop, signed with a secret that payments knows', () => {
  expect(shopVariables(known())).toMatchObject({
    CARD_PROCESSOR_WEBHOOK_URL: 'http://g/webhooks/card-processor',
    CARD_PROCESSOR_WEBHOOK_SECRET: 'webhook',
    CARD_PROCESSOR_WEBHOOK_EVENTS: 'unasked',
  });
});

test('nobody is told of a search engine that is not there', () => {
  expect(shopVariables(known({ opensearchUrl: undefined }))).not.toHaveProperty('CATALOG_OPENSEARCH_URL');
});

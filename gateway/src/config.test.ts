import { ConfigError } from '@cartograph/runtime';
import { readGatewayConfig } from './config';

const environment = {
  HOP_KEYS: 'dev:0123456789abcdef',
  OPERATOR_TOKEN_SECRET: '0123456789abcdef',
  CATALOG_URL: 'http://127.0.0.1:4001',
  CART_URL: 'http://127.0.0.1:4002',
  INVENTORY_URL: 'http://127.0.0.1:4003',
  ORDERS_URL: 'http://127.0.0.1:4004, http://127.0.0.1:4014',
  PAYMENTS_URL: 'http://127.0.0.1:4005',
};

test('a subgraph may have several processes', () => {
  expect(readGatewayConfig(environment).subgraphUrls).toMatchObject({
    catalog: ['http://127.0.0.1:4001'],
    orders: ['http://127.0.0.1:4004', 'http://127.0.0.1:4014'],
  });
});

test('what is not said has a safe default', () => {
  expect(readGatewayConfig(environment)).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    corsOrigins: [],
    isProduction: false,
    timeouts: { queryMs: 5_000, mutationMs: 15_000 },
  });
});

test('an origin with a path is not an origin', () => {
  const read = () => readGatewayConfig({ ...environment, GATEWAY_CORS_ORIGINS: 'https://shop.example/app' });
  expect(read).toThrow(/GATEWAY_CORS_ORIGINS.*wants origins/);
});

test('every missing variable is named at once', () => {
  expect(() => readGatewayConfig({})).toThrow(
    new ConfigError(
      [
        'HOP_KEYS',
        'OPERATOR_TOKEN_SECRET',
        'CATALOG_URL',
        'CART_URL',
        'INVENTORY_URL',
        'ORDERS_URL',
        'PAYMENTS_URL',
      ].map((name) => `${name} is missing`),
    ),
  );
});

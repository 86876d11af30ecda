const kernel = '@cartograph/kernel';
const contracts = '@cartograph/contracts';
const runtime = '@cartograph/runtime';
const testkit = '@cartograph/testkit';

/** The table of docs/architecture.md: what each room may and may not import, and the wall's name for what it refuses. */
export const wallsTable: readonly {
  room: string;
  file: string;
  may: readonly string[];
  mayNot: Readonly<Record<string, string>>;
}[] = [
  {
    room: 'kernel',
    file: 'packages/kernel/src/money.ts',
    may: ['./ids'],
    mayNot: {
      [contracts]: 'anything',
      [runtime]: 'anything',
      [testkit]: 'anything',
      zod: 'anything',
      '../x': 'anything',
    },
  },
  {
    room: 'contracts',
    file: 'packages/contracts/src/orders.ts',
    may: ['./message', 'zod', kernel],
    mayNot: Object.fromEntries(
      [runtime, testkit, 'pg', '../../runtime/src/ask'].map((from) => [from, 'anything but zod and the kernel']),
    ),
  },
  {
    room: 'runtime',
    file: 'packages/runtime/src/relay.ts',
    may: ['./outbox', 'pg', './nats', kernel, contracts],
    mayNot: {
      [testkit]: 'testkit',
      nats: 'the client of NATS',
      '@cartograph/orders': 'another service',
      '../../../subgraphs/orders/src/domain/order': 'the inside of another workspace',
    },
  },
  {
    room: 'runtime, where NATS is known',
    file: 'packages/runtime/src/nats.ts',
    may: ['./fault', 'nats', kernel, contracts],
    mayNot: { [testkit]: 'testkit', '@cartograph/orders': 'another service' },
  },
  {
    room: 'testkit',
    file: 'packages/testkit/src/nats.ts',
    may: ['./unique', 'nats', kernel, contracts, runtime],
    mayNot: { '@cartograph/cart': 'another service', '../../runtime/src/ask': 'the inside of another workspace' },
  },
  ...['domain', 'checkout'].map((folder) => ({
    room: 'rules',
    file: `subgraphs/orders/src/${folder}/order.ts`,
    may: ['./total', '../domain/total', '../checkout/saga', kernel, contracts],
    mayNot: {
      [runtime]: 'runtime',
      [testkit]: 'testkit',
      '../use-cases/place-order': 'use-cases',
      '../ports': 'ports',
      '../app': 'app',
      '../adapters/postgres-orders': 'adapters',
      '../graphql/context': 'graphql',
      '../messaging/handlers': 'messaging',
      '../config': 'config',
      '../main': 'main',
      pg: 'a library',
      'node:fs': 'a library',
      '@cartograph/inventory': 'another service',
      '../../../inventory/src/domain/hold': 'the inside of another workspace',
    },
  })),
  ...['use-cases/place-order.ts', 'ports.ts'].map((file) => ({
    room: 'use cases',
    file: `subgraphs/orders/src/${file}`,
    may: ['./domain/order', '../checkout/saga', './use-cases/get-order', '../ports', kernel, contracts],
    mayNot: {
      [runtime]: 'runtime',
      [testkit]: 'testkit',
      '../app': 'app',
      '../adapters/postgres-orders': 'adapters',
      '../graphql/context': 'graphql',
      '../messaging/handlers': 'messaging',
      '../config': 'config',
      '../main': 'main',
      undici: 'a library',
      '@cartograph/inventory': 'another service',
      '../../../inventory/src/ports': 'the inside of another workspace',
    },
  })),
  {
    room: 'app',
    file: 'subgraphs/orders/src/app.ts',
    may: ['./use-cases/place-order', './ports', './domain/order', kernel, contracts],
    mayNot: {
      [runtime]: 'runtime',
      [testkit]: 'testkit',
      './adapters/postgres-orders': 'adapters',
      './graphql/context': 'graphql',
      './messaging/handlers': 'messaging',
      './config': 'config',
      './main': 'main',
      pino: 'a library',
      '@cartograph/inventory': 'another service',
      '../../inventory/src/app': 'the inside of another workspace',
    },
  },
  {
    room: 'graphql',
    file: 'subgraphs/orders/src/graphql/resolvers.ts',
    may: ['./context', '../app', 'dataloader', 'graphql', kernel, runtime],
    mayNot: {
      [contracts]: 'contracts',
      [testkit]: 'testkit',
      '../ports': 'ports',
      '../adapters/postgres-orders': 'adapters',
      '../messaging/handlers': 'messaging',
      '../main': 'main',
      pg: 'a store, a broker or HTTP',
      '@cartograph/inventory': 'another service',
      '../../../inventory/src/graphql/resolvers': 'the inside of another workspace',
    },
  },
  {
    room: 'messaging',
    file: 'subgraphs/orders/src/messaging/checkout-runner.ts',
    may: ['./handlers', '../app', '../ports', '../checkout/advance', kernel, contracts, runtime],
    mayNot: {
      [testkit]: 'testkit',
      '../adapters/postgres-orders': 'adapters',
      '../graphql/context': 'graphql',
      '../main': 'main',
      nats: 'a store, a broker or HTTP',
      '@cartograph/inventory': 'another service',
      '../../../inventory/src/messaging/handlers': 'the inside of another workspace',
    },
  },
  {
    room: 'adapters',
    file: 'subgraphs/orders/src/adapters/postgres-orders.ts',
    may: ['./orders/rows', '../domain/order', '../checkout/saga', '../ports', 'pg', kernel, contracts, runtime],
    mayNot: {
      [testkit]: 'testkit',
      '../use-cases/place-order': 'use-cases',
      '../app': 'app',
      '../graphql/context': 'graphql',
      '../messaging/handlers': 'messaging',
      '../main': 'main',
      nats: 'the client of NATS',
      '@cartograph/inventory': 'another service',
      '../../../inventory/src/adapters/postgres-stock': 'the inside of another workspace',
    },
  },
  {
    room: 'main',
    file: 'subgraphs/orders/src/main.ts',
    may: ['./app', './config', './adapters/postgres-orders', './messaging/handlers', kernel, contracts, runtime],
    mayNot: {
      [testkit]: 'testkit',
      nats: 'the client of NATS',
      '@cartograph/inventory': 'another service',
      '../../inventory/src/app': 'the inside of another workspace',
    },
  },
  {
    room: 'gateway',
    file: 'gateway/src/gateway.ts',
    may: ['./viewer', '@apollo/gateway', 'undici', kernel, runtime],
    mayNot: {
      [contracts]: 'contracts',
      [testkit]: 'testkit',
      '@cartograph/orders': 'another service',
      '../../subgraphs/orders/src/app': 'the inside of another workspace',
    },
  },
  {
    room: 'gateway, where webhooks come in',
    file: 'gateway/src/http/card-webhook.ts',
    may: ['./read-body', contracts, kernel, runtime],
    mayNot: {
      [testkit]: 'testkit',
      '@cartograph/payments': 'another service',
      '../../../subgraphs/payments/src/app': 'the inside of another workspace',
    },
  },
  {
    room: 'stack',
    file: 'stack/src/start.ts',
    may: ['./task-list', 'pg', kernel, runtime],
    mayNot: {
      [testkit]: 'testkit',
      '@cartograph/orders': 'another service',
      '../../gateway/src/config': 'the inside of another workspace',
    },
  },
  {
    room: 'tools',
    file: 'tools/src/generate.ts',
    may: ['./compose', 'graphql', kernel, contracts, runtime],
    mayNot: {
      [testkit]: 'testkit',
      '@cartograph/orders': 'another service',
      '../../gateway/src/config': 'the inside of another workspace',
    },
  },
  ...['src/domain/order.test.ts', 'test/orders.int.test.ts', 'test/builders.ts'].map((file) => ({
    room: 'tests of one room',
    file: `subgraphs/orders/${file}`,
    may: [
      '../src/domain/order',
      './order',
      '../src/adapters/memory-orders',
      '../src/app',
      kernel,
      contracts,
      runtime,
      testkit,
    ],
    mayNot: {
      '@cartograph/inventory': 'another service',
      '../../inventory/test/builders': 'the inside of another workspace',
    },
  })),
  {
    room: 'tests of the whole',
    file: 'tests/system/buy-something.system.test.ts',
    may: ['../faults/tools/invariants', 'undici', kernel, contracts, testkit, '@cartograph/stack'],
    mayNot: {
      [runtime]: 'runtime',
      '@cartograph/orders': 'another service',
      '../../subgraphs/orders/src/domain/order': 'the inside of another workspace',
      '../../gateway/dist/main': 'the inside of another workspace',
    },
  },
];

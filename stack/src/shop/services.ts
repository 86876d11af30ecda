// Which processes make the shop, and what each is told. One list, so that nothing is started in two ways.
import type { StoreUrls } from '../stores/stores';
import type { Keys } from './keys';

export const subgraphs = ['catalog', 'cart', 'inventory', 'orders', 'payments'] as const;
export type Subgraph = (typeof subgraphs)[number];
export type ServiceName = Subgraph | 'gateway' | 'card-processor';

export interface Service {
  readonly name: ServiceName;
  /** Relative to the root of the repository. */
  readonly entry: string;
  /** The variable that tells it its port, and the port it likes. */
  readonly portVariable: string;
  readonly port: number;
}

const subgraph = (name: Subgraph, port: number): Service => ({
  name,
  entry: `subgraphs/${name}/dist/main.js`,
  portVariable: `${name.toUpperCase()}_PORT`,
  port,
});

/** In the order in which they are stopped: who asks goes before who answers. */
export const services: readonly Service[] = [
  { name: 'gateway', entry: 'gateway/dist/main.js', portVariable: 'GATEWAY_PORT', port: 4000 },
  subgraph('orders', 4004),
  subgraph('cart', 4002),
  subgraph('catalog', 4001),
  subgraph('inventory', 4003),
  subgraph('payments', 4005),
  {
    name: 'card-processor',
    entry: 'stack/dist/card-processor/main.js',
    portVariable: 'CARD_PROCESSOR_PORT',
    port: 4010,
  },
];

const withDatabase = (mongodbUrl: string): string => {
  const url = new URL(mongodbUrl);
  if (url.pathname.length < 2) url.pathname = '/catalog';
  return url.href;
};

const firstOf = (urls: string): string => urls.split(',')[0]!;

export interface Known {
  readonly stores: StoreUrls;
  readonly keys: Keys;
  /** Where each service listens; several processes of one with commas between. */
  readonly urls: Readonly<Record<ServiceName, string>>;
  readonly ledgerFile: string;
}

/** All that anybody in the shop is told. Each service reads only what its config names. */
export const shopVariables = ({ stores, keys, urls, ledgerFile }: Known): Record<string, string> => ({
  ...keys,
  GATEWAY_URL: urls.gateway,
  CATALOG_URL: urls.catalog,
  CART_URL: urls.cart,
  INVENTORY_URL: urls.inventory,
  ORDERS_URL: urls.orders,
  PAYMENTS_URL: urls.payments,
  CARD_PROCESSOR_URL: urls['card-processor'],
  CARD_PROCESSOR_LEDGER_FILE: ledgerFile,
  // Whoever develops or tests here may stage accidents; elsewhere it is off.
  CARD_PROCESSOR_CONTROL: 'on',
  CARD_PROCESSOR_WEBHOOK_URL: `${firstOf(urls.gateway)}/webhooks/card-processor`,
  // What changes without being asked for. The rest follows a call of ours: no news, for a quarter of payments' work.
  CARD_PROCESSOR_WEBHOOK_EVENTS: 'unasked',
  INVENTORY_POSTGRES_URL: stores.postgresUrls.inventory,
  ORDERS_POSTGRES_URL: stores.postgresUrls.orders,
  PAYMENTS_POSTGRES_URL: stores.postgresUrls.payments,
  CART_REDIS_URL: stores.redisUrl,
  CATALOG_CACHE_REDIS_URL: stores.cacheRedisUrl,
  CATALOG_MONGODB_URL: withDatabase(stores.mongodbUrl),
  ...(stores.opensearchUrl && { CATALOG_OPENSEARCH_URL: stores.opensearchUrl }),
  NATS_URL: stores.natsUrl,
});

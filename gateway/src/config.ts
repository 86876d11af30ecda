import { z } from 'zod';
import { env, readConfig, readHopKeys, type HopKeys, type Secret } from '@cartograph/runtime';

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .pipe(z.array(z.string().refine(isOrigin, 'wants origins such as https://studio.apollographql.com, with no path')))
  .default([]);

export const gatewayEnv = z.object({
  HOST: env.text.default('127.0.0.1'),
  LOG_LEVEL: env.logLevel.default('info'),
  NODE_ENV: env.text.optional(),
  HOP_KEYS: env.secret,
  GATEWAY_PORT: env.port.default(4000),
  GATEWAY_CORS_ORIGINS: origins,
  // A reader has gone after this; a page must not hang on one slow subgraph.
  GATEWAY_QUERY_TIMEOUT_MS: env.ms.default(5_000),
  // Above the ten seconds that placeOrder may wait for its order.
  GATEWAY_MUTATION_TIMEOUT_MS: env.ms.default(15_000),
  OPERATOR_TOKEN_SECRET: env.secret,
  CATALOG_URL: env.urls,
  CART_URL: env.urls,
  INVENTORY_URL: env.urls,
  ORDERS_URL: env.urls,
  PAYMENTS_URL: env.urls,
});

/** After which a request is answered with what is there. */
export interface Timeouts {
  readonly queryMs: number;
  readonly mutationMs: number;
}

export interface GatewayConfig {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** Hides names that a mistyped query came near to; everything else is the same everywhere. */
  readonly isProduction: boolean;
  readonly hopKeys: HopKeys;
  readonly operatorTokenSecret: Secret;
  /** Pages of these origins may call us from a browser. */
  readonly corsOrigins: readonly string[];
  readonly timeouts: Timeouts;
  /** Each subgraph's processes, by the subgraph's name in the supergraph. */
  readonly subgraphUrls: Readonly<Record<string, readonly string[]>>;
}

/** Reads the gateway's configuration. Throws ConfigError with every problem at once. */
export const readGatewayConfig = (variables = process.env): GatewayConfig => {
  const read = readConfig(gatewayEnv, variables);
  return {
    host: read.HOST,
    port: read.GATEWAY_PORT,
    logLevel: read.LOG_LEVEL,
    isProduction: read.NODE_ENV === 'production',
    hopKeys: readHopKeys(read.HOP_KEYS),
    operatorTokenSecret: read.OPERATOR_TOKEN_SECRET,
    corsOrigins: read.GATEWAY_CORS_ORIGINS,
    timeouts: { queryMs: read.GATEWAY_QUERY_TIMEOUT_MS, mutationMs: read.GATEWAY_MUTATION_TIMEOUT_MS },
    subgraphUrls: {
      catalog: read.CATALOG_URL,
      cart: read.CART_URL,
      inventory: read.INVENTORY_URL,
      orders: read.ORDERS_URL,
      payments: read.PAYMENTS_URL,
    },
  };
};

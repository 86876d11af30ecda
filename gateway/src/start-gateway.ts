// Puts the gateway together; the only file that knows every part of it.
import { createGateway } from './gateway';
import { createCardWebhook } from './http/card-webhook';
import { createCors } from './http/cors';
import { createGraphqlEndpoint } from './http/graphql-endpoint';
import { startHttpServer, type HttpServer } from './http/http-server';
import { createPages } from './http/pages';
import { createReadiness } from './health';
import { createSubgraphProcesses } from './subgraph-processes';
import { createReadViewer } from './viewer';
import type { GatewayConfig } from './config';
import { createAskClient, type Logger } from '@cartograph/runtime';

/** Resolves when it answers. Throws when the supergraph cannot be loaded or the port is taken. */
export const startGateway = async (
  config: GatewayConfig,
  supergraphSdl: string,
  logger: Logger,
): Promise<HttpServer> => {
  const subgraphs = Object.fromEntries(
    Object.entries(config.subgraphUrls).map(([name, urls]) => [name, createSubgraphProcesses(name, urls)]),
  );
  const { hopKeys, isProduction, corsOrigins } = config;
  const { queryMs: queryTimeoutMs, mutationMs: mutationTimeoutMs } = config.timeouts;
  const server = await createGateway({ supergraphSdl, subgraphs, hopKeys, mutationTimeoutMs, isProduction, logger });
  // Connections of their own: whoever floods us with forged webhooks takes none from shoppers.
  const asks = createAskClient({ payments: config.subgraphUrls['payments'] ?? [] }, hopKeys);
  const readViewer = createReadViewer(config.operatorTokenSecret);
  const http = await startHttpServer(config.host, config.port, {
    graphql: createGraphqlEndpoint({ server, readViewer, cors: createCors(corsOrigins), queryTimeoutMs, logger }),
    cardWebhook: createCardWebhook({ ask: asks.ask, logger }),
    readiness: createReadiness(config.subgraphUrls),
    pages: createPages(corsOrigins),
    logger,
  });
  return {
    url: http.url,
    stop: async () => {
      await http.stop();
      await server.stop();
      await asks.close();
      await Promise.all(Object.values(subgraphs).map((processes) => processes.close()));
    },
  };
};

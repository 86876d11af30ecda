// Apollo Server over Apollo Gateway, from the committed supergraph and nothing else: no network but our subgraphs.
import './no-telemetry';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError } from 'graphql';
import type { HopKeys, Logger } from '@cartograph/runtime';
import type { Context } from './context';
import { errorsPlugin, presentError } from './errors';
import { aliasGuard } from './limits/alias-guard';
import { limitRules } from './limits/document-limits';
import type { SubgraphProcesses } from './subgraph-processes';
import { createSubgraphRequest } from './subgraph-request';

// A page's query has about 200; reading them is the first work that a stranger can make us do.
const maxTokens = 2_000;

export interface GatewayOptions {
  readonly supergraphSdl: string;
  readonly subgraphs: Readonly<Record<string, SubgraphProcesses>>;
  readonly hopKeys: HopKeys;
  readonly mutationTimeoutMs: number;
  readonly isProduction: boolean;
  readonly logger: Logger;
}

const operationPlugin = (mutationTimeoutMs: number): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, contextValue }) => {
      if (!operation)
        throw new GraphQLError('The document holds no operation of that name, or several and none is named.', {
          extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
        });
      if (operation.operation === 'mutation')
        contextValue.hop = { ...contextValue.hop, deadlineAt: contextValue.startedAt + mutationTimeoutMs };
    },
  }),
});

const silence = () => [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

/** Plans, limits and masks. Resolves when the supergraph is loaded; throws when it cannot be. */
export const createGateway = async (options: GatewayOptions): Promise<ApolloServer<Context>> => {
  const { logger, hopKeys, subgraphs } = options;
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraphSdl,
    logger,
    __exposeQueryPlanExperimental: false,
    buildService: ({ name }) => {
      const processes = subgraphs[name];
      if (!processes) throw new Error(`the supergraph names the subgraph ${name}, which has no URL`);
      return createSubgraphRequest(name, processes, hopKeys);
    },
  });
  const server = new ApolloServer<Context>({
    gateway,
    logger,
    formatError: presentError,
    plugins: [operationPlugin(options.mutationTimeoutMs), errorsPlugin(logger), ...silence()],
    validationRules: [aliasGuard, ...limitRules],
    parseOptions: { maxTokens },
    validationOptions: { maxErrors: 10 },
    executionOptions: { maxCoercionErrors: 10 },
    maxRecursiveSelections: true,
    introspection: true,
    hideSchemaDetailsFromClientErrors: options.isProduction,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
  });
  await server.start();
  return server;
};

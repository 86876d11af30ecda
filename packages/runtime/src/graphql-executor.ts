// Runs GraphQL inside a subgraph: parse and validate once for each query text, execute, mask faults. The caller is our
// own gateway, which sends a small set of texts with variables, so the cache of documents is what makes it cheap.
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, validate, type DocumentNode, type GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Fault, NotAllowed } from './fault';
import { traceIdOf, type Hop } from './hop';
import type { Logger } from './logger';

/** Resolvers by type name. Each subgraph types its own by its own context, which this file cannot know. */
export type Resolvers = Readonly<Record<string, object>>;

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

export interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

export type Execute<Context> = (request: GraphqlRequest, hop: Hop, context: Context) => Promise<GraphqlAnswer>;

// Far above what a gateway plans; reached only by texts with literals in them, and then the oldest goes.
const cachedDocuments = 1_000;

type Prepared = { document: DocumentNode } | { errors: readonly GraphQLError[] };

/** Only we can read a scalar such as Decimal: the gateway's schema knows its name alone. */
const isMalformedScalar = (error: GraphQLError): boolean => error.extensions['code'] === 'BAD_USER_INPUT';

/** Builds a subgraph's schema and returns what executes requests against it. Throws when the SDL is not valid. */
export const createExecutor = <Context>(sdl: string, resolvers: Resolvers, logger: Logger): Execute<Context> => {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const documents = new Map<string, Prepared>();

  const prepare = (query: string): Prepared => {
    const known = documents.get(query);
    if (known) return known;
    let prepared: Prepared;
    try {
      const document = parse(query);
      const errors = validate(schema, document);
      prepared = errors.length ? { errors } : { document };
    } catch (fault) {
      prepared = { errors: [fault as GraphQLError] };
    }
    if (documents.size >= cachedDocuments) documents.delete(documents.keys().next().value!);
    documents.set(query, prepared);
    return prepared;
  };

  const refuseText = (error: GraphQLError, hop: Hop): GraphQLFormattedError => ({
    message: error.message,
    ...(error.locations && { locations: error.locations }),
    extensions: {
      code: isMalformedScalar(error) ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED',
      traceId: traceIdOf(hop.traceparent),
    },
  });

  const show = (error: GraphQLError, hop: Hop): GraphQLFormattedError => {
    const traceId = traceIdOf(hop.traceparent);
    const place = { ...(error.path && { path: error.path }), ...(error.locations && { locations: error.locations }) };
    if (isMalformedScalar(error))
      return { message: error.message, ...place, extensions: { code: 'BAD_USER_INPUT', traceId } };
    const cause = error.originalError;
    if (cause instanceof NotAllowed) {
      const { code, about } = cause;
      logger.warn({ traceId, code, viewer: hop.viewer, field: error.path?.join('.'), about }, 'not allowed');
    }
    if (cause instanceof Fault && cause.code !== 'INTERNAL_SERVER_ERROR') {
      if (cause.code === 'SERVICE_UNAVAILABLE') logger.error({ traceId, err: cause }, 'request failed');
      return { message: cause.message, ...place, extensions: { code: cause.code, traceId } };
    }
    // Without a path no resolver was reached: a variable of the caller's is missing or malformed.
    if (!error.path) return { message: error.message, ...place, extensions: { code: 'BAD_USER_INPUT', traceId } };
    logger.error({ traceId, err: cause }, 'request failed');
    return { message: 'Something broke.', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', traceId } };
  };

  return async ({ query, variables, operationName }, hop, contextValue) => {
    const prepared = prepare(query);
    if ('errors' in prepared) return { errors: prepared.errors.map((error) => refuseText(error, hop)) };
    const result = await execute({
      schema,
      document: prepared.document,
      contextValue,
      variableValues: variables,
      operationName,
    });
    return result.errors
      ? { data: result.data, errors: result.errors.map((error) => show(error, hop)) }
      : { data: result.data };
  };
};

// What a client sees of an error: a message, where, a code and a trace id. Only codes listed here keep their message; of
// everything else, above all a subgraph's URL, body and stack, nothing goes out. The details are logged once.
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Fault, traceIdOf, type FaultCode, type Logger } from '@cartograph/runtime';
import type { Context } from './context';

/** Codes of the gateway's own, beside the faults of all services. Each is explained in docs/errors.md. */
export const gatewayCodes = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
  'REQUEST_TOO_LARGE',
  'ALIAS_SHADOWS_FIELD',
  'LIMIT_EXCEEDED',
] as const;

export type GatewayCode = (typeof gatewayCodes)[number];
export type ErrorCode = FaultCode | GatewayCode;

// Said by us whoever threw it, since the thrown message may name a host or a service.
const ourWords: Partial<Record<ErrorCode, string>> = {
  INTERNAL_SERVER_ERROR: 'Something broke.',
  SERVICE_UNAVAILABLE: 'A part of the shop does not answer at the moment. Try again soon.',
  DEADLINE_EXCEEDED: 'This took too long. Asking again with the same idempotency key is safe.',
};

// A subgraph may say these in its own words. A validation error from a subgraph is our fault and not the client's.
const subgraphCodes: readonly unknown[] = [
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'DEADLINE_EXCEEDED',
  'SERVICE_UNAVAILABLE',
] satisfies ErrorCode[];

const ownCodes: readonly unknown[] = ['BAD_USER_INPUT', ...gatewayCodes];

const isFromSubgraph = (error: GraphQLError): boolean => 'serviceName' in error.extensions;

const codeOf = (error: unknown): ErrorCode => {
  if (error instanceof Fault) return error.code === 'UNSIGNED_REQUEST' ? 'INTERNAL_SERVER_ERROR' : error.code;
  if (!(error instanceof GraphQLError)) return 'INTERNAL_SERVER_ERROR';
  const cause = error.originalError;
  if (cause instanceof Fault) return codeOf(cause);
  // Apollo Server puts its own code over that of a validation rule, whose error it keeps as the cause.
  const ruled = cause instanceof GraphQLError && !isFromSubgraph(error) ? cause.extensions['code'] : undefined;
  const code = ruled ?? error.extensions['code'];
  const allowed = isFromSubgraph(error) ? subgraphCodes : ownCodes;
  return allowed.includes(code) ? (code as ErrorCode) : 'INTERNAL_SERVER_ERROR';
};

/** An error as a client may see it, without its trace id, which `withTraceId` adds. */
export const presentError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const code = codeOf(error);
  // Positions in a subgraph's query say nothing about the client's.
  const isOurs = !(error instanceof GraphQLError && isFromSubgraph(error));
  return {
    message: ourWords[code] ?? formatted.message,
    ...(isOurs && formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
    extensions: { code },
  };
};

/** The body of an answer that is nothing but one error. */
export const errorBody = (code: ErrorCode, message: string, traceId: string): string =>
  JSON.stringify({ errors: [{ message: ourWords[code] ?? message, extensions: { code, traceId } }] });

/** Puts the trace id into each error of an answer's body; a body without errors is handed back as it is. */
export const withTraceId = (body: string, traceId: string): string => {
  // Apollo Server writes `errors` first, so an ordinary answer costs one comparison.
  if (!body.startsWith('{"errors":')) return body;
  const answer = JSON.parse(body) as { errors: GraphQLFormattedError[] };
  const errors = answer.errors.map((error) => ({ ...error, extensions: { ...error.extensions, traceId } }));
  return JSON.stringify({ ...answer, errors });
};

const ourFaults: readonly ErrorCode[] = ['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'DEADLINE_EXCEEDED'];

/** Logs what broke, once, with its trace id, and shows what the gateway itself would keep silent about. */
export const errorsPlugin = (logger: Logger): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue, operationName }) => {
      const traceId = traceIdOf(contextValue.hop.traceparent);
      for (const error of errors) {
        const code = codeOf(error);
        if (ourFaults.includes(code)) logger.error({ traceId, code, operationName, err: error }, 'request failed');
      }
    },
    // A null where the schema promises a value is reported by Apollo Gateway in an extension only, which nobody reads.
    willSendResponse: async ({ response, contextValue }) => {
      if (response.body.kind !== 'single') return;
      const result = response.body.singleResult;
      const broken = result.extensions?.['valueCompletion'] as readonly GraphQLError[] | undefined;
      if (!broken) return;
      logger.error({ traceId: traceIdOf(contextValue.hop.traceparent), err: broken[0] }, 'a subgraph broke its schema');
      delete result.extensions;
      result.errors = broken.map((error) => presentError(error.toJSON(), undefined));
    },
  }),
});

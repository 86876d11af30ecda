// A small supergraph behind a real gateway: real composition, real signed HTTP, subgraphs that each test writes itself.
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import {
  createLogger,
  readHopKeys,
  Secret,
  startSubgraphServer,
  type AskHandler,
  type Hop,
  type Logger,
  type SubgraphServer,
  type SubgraphServerOptions,
} from '@cartograph/runtime';
import type { GatewayConfig } from '../src/config';
import { startGateway } from '../src/start-gateway';

export interface TestSubgraph {
  readonly sdl: string;
  readonly resolvers: SubgraphServerOptions<Hop>['resolvers'];
  readonly asks?: readonly AskHandler[];
}

export interface TestShop {
  readonly url: string;
  readonly subgraphs: Readonly<Record<string, SubgraphServer>>;
  ask(query: string, variables?: object, headers?: Readonly<Record<string, string>>): Promise<TestAnswer>;
  stop(): Promise<void>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { data?: unknown; errors?: readonly TestError[] };
}

interface TestError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly traceId: string };
}

export const hopKeys = readHopKeys(new Secret('test:a-secret-that-only-tests-know'));
export const operatorTokenSecret = new Secret('another-secret-that-only-tests-know');
export const silent = createLogger('test', 'silent');

const federation = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';

export const compose = (subgraphs: Readonly<Record<string, Pick<TestSubgraph, 'sdl'>>>): string => {
  const services = Object.entries(subgraphs).map(([name, { sdl }]) => ({ name, typeDefs: parse(federation + sdl) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map((error) => error.message).join('\n'));
  return supergraphSdl;
};

/** May be stopped by a test, and again with the shop. */
const startSubgraph = async ({ sdl, resolvers, asks = [] }: TestSubgraph): Promise<SubgraphServer> => {
  const { url, stop } = await startSubgraphServer<Hop>({
    host: '127.0.0.1',
    port: 0,
    sdl: federation + sdl,
    resolvers,
    asks,
    context: (hop) => hop,
    hopKeys,
    probes: {},
    logger: silent,
  });
  let stopped: Promise<void> | undefined;
  return { url, stop: () => (stopped ??= stop()) };
};

export const testConfig = (subgraphUrls: GatewayConfig['subgraphUrls']): GatewayConfig => ({
  host: '127.0.0.1',
  port: 0,
  logLevel: 'silent',
  isProduction: false,
  hopKeys,
  operatorTokenSecret,
  corsOrigins: [],
  timeouts: { queryMs: 5_000, mutationMs: 15_000 },
  subgraphUrls,
});

/** Sends a GraphQL request as a client would. */
export const askGateway = async (url: string, body: object, headers: object = {}): Promise<TestAnswer> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as TestAnswer['body'] };
};

export const startTestShop = async (
  subgraphs: Readonly<Record<string, TestSubgraph>>,
  config: Partial<GatewayConfig> = {},
  logger: Logger = silent,
): Promise<TestShop> => {
  const started = Object.fromEntries(
    await Promise.all(
      Object.entries(subgraphs).map(async ([name, subgraph]) => [name, await startSubgraph(subgraph)] as const),
    ),
  );
  const urls = Object.fromEntries(Object.entries(started).map(([name, { url }]) => [name, [url]]));
  const gateway = await startGateway({ ...testConfig(urls), ...config }, compose(subgraphs), logger);
  return {
    url: gateway.url,
    subgraphs: started,
    ask: (query, variables, headers) => askGateway(gateway.url, { query, variables }, headers),
    stop: async () => {
      await gateway.stop();
      await Promise.all(Object.values(started).map((subgraph) => subgraph.stop()));
    },
  };
};

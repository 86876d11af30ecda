// The cart in this process on real Redis and NATS, beside a catalogue that knows the prices a test gives it.
import { PriceLines, type AskType } from '@cartograph/contracts';
import { newId, answering, createAskClient, createLogger, startSubgraphServer, type Viewer } from '@cartograph/runtime';
import {
  askGraphql,
  startFaultProxy,
  testHop,
  testHopKeys,
  testServers,
  waitFor,
  type FaultProxy,
} from '@cartograph/testkit';
import { startCart } from '../src/start-cart';
import { usd } from './builders';

const logger = createLogger('test', 'silent');

type Money = ReturnType<typeof usd>;

/** Answers what variants cost; a price of null is a variant that cannot be bought. */
const startCatalog = async () => {
  const prices = new Map<string, Money | null>();
  let asked = 0;
  const server = await startSubgraphServer({
    host: '127.0.0.1',
    port: 0,
    sdl: 'type Query { nothing: Boolean }',
    resolvers: {},
    context: () => ({}),
    asks: [
      answering(PriceLines, async (questions) => {
        asked += questions.length;
        return questions.map(({ variantId }) => {
          const price = prices.get(variantId);
          if (!price) return { ok: false, variantId, code: price === null ? 'NOT_PURCHASABLE' : 'VARIANT_NOT_FOUND' };
          const described = { productId: 'prd', sku: 'SKU', title: 'A thing', options: [], taxClass: 'STANDARD' };
          return { ok: true, variantId, price, ...described };
        });
      }),
    ],
    hopKeys: testHopKeys,
    probes: {},
    logger,
  });
  return { server, prices, asked: () => asked };
};

export const runCart = async ({ natsUrl = 'nats://127.0.0.1:9' } = {}) => {
  const catalog = await startCatalog();
  const catalogProxy: FaultProxy = await startFaultProxy(catalog.server.url);
  const redisProxy: FaultProxy = await startFaultProxy(testServers().redisUrl);
  const cart = await startCart(
    {
      host: '127.0.0.1',
      port: 0,
      hopKeys: testHopKeys,
      redisUrl: redisProxy.url,
      catalogUrls: [catalogProxy.url],
      natsUrl,
    },
    logger,
  );
  await waitFor(async () => (await fetch(`${cart.url}/health/ready`)).ok);
  const asking = createAskClient({ cart: [cart.url] }, testHopKeys);

  return {
    url: cart.url,
    redisProxy,
    catalogProxy,
    asked: catalog.asked,
    /** A new variant at a price. */
    aVariant: (price: Money | null = usd(1_000)): string => {
      const id = newId('var');
      catalog.prices.set(id, price);
      return id;
    },
    setPrice: (variantId: string, price: Money | null | undefined) =>
      price === undefined ? catalog.prices.delete(variantId) : catalog.prices.set(variantId, price),
    graphql: <Data>(query: string, variables?: Readonly<Record<string, unknown>>, viewer?: Viewer) =>
      askGraphql<Data>(cart.url, query, variables, viewer),
    ask: <Question, Answer>(type: AskType<Question, Answer>, ...questions: readonly Question[]) =>
      asking.ask(type, questions, testHop()),
    stop: async () => {
      await asking.close();
      for (const [, stop] of cart.steps) await stop();
      await redisProxy.stop();
      await catalogProxy.stop();
      await catalog.server.stop();
    },
  };
};

export type RunningTestCart = Awaited<ReturnType<typeof runCart>>;

// Brings what sagas wait for: replies from the broker, and time. Any orders process may do either.
import { consume, killPoint, type Broker, type Consuming, type Logger } from '@cartograph/runtime';
import { allReplies } from '../checkout/definitions';
import type { SagaNews, SagaStore } from '../ports';

export interface CheckoutRunnerNeeds {
  readonly sagas: SagaStore;
  readonly takeOver: (freeze: { cartId: string; token: string }) => void;
  readonly settled: (placementIds: readonly string[]) => void;
  readonly broker: Broker;
  readonly logger: Logger;
}

const sweepEveryMs = 500;

const createTell =
  ({ sagas, settled, logger }: CheckoutRunnerNeeds) =>
  async (news: readonly SagaNews[]) => {
    const advanced = await sagas.advance(news);
    if (advanced.settled.length > 0) killPoint('orders.settled');
    settled(advanced.settled);
    for (const { sagaId, step, cause } of advanced.reviewed)
      logger.error({ sagaId, step, cause }, 'a saga needs a person: see reviewItems');
  };

/** Hears replies and wakes sleeping sagas until stopped. */
export const startCheckoutRunner = (needs: CheckoutRunnerNeeds): Consuming => {
  const { broker, logger, sagas, takeOver } = needs;
  const tell = createTell(needs);

  const hearing = consume(broker, logger, {
    stream: 'REPLIES',
    durable: 'orders-checkout',
    filter: 'rep.orders.>',
    types: allReplies,
    handle: (heard) =>
      tell(
        heard.map(({ type, item }) => ({
          sagaId: item.correlationId,
          key: `rep/${item.stepKey}`,
          heard: { kind: 'reply', stepKey: item.stepKey, subject: type.subject, body: item.body },
        })),
      ),
  });

  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> = Promise.resolve();
  const sweep = async () => {
    try {
      const asleep = await sagas.findAsleep();
      if (asleep.length > 0)
        await tell(
          asleep.map(({ sagaId, revision }) => ({
            sagaId,
            key: `wake/${sagaId}/${revision}`,
            heard: { kind: 'wake' },
          })),
        );
      for (const { isBeforePivot, cartId, freezeToken } of asleep)
        if (isBeforePivot) takeOver({ cartId, token: freezeToken });
    } catch (fault) {
      logger.warn({ err: fault }, 'could not wake sagas');
    }
    if (timer) timer = setTimeout(turn, sweepEveryMs);
  };
  const turn = () => void (sweeping = sweep());
  timer = setTimeout(turn, sweepEveryMs);

  return {
    stop: async () => {
      clearTimeout(timer);
      timer = undefined;
      await Promise.all([hearing.stop(), sweeping]);
    },
  };
};

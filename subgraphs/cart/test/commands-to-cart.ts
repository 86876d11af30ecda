// Speaks to the cart over a broker of its own, as orders does.
import { CartEmptied, CartRestored, outgoing, type MessageType } from '@cartograph/contracts';
import { consume, createBroker, createLogger, createPublish, newIdBody } from '@cartograph/runtime';
import { startNats, waitFor } from '@cartograph/testkit';

const logger = createLogger('test', 'silent');

export interface HeardReply {
  readonly name: string;
  readonly stepKey: string;
  readonly epoch: number;
  readonly correlationId: string;
  readonly body: unknown;
}

export const speakAsOrders = async () => {
  const nats = await startNats();
  const broker = createBroker(nats.url, 'test', logger);
  const publish = createPublish(broker);
  const replies: HeardReply[] = [];
  const hearing = consume(broker, logger, {
    stream: 'REPLIES',
    durable: 'orders',
    filter: 'rep.orders.>',
    types: [CartRestored, CartEmptied],
    handle: async (heard) => {
      for (const { type, item } of heard) {
        const { stepKey, epoch, correlationId, body } = item;
        replies.push({ name: type.name, stepKey, epoch, correlationId, body });
      }
    },
  });
  await waitFor(() => broker.isConnected());

  return {
    nats,
    /** Sends commands of one kind as one list. */
    send: async <Body>(type: MessageType<string, Body>, ...items: readonly { stepKey: string; body: Body }[]) => {
      const list = items.map(({ stepKey, body }) =>
        outgoing(type, { id: newIdBody(), stepKey, epoch: 3, correlationId: `of ${stepKey}`, body }),
      );
      await waitFor(async () => (await publish(list)).every(Boolean));
    },
    /** All answers to a step, once there are `count`. */
    answersTo: (stepKey: string, count = 1): Promise<HeardReply[]> =>
      waitFor(() => {
        const answers = replies.filter((reply) => reply.stepKey === stepKey);
        return answers.length >= count && answers;
      }),
    replies,
    stop: async () => {
      await hearing.stop();
      await broker.stop();
      await nats.wipe();
    },
  };
};

export type Orders = Awaited<ReturnType<typeof speakAsOrders>>;

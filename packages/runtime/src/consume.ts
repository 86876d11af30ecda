// Hears a durable consumer as lists: whatever arrived while the last list was under way becomes the next one, so an idle
// service handles one item at once and a busy one grows its lists by itself.
import type { Item, MessageType } from '@cartograph/contracts';
import { openEnvelope } from './envelope';
import { killPoint } from './kill-points';
import type { Logger } from './logger';
import type { Broker, Delivery, StreamName } from './nats';

/** One item, its body read by its type. */
export interface Heard<Body = unknown> {
  readonly type: MessageType;
  readonly item: Item<Body>;
}

export interface ConsumeOptions {
  readonly stream: StreamName;
  /** `<service>` or `<service>-<purpose>`; processes of one name share the work. */
  readonly durable: string;
  /** One subject pattern, since a 2.9 server knows no more: `cmd.inventory.>`. */
  readonly filter: string;
  /** The kinds that are understood; others under the filter are skipped and logged. */
  readonly types: readonly MessageType[];
  /** Settles a list. When it throws, the messages come again after a while. */
  readonly handle: (heard: readonly Heard[]) => Promise<void>;
}

export interface Consuming {
  /** Takes no more messages and waits for the list that is under way. */
  stop(): Promise<void>;
}

// Few, so that a process that dies holds little; each may carry up to 256 items.
const prefetch = 8;
const workingEveryMs = 1_500;
const againAfterMs = 500;

export const consume = (broker: Broker, logger: Logger, options: ConsumeOptions): Consuming => {
  const typeOf = new Map(options.types.map((type) => [type.subject, type]));
  let waiting: Delivery[] = [];
  let underWay: readonly Delivery[] = [];
  let running: Promise<void> | undefined;

  const read = (delivery: Delivery): Heard[] | undefined => {
    const items = openEnvelope(delivery.bytes);
    const type = typeOf.get(delivery.subject);
    if (!items || !type) return undefined;
    return items.flatMap((item) => {
      const body = type.body.safeParse(item.body);
      if (body.success) return [{ type, item: { ...item, body: body.data } }];
      logger.error({ subject: delivery.subject, stepKey: item.stepKey }, 'malformed item skipped');
      return [];
    });
  };

  const settle = async (deliveries: readonly Delivery[]) => {
    const good: Delivery[] = [];
    const list: Heard[] = [];
    for (const delivery of deliveries) {
      const heard = read(delivery);
      if (heard) {
        good.push(delivery);
        list.push(...heard);
      } else {
        logger.error({ subject: delivery.subject }, 'a message that nobody here understands was rejected');
        delivery.reject();
      }
    }
    try {
      for (const { subject } of good) killPoint('consume.heard', subject);
      if (list.length > 0) await options.handle(list);
      for (const { subject } of good) killPoint('consume.settled', subject);
      for (const delivery of good) delivery.done();
    } catch (fault) {
      logger.warn({ err: fault, items: list.length }, 'a list was not settled; it comes again');
      for (const delivery of good) delivery.again(againAfterMs * (1 + Math.random()));
    }
  };

  const runAll = async () => {
    while (waiting.length > 0) {
      underWay = waiting;
      waiting = [];
      await settle(underWay);
      underWay = [];
    }
    running = undefined;
  };

  const renew = setInterval(() => {
    for (const delivery of [...underWay, ...waiting]) delivery.working();
  }, workingEveryMs);

  const subscription = broker.pull({ ...options, prefetch }, (delivery) => {
    waiting.push(delivery);
    // After this turn of the event loop: messages that arrive in one packet become one list.
    running ??= new Promise((resolve) => setImmediate(() => resolve(runAll())));
  });

  return {
    stop: async () => {
      await subscription.stop();
      for (const delivery of waiting) delivery.again(0);
      waiting = [];
      await running;
      clearInterval(renew);
    },
  };
};

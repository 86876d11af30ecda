// Hears a durable consumer for as long as it is wanted: the consumer, its stream and the connection may each vanish in
// between and are made again.
import { setTimeout as pause } from 'node:timers/promises';
import { AckPolicy, nanos, type ConsumerMessages, type JsMsg, type NatsConnection } from 'nats';
import type { Logger } from './logger';
import { manage, type StreamName } from './nats-streams';

/** One message in our hands. Exactly one of `done`, `again` and `reject` ends it. */
export interface Delivery {
  readonly subject: string;
  readonly bytes: Uint8Array;
  done(): void;
  /** Comes again after `ms` milliseconds. */
  again(ms: number): void;
  /** Never comes again: it is malformed. */
  reject(): void;
  /** Not finished yet; starts the four seconds anew after which it would go to another process. */
  working(): void;
}

export interface Subscription {
  /** Resolves when nothing more is handed over; what was not settled comes again. */
  stop(): Promise<void>;
}

export interface PullFrom {
  readonly stream: StreamName;
  readonly durable: string;
  readonly filter: string;
  readonly prefetch: number;
}

/** The connection as it is now. */
export interface Link {
  readonly isUp: () => boolean;
  readonly connection: () => NatsConnection | undefined;
  readonly makeStreams: () => Promise<void>;
}

// A dead consumer must not hold work for long; `working` renews it while a list is under way.
const ackWaitMs = 4_000;
const reopenAfterMs = 300;

const gone = ['stream_not_found', 'consumer_not_found', 'consumer_deleted', 'heartbeats_missed', 'no_responders'];

const open = async (connection: NatsConnection, makeStreams: Link['makeStreams'], from: PullFrom) => {
  const manager = await manage(connection);
  try {
    await manager.consumers.info(from.stream, from.durable);
  } catch {
    await makeStreams();
    await manager.consumers.add(from.stream, {
      durable_name: from.durable,
      filter_subject: from.filter,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(ackWaitMs),
      max_ack_pending: 1_000,
    });
  }
  const consumer = await connection.jetstream({ timeout: 2_000 }).consumers.get(from.stream, from.durable);
  return consumer.consume({
    max_messages: from.prefetch,
    threshold_messages: Math.max(1, from.prefetch - 1),
    idle_heartbeat: 1_000,
    abort_on_missing_resource: true,
  });
};

const closeWhenGone = async (messages: ConsumerMessages) => {
  for await (const status of await messages.status()) if (gone.includes(status.type)) await messages.close();
};

// On a connection that was closed meanwhile nothing can be told, and the message comes again by itself.
const tell = (say: () => void) => {
  try {
    say();
  } catch {
    // See above.
  }
};

const toDelivery = (message: JsMsg): Delivery => ({
  subject: message.subject,
  bytes: message.data,
  done: () => tell(() => message.ack()),
  // Whole milliseconds: the server takes a fraction of a nanosecond for no delay at all.
  again: (ms) => tell(() => message.nak(Math.ceil(ms))),
  reject: () => tell(() => message.term()),
  working: () => tell(() => message.working()),
});

export const pullFrom = (
  link: Link,
  logger: Logger,
  from: PullFrom,
  onDelivery: (delivery: Delivery) => void,
): Subscription => {
  let isOver = false;
  let messages: ConsumerMessages | undefined;
  let hearing: Promise<void> | undefined;

  const hear = async (opened: ConsumerMessages) => {
    void closeWhenGone(opened).catch(() => undefined);
    for await (const message of opened) onDelivery(toDelivery(message));
  };

  const run = async () => {
    while (!isOver) {
      const connection = link.connection();
      try {
        if (connection && link.isUp()) {
          const opened = await open(connection, link.makeStreams, from);
          // Nobody reads this one, so that its end would be waited for in vain.
          if (isOver) void opened.close();
          else await (hearing = hear((messages = opened)));
        }
      } catch (fault) {
        if (!isOver && link.isUp())
          logger.warn({ err: fault, durable: from.durable }, 'consumer lost; opening it again');
      }
      if (!isOver) await pause(reopenAfterMs);
    }
  };

  void run();
  return {
    stop: async () => {
      isOver = true;
      await messages?.close();
      // Not for an opening that is under way: while the broker is away that takes seconds, and it hands nothing over.
      await hearing?.catch(() => undefined);
    },
  };
};

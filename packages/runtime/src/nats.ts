// The only file that knows the NATS client. It uses nothing that a 2.9 server lacks, and treats JetStream as a wake-up
// channel that may lose anything: connections, streams and consumers are made again whenever they are gone.
import { setTimeout as pause } from 'node:timers/promises';
import {
  AckPolicy,
  connect,
  DiscardPolicy,
  nanos,
  nuid,
  RetentionPolicy,
  StorageType,
  type ConsumerMessages,
  type JetStreamClient,
  type NatsConnection,
  type StreamConfig,
} from 'nats';
import { Fault } from './fault';
import type { Logger } from './logger';

export type StreamName = 'COMMANDS' | 'REPLIES' | 'EVENTS';

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
  stop(): Promise<void>;
}

export interface Broker {
  /** Stores one message in its stream. Throws Fault SERVICE_UNAVAILABLE without an acknowledgement; it may be stored all the same. */
  publish(subject: string, bytes: Uint8Array): Promise<void>;
  /** Shares a durable consumer with every process of the same name and hands over its messages, at most `prefetch` unsettled. */
  pull(
    from: { readonly stream: StreamName; readonly durable: string; readonly filter: string; readonly prefetch: number },
    onDelivery: (delivery: Delivery) => void,
  ): Subscription;
  /** Tells every process that listens now; nothing is stored and nobody acknowledges. */
  broadcast(subject: string, text: string): void;
  onBroadcast(subject: string, hear: (text: string) => void): void;
  isConnected(): boolean;
  stop(): Promise<void>;
}

const day = 24 * 60 * 60 * 1_000;

// Work queues refuse what they cannot keep, so that a sender notices; events drop their oldest, since they are hints.
const workQueue = (name: StreamName, subject: string): Partial<StreamConfig> & { name: string } => ({
  name,
  subjects: [subject],
  retention: RetentionPolicy.Workqueue,
  storage: StorageType.File,
  discard: DiscardPolicy.New,
  max_age: nanos(day),
  max_bytes: 512 * 1024 * 1024,
});

const streams: readonly (Partial<StreamConfig> & { name: string })[] = [
  workQueue('COMMANDS', 'cmd.>'),
  workQueue('REPLIES', 'rep.>'),
  {
    name: 'EVENTS',
    subjects: ['evt.>'],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.Old,
    max_age: nanos(7 * day),
    max_bytes: 1024 * 1024 * 1024,
  },
];

// A dead consumer must not hold work for long; `working` renews it while a list is under way.
const ackWaitMs = 4_000;
const publishTimeoutMs = 2_000;
const reopenAfterMs = 300;

const ensureStreams = async (connection: NatsConnection): Promise<void> => {
  const manager = await connection.jetstreamManager();
  for (const stream of streams) {
    try {
      await manager.streams.info(stream.name);
    } catch {
      await manager.streams.add(stream);
    }
  }
};

const gone = ['stream_not_found', 'consumer_not_found', 'consumer_deleted', 'heartbeats_missed', 'no_responders'];

/**
 * Connects in the background and keeps connecting for ever: a service starts, and accepts what it can, while NATS is
 * away. `name` is shown to the server's operators.
 */
export const createBroker = (url: string, name: string, logger: Logger): Broker => {
  let connection: NatsConnection | undefined;
  let jetstream: JetStreamClient | undefined;
  let isUp = false;
  let isStopped = false;
  const listeners: { subject: string; hear: (text: string) => void }[] = [];

  const listen = ({ subject, hear }: (typeof listeners)[number]) =>
    connection?.subscribe(subject, { callback: (fault, message) => fault ?? hear(message.string()) });

  const watch = async (watched: NatsConnection) => {
    for await (const status of watched.status()) {
      if (status.type === 'disconnect') isUp = false;
      if (status.type === 'reconnect') {
        await ensureStreams(watched).catch((fault: unknown) => logger.warn({ err: fault }, 'could not make streams'));
        isUp = true;
      }
    }
  };

  const connecting = (async () => {
    while (!isStopped) {
      try {
        connection = await connect({
          servers: url,
          name,
          maxReconnectAttempts: -1,
          reconnectTimeWait: 250,
          pingInterval: 5_000,
          timeout: 2_000,
        });
        await ensureStreams(connection);
        jetstream = connection.jetstream();
        isUp = true;
        listeners.forEach(listen);
        void watch(connection);
        return;
      } catch (fault) {
        await connection?.close().catch(() => undefined);
        connection = undefined;
        logger.warn({ err: fault }, 'NATS is away; trying again');
        await pause(reopenAfterMs);
      }
    }
  })();

  const store = (subject: string, bytes: Uint8Array) =>
    // Fresh for each attempt: the server must not swallow a repeat whose first effect was lost.
    jetstream!.publish(subject, bytes, { msgID: nuid.next(), timeout: publishTimeoutMs });

  const open = async (from: Parameters<Broker['pull']>[0]): Promise<ConsumerMessages> => {
    const manager = await connection!.jetstreamManager();
    try {
      await manager.consumers.info(from.stream, from.durable);
    } catch {
      await ensureStreams(connection!);
      await manager.consumers.add(from.stream, {
        durable_name: from.durable,
        filter_subject: from.filter,
        ack_policy: AckPolicy.Explicit,
        ack_wait: nanos(ackWaitMs),
        max_ack_pending: 1_000,
      });
    }
    const consumer = await jetstream!.consumers.get(from.stream, from.durable);
    return consumer.consume({
      max_messages: from.prefetch,
      threshold_messages: Math.max(1, from.prefetch - 1),
      idle_heartbeat: 1_000,
      abort_on_missing_resource: true,
    });
  };

  const closeWhenGone = async (messages: ConsumerMessages) => {
    for await (const status of await messages.status())
      if (gone.includes(status.type)) {
        await messages.close();
        return;
      }
  };

  return {
    isConnected: () => isUp,

    publish: async (subject, bytes) => {
      if (!isUp) throw new Fault('SERVICE_UNAVAILABLE', 'NATS is away.');
      try {
        await store(subject, bytes);
      } catch (fault) {
        try {
          await ensureStreams(connection!);
          await store(subject, bytes);
        } catch {
          throw new Fault('SERVICE_UNAVAILABLE', `NATS did not acknowledge ${subject}`, fault);
        }
      }
    },

    pull: (from, onDelivery) => {
      let messages: ConsumerMessages | undefined;
      let isOver = false;
      const run = async () => {
        await connecting;
        while (!isOver && !isStopped) {
          try {
            messages = await open(from);
            void closeWhenGone(messages).catch(() => undefined);
            for await (const message of messages) {
              onDelivery({
                subject: message.subject,
                bytes: message.data,
                done: () => message.ack(),
                again: (ms) => message.nak(ms),
                reject: () => message.term(),
                working: () => message.working(),
              });
            }
          } catch (fault) {
            if (!isOver && !isStopped)
              logger.warn({ err: fault, durable: from.durable }, 'consumer lost; opening it again');
          }
          if (!isOver && !isStopped) await pause(reopenAfterMs);
        }
      };
      void run();
      return {
        stop: async () => {
          isOver = true;
          await messages?.close();
        },
      };
    },

    broadcast: (subject, text) => {
      if (isUp) connection?.publish(subject, text);
    },

    onBroadcast: (subject, hear) => {
      listeners.push({ subject, hear });
      if (isUp) listen({ subject, hear });
    },

    stop: async () => {
      isStopped = true;
      await connecting;
      await connection?.flush().catch(() => undefined);
      await connection?.close();
    },
  };
};

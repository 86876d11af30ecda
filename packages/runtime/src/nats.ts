// The three nats files alone know the NATS client. They use nothing that a 2.9 server lacks, and treat JetStream as a
// wake-up channel that may lose anything: connections, streams and consumers are made again whenever they are gone.
import { setTimeout as pause } from 'node:timers/promises';
import { connect, nuid, type NatsConnection, type NatsError } from 'nats';
import { Fault } from './fault';
import type { Logger } from './logger';
import { pullFrom, type Delivery, type Link, type PullFrom, type Subscription } from './nats-pull';
import { ensureStreams } from './nats-streams';

export type { Delivery, Subscription } from './nats-pull';
export type { StreamName } from './nats-streams';

export interface Broker {
  /** Stores one message in its stream. Throws Fault SERVICE_UNAVAILABLE without an acknowledgement; it may be stored all the same. */
  publish(subject: string, bytes: Uint8Array): Promise<void>;
  /** Shares a durable consumer with every process of the same name and hands over its messages, at most `prefetch` unsettled. */
  pull(from: PullFrom, onDelivery: (delivery: Delivery) => void): Subscription;
  /** Tells every process that listens now; nothing is stored and nobody acknowledges. */
  broadcast(subject: string, text: string): void;
  onBroadcast(subject: string, hear: (text: string) => void): void;
  isConnected(): boolean;
  stop(): Promise<void>;
}

const publishTimeoutMs = 2_000;
const connectAgainAfterMs = 300;

/**
 * Connects in the background and keeps connecting for ever: a service starts, and accepts what it can, while NATS is
 * away. `name` is shown to the server's operators.
 */
export const createBroker = (url: string, name: string, logger: Logger): Broker => {
  const listeners: { subject: string; hear: (text: string) => void }[] = [];
  const subscriptions: Subscription[] = [];
  let connection: NatsConnection | undefined;
  let isUp = false;
  let isOver = false;
  let isListening = false;
  let isAwayTold = false;
  let making: Promise<void> | undefined;

  // Hundreds of messages may notice at once that the streams are gone.
  const makeStreams = () => (making ??= ensureStreams(connection!).finally(() => (making = undefined)));

  const up = () => {
    isUp = true;
    if (isAwayTold) logger.info('NATS is back');
    isAwayTold = false;
  };
  const away = (fault?: unknown) => {
    isUp = false;
    if (!isAwayTold && !isOver) logger.warn({ err: fault }, 'NATS is away; trying again');
    isAwayTold = true;
  };

  const listen = ({ subject, hear }: (typeof listeners)[number]) =>
    connection?.subscribe(subject, {
      callback: (_, message) => {
        try {
          hear(message.string());
        } catch (fault) {
          // Thrown on, it would end the client's reader and with it everything else.
          logger.error({ err: fault, subject }, 'a listener failed');
        }
      },
    });

  const untilClosed = async (opened: NatsConnection) => {
    for await (const status of opened.status()) {
      if (status.type === 'disconnect') away();
      if (status.type === 'reconnect') {
        await makeStreams().catch((fault: unknown) => logger.warn({ err: fault }, 'could not make streams'));
        up();
      }
    }
  };

  const connectOnce = async () => {
    connection = await connect({
      servers: url,
      name,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      pingInterval: 5_000,
      timeout: 2_000,
    });
    try {
      if (isOver) return;
      await makeStreams();
      listeners.forEach(listen);
      isListening = true;
      up();
      // The status of a connection that was closed on purpose never ends.
      await Promise.race([untilClosed(connection), connection.closed()]);
    } finally {
      isUp = false;
      isListening = false;
      await connection.close();
    }
  };

  const run = async () => {
    while (!isOver) {
      await connectOnce().catch(away);
      if (!isOver) await pause(connectAgainAfterMs);
    }
  };
  const running = run();

  const store = (subject: string, bytes: Uint8Array) =>
    // Fresh for each attempt: the server must not swallow a repeat whose first effect was lost.
    connection!.jetstream().publish(subject, bytes, { msgID: nuid.next(), timeout: publishTimeoutMs });

  // Told once: a stream that is full refuses hundreds a second, and while it does nothing of a subject leaves.
  const refused = new Set<string>();
  const acknowledged = (subject: string) => {
    if (refused.delete(subject)) logger.info({ subject }, 'NATS acknowledges again');
  };
  const notAcknowledged = (subject: string, cause: unknown): Fault => {
    // Beneath some faults, whose text is only a number, lies what the server said.
    const said = (cause as NatsError).chainedError ?? cause;
    const fault = new Fault('SERVICE_UNAVAILABLE', `NATS did not acknowledge ${subject}`, said);
    if (!refused.has(subject))
      logger.warn({ subject, err: fault }, 'NATS does not acknowledge what is sent; it is sent again');
    refused.add(subject);
    return fault;
  };

  const link: Link = { isUp: () => isUp, connection: () => connection, makeStreams };

  return {
    isConnected: () => isUp,

    publish: async (subject, bytes) => {
      if (!isUp) throw new Fault('SERVICE_UNAVAILABLE', 'NATS is away.');
      try {
        try {
          await store(subject, bytes);
        } catch (fault) {
          // 503: no stream listens. After any other fault it may be stored, and sending it again is the relay's affair.
          if ((fault as { code?: unknown }).code !== '503') throw fault;
          await makeStreams();
          await store(subject, bytes);
        }
        acknowledged(subject);
      } catch (fault) {
        throw notAcknowledged(subject, fault);
      }
    },

    pull: (from, onDelivery) => {
      const subscription = pullFrom(link, logger, from, onDelivery);
      subscriptions.push(subscription);
      return subscription;
    },

    broadcast: (subject, text) => {
      if (isUp) connection!.publish(subject, text);
    },

    onBroadcast: (subject, hear) => {
      listeners.push({ subject, hear });
      if (isListening) listen({ subject, hear });
    },

    stop: async () => {
      isOver = true;
      await Promise.all(subscriptions.map((subscription) => subscription.stop()));
      // What is on its way, acknowledgements above all, leaves first; a frozen server is not waited for.
      if (isUp)
        await Promise.race([connection!.flush().catch(() => undefined), pause(1_000, undefined, { ref: false })]);
      await connection?.close();
      await running;
    },
  };
};

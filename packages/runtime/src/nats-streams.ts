// The three streams that all services share, as any of them makes them when they are missing.
import { DiscardPolicy, nanos, RetentionPolicy, StorageType, type NatsConnection, type StreamConfig } from 'nats';

export type StreamName = 'COMMANDS' | 'REPLIES' | 'EVENTS';

type Stream = Partial<StreamConfig> & { readonly name: StreamName };

const day = 24 * 60 * 60 * 1_000;

// Work queues refuse what they cannot keep, so that a sender notices; events drop their oldest, since they are hints.
const workQueue = (name: StreamName, subject: string): Stream => ({
  name,
  subjects: [subject],
  retention: RetentionPolicy.Workqueue,
  storage: StorageType.File,
  discard: DiscardPolicy.New,
  max_age: nanos(day),
  max_bytes: 512 * 1024 * 1024,
});

const streams: readonly Stream[] = [
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

// Shorter than the client's five seconds: a question that was lost with a connection is asked again soon.
const apiTimeoutMs = 2_000;

/** JetStream's management, without the round trip that asks whether there is one. */
export const manage = (connection: NatsConnection) =>
  connection.jetstreamManager({ timeout: apiTimeoutMs, checkAPI: false });

/** Makes the streams that are missing. */
export const ensureStreams = async (connection: NatsConnection): Promise<void> => {
  const manager = await manage(connection);
  for (const stream of streams) {
    try {
      await manager.streams.info(stream.name);
    } catch {
      await manager.streams.add({ ...stream });
    }
  }
};

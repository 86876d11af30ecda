// The broker's wire, for a test that listens in, repeats what it heard, or takes a message away.
import { connect, headers, type NatsConnection } from 'nats';
import type { OpenShop } from '../../tools/open-shop';

export interface Overheard {
  readonly subject: string;
  readonly bytes: Uint8Array;
}

export interface Wire {
  /** Every command and reply that was stored since `listen`, in the order in which the broker took them. */
  readonly overheard: readonly Overheard[];
  readonly connection: NatsConnection;
  listen(onMessage?: (message: Overheard) => void): void;
  /** Stores a message again, as a publisher does that never heard that the first was stored. */
  repeat(message: Overheard): Promise<void>;
  /** How many messages a stream holds. */
  waiting(stream: 'COMMANDS' | 'REPLIES'): Promise<number>;
  close(): Promise<void>;
}

// Tells our own repetitions from what the shop says, so that one is not repeated for ever.
const repetition = 'Repetition';

export const tapWire = async ({ nats }: Pick<OpenShop, 'nats'>): Promise<Wire> => {
  const connection = await connect({ servers: nats.url });
  const manager = await connection.jetstreamManager();
  const overheard: Overheard[] = [];
  return {
    overheard,
    connection,
    listen: (onMessage) => {
      for (const subject of ['cmd.>', 'rep.>'])
        connection.subscribe(subject, {
          callback: (_, { subject: heardOn, data, headers: given }) => {
            if (given?.has(repetition)) return;
            const message = { subject: heardOn, bytes: data };
            overheard.push(message);
            onMessage?.(message);
          },
        });
    },
    repeat: async ({ subject, bytes }) => {
      const marked = headers();
      marked.set(repetition, '1');
      await connection.jetstream().publish(subject, bytes, { headers: marked });
    },
    waiting: async (stream) => (await manager.streams.info(stream)).state.messages,
    close: () => connection.close(),
  };
};

// Stands before NATS and understands what passes: an acknowledgement of a publish can be lost while the message is stored,
// and a delivery can come twice, late, or after the next one.
import { createFrames, type Frame } from './nats-protocol';
import { startRelay, type Relay } from './relay';

/** What happens to a delivery of JetStream. `afterNext`: it waits until another of its subject has passed. */
export type Mishap = 'lost' | 'twice' | 'afterNext' | { readonly delayMs: number };

export interface NatsProxy extends Relay {
  /** The broker stores what is published on this subject, and its publisher does not learn of it; so many times. */
  loseAcks(subject: string | RegExp, times?: number): void;
  /** Something happens to so many deliveries on this subject. */
  strike(subject: string | RegExp, mishap: Mishap, times?: number): void;
  /** No faults any more. */
  heal(): void;
  /** What really happened, in order: `lost ack of cmd.cart.empty-cart.v1`. */
  readonly fired: readonly string[];
}

interface Order<What> {
  readonly subject: string | RegExp;
  readonly what: What;
  left: number;
}

const fits = (wanted: string | RegExp, subject: string) =>
  typeof wanted === 'string' ? wanted === subject : wanted.test(subject);

const takeOrder = <What>(orders: Order<What>[], subject: string): What | undefined => {
  const found = orders.find((order) => order.left > 0 && fits(order.subject, subject));
  if (found) found.left -= 1;
  return found?.what;
};

const isDelivery = ({ verb, replyTo }: Frame) => verb.endsWith('MSG') && replyTo?.startsWith('$JS.ACK.') === true;

export const startNatsProxy = async (serverUrl: string): Promise<NatsProxy> => {
  const acks: Order<true>[] = [];
  const deliveries: Order<Mishap>[] = [];
  const fired: string[] = [];

  const relay = await startRelay(serverUrl, ({ client, server }) => {
    const [readClient, readServer] = [createFrames(), createFrames()];
    /** Where acknowledgements will come that are to be lost, and of what. */
    const lost = new Map<string, string>();
    let waiting: Frame[] = [];
    const toClient = ({ raw }: Frame) => void (client.writable && client.write(raw));

    const deliver = (frame: Frame) => {
      const { subject } = frame;
      const mishap = takeOrder(deliveries, subject);
      if (mishap) fired.push(`${typeof mishap === 'string' ? mishap : `${mishap.delayMs} ms late`}: ${subject}`);
      if (mishap === 'lost') return;
      if (mishap === 'afterNext') return void waiting.push(frame);
      if (typeof mishap === 'object') return void setTimeout(() => toClient(frame), mishap.delayMs).unref();
      toClient(frame);
      if (mishap === 'twice') toClient(frame);
      const next = waiting.filter((other) => other.subject === subject);
      waiting = waiting.filter((other) => other.subject !== subject);
      next.forEach(toClient);
    };

    return {
      fromClient: (bytes) => {
        for (const frame of readClient(bytes)) {
          const { verb, subject, replyTo } = frame;
          if (verb.endsWith('PUB') && replyTo && takeOrder(acks, subject)) lost.set(replyTo, subject);
          server.write(frame.raw);
        }
      },
      fromServer: (bytes) => {
        for (const frame of readServer(bytes)) {
          const published = lost.get(frame.subject);
          if (published !== undefined) {
            lost.delete(frame.subject);
            fired.push(`lost ack of ${published}`);
          } else if (isDelivery(frame)) deliver(frame);
          else toClient(frame);
        }
      },
    };
  });

  return {
    ...relay,
    fired,
    loseAcks: (subject, times = 1) => void acks.push({ subject, what: true, left: times }),
    strike: (subject, mishap, times = 1) => void deliveries.push({ subject, what: mishap, left: times }),
    heal: () => {
      acks.length = deliveries.length = 0;
    },
  };
};

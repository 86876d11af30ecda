import { packEnvelopes } from './envelope';
import { killPoint } from './kill-points';
import type { Broker } from './nats';
import type { Publish } from './outbox';

/** Sends messages in envelopes, all at once, and tells of each whether it was acknowledged. */
export const createPublish = (broker: Broker): Publish => {
  const publish = async (outgoing: Parameters<Publish>[0]) => {
    const acknowledged = new Set<string>();
    await Promise.all(
      packEnvelopes(outgoing).map(async (envelope) => {
        killPoint('publish.before', envelope.subject);
        try {
          await broker.publish(envelope.subject, envelope.bytes);
          killPoint('publish.acked', envelope.subject);
          for (const id of envelope.ids) acknowledged.add(id);
        } catch {
          // The broker told why; the outbox keeps it and the relay sends it again.
        }
      }),
    );
    return outgoing.map(({ item }) => acknowledged.has(item.id));
  };
  return Object.assign(publish, { isReachable: broker.isConnected });
};

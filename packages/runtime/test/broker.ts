// What the tests of the plumbing do with a broker: connect our wrapper, look from outside, count.
import { startNats, waitFor, type TestNats } from '@cartograph/testkit';
import { connect, type NatsConnection } from 'nats';
import { createBroker, type Broker, type StreamName } from '../src/nats';
import { quiet } from './builders';

export const connected = async (nats: TestNats, name = 'tests'): Promise<Broker> => {
  const broker = createBroker(nats.url, name, quiet);
  await waitFor(() => broker.isConnected());
  return broker;
};

/** A server of its own, and brokers of ours that are stopped with it. */
export const openBrokerRoom = async () => {
  const nats = await startNats();
  const brokers: Broker[] = [];
  const kept = (broker: Broker): Broker => {
    brokers.push(broker);
    return broker;
  };
  return {
    nats,
    broker: async (name?: string) => kept(await connected(nats, name)),
    /** One that does not wait until the server is there. */
    earlyBroker: () => kept(createBroker(nats.url, 'early', quiet)),
    close: async () => {
      for (const broker of brokers) await broker.stop();
      await nats.wipe();
    },
  };
};
export type BrokerRoom = Awaited<ReturnType<typeof openBrokerRoom>>;

/** A client of its own that looks into streams, whatever our wrapper believes. */
export const looking = async (nats: TestNats) => {
  const connection: NatsConnection = await connect({ servers: nats.url });
  const manager = await connection.jetstreamManager();
  const stateOf = async (stream: StreamName) => (await manager.streams.info(stream)).state;
  const settlements: string[] = [];
  connection.subscribe('$JS.ACK.>', { callback: (_, message) => settlements.push(message.string()) });
  await connection.flush();
  return {
    /** What consumers told the broker of their messages: `+ACK`, `-NAK {"delay":…}`, `+TERM`, `+WPI` (still working). */
    settlements,
    /** How many messages were ever stored. */
    storedIn: async (stream: StreamName) => (await stateOf(stream)).last_seq,
    leftIn: async (stream: StreamName) => (await stateOf(stream)).messages,
    unsettledOf: async (stream: StreamName, durable: string) => {
      const { num_ack_pending, num_redelivered } = await manager.consumers.info(stream, durable);
      return { unsettled: num_ack_pending, redelivered: num_redelivered };
    },
    manager,
    close: () => connection.close(),
  };
};

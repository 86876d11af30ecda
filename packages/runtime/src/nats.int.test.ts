import { waitFor } from '@cartograph/testkit';
import { RetentionPolicy } from 'nats';
import { looking, openBrokerRoom, type BrokerRoom } from '../test/broker';
import type { Broker } from './nats';

jest.setTimeout(30_000);

let room: BrokerRoom;
beforeEach(async () => {
  room = await openBrokerRoom();
});
afterEach(() => room.close());

const bytes = (text: string) => Buffer.from(text);
const subject = 'cmd.tests.greet.v1';

/** Hears everything for `tests` and settles it at once. */
const hearAll = (broker: Broker) => {
  const heard: string[] = [];
  const from = { stream: 'COMMANDS', durable: 'tests', filter: 'cmd.tests.>', prefetch: 8 } as const;
  const subscription = broker.pull(from, (delivery) => {
    heard.push(Buffer.from(delivery.bytes).toString());
    delivery.done();
  });
  return { heard, subscription };
};

test('the streams are made as the shop needs them', async () => {
  await room.broker();
  const look = await looking(room.nats);
  const streams = await Promise.all(['COMMANDS', 'REPLIES', 'EVENTS'].map((name) => look.manager.streams.info(name)));
  expect(streams.map(({ config }) => [config.subjects, config.retention, config.discard, config.max_age])).toEqual([
    [['cmd.>'], RetentionPolicy.Workqueue, 'new', 86_400e9],
    [['rep.>'], RetentionPolicy.Workqueue, 'new', 86_400e9],
    [['evt.>'], RetentionPolicy.Limits, 'old', 7 * 86_400e9],
  ]);
  await look.close();
});

test('a message is stored when it is published, and heard once', async () => {
  const broker = await room.broker();
  await broker.publish(subject, bytes('hello'));
  const look = await looking(room.nats);
  expect(await look.leftIn('COMMANDS')).toBe(1);
  const { heard } = hearAll(broker);
  await waitFor(async () => (await look.leftIn('COMMANDS')) === 0);
  expect(heard).toEqual(['hello']);
  await look.close();
});

test('two processes of one name share the work', async () => {
  const [first, second] = [hearAll(await room.broker()), hearAll(await room.broker())];
  const sender = await room.broker();
  for (let n = 0; n < 20; n++) await sender.publish(subject, bytes(String(n)));
  await waitFor(() => first.heard.length + second.heard.length === 20);
  expect(new Set([...first.heard, ...second.heard]).size).toBe(20);
});

test('a message that is given back comes again when it was asked to, in whole milliseconds', async () => {
  const broker = await room.broker();
  const look = await looking(room.nats);
  let times = 0;
  broker.pull({ stream: 'COMMANDS', durable: 'tests', filter: 'cmd.tests.>', prefetch: 8 }, (delivery) => {
    if (++times === 1) delivery.again(300.123_456_789);
    else delivery.done();
  });
  await broker.publish(subject, bytes('hello'));
  await waitFor(() => look.settlements.includes('+ACK'));
  // A fraction of a nanosecond is read by the server as no delay at all.
  expect(look.settlements).toEqual(['-NAK {"delay":301000000}', '+ACK']);
  await look.close();
});

test('a service starts while the broker is away, and finds it later', async () => {
  await room.nats.stop();
  const broker = room.earlyBroker();
  const { heard } = hearAll(broker);
  await expect(broker.publish(subject, bytes('lost'))).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  await room.nats.start();
  await waitFor(() => broker.isConnected());
  await broker.publish(subject, bytes('hello'));
  await waitFor(() => heard.length === 1);
  expect(heard).toEqual(['hello']);
});

test('a service that never found the broker stops all the same', async () => {
  await room.nats.stop();
  const broker = room.earlyBroker();
  hearAll(broker);
  await broker.stop();
  expect(broker.isConnected()).toBe(false);
});

test('a service stops while the broker is away', async () => {
  const broker = await room.broker();
  const { subscription } = hearAll(broker);
  await room.nats.kill();
  await waitFor(() => !broker.isConnected());
  await subscription.stop();
  await broker.stop();
  expect(broker.isConnected()).toBe(false);
});

test('nothing is published or told after the stop, and neither is it a crash', async () => {
  const broker = await room.broker();
  await broker.stop();
  broker.broadcast('placements', 'a');
  await expect(broker.publish(subject, bytes('late'))).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
});

test('after a kill and a restart of the broker messages arrive again, those it kept included', async () => {
  const broker = await room.broker();
  await broker.publish(subject, bytes('kept'));
  await room.nats.kill();
  await waitFor(() => !broker.isConnected());
  await expect(broker.publish(subject, bytes('lost'))).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  const { heard } = hearAll(broker);
  await room.nats.start();
  await waitFor(() => broker.isConnected());
  await waitFor(() => broker.publish(subject, bytes('later')).then(() => true));
  await waitFor(() => heard.includes('kept') && heard.includes('later'));
});

test('when the broker has lost all it knew, streams and consumers come back by themselves', async () => {
  const broker = await room.broker();
  const { heard } = hearAll(broker);
  await broker.publish(subject, bytes('before'));
  await waitFor(() => heard.includes('before'));
  await room.nats.wipe();
  await room.nats.start();
  await waitFor(() => broker.publish(subject, bytes('after')).then(() => true));
  await waitFor(() => heard.includes('after'));
});

test('a stream that is deleted under a running service is made again by the next message', async () => {
  const broker = await room.broker();
  const { heard } = hearAll(broker);
  await broker.publish(subject, bytes('before'));
  await waitFor(() => heard.includes('before'));
  const look = await looking(room.nats);
  await look.manager.streams.delete('COMMANDS');
  await look.close();
  await broker.publish(subject, bytes('after'));
  await waitFor(() => heard.includes('after'));
});

test('a consumer that is deleted under a running service is made again', async () => {
  const broker = await room.broker();
  const { heard } = hearAll(broker);
  await broker.publish(subject, bytes('before'));
  await waitFor(() => heard.includes('before'));
  const look = await looking(room.nats);
  await look.manager.consumers.delete('COMMANDS', 'tests');
  await look.close();
  await broker.publish(subject, bytes('after'));
  await waitFor(() => heard.includes('after'));
});

import { startNats, waitFor, type TestNats } from '@cartograph/testkit';
import { AckPolicy, connect, type ConsumerMessages, type JetStreamClient, type NatsConnection } from 'nats';
import { startNatsProxy, type NatsProxy } from './nats-proxy';

let nats: TestNats;
let proxy: NatsProxy;
let connection: NatsConnection;
let jetstream: JetStreamClient;
let messages: ConsumerMessages;
const heard: string[] = [];

beforeEach(async () => {
  nats = await startNats();
  proxy = await startNatsProxy(nats.url);
  connection = await connect({ servers: proxy.url, maxReconnectAttempts: -1, reconnectTimeWait: 50 });
  const manager = await connection.jetstreamManager();
  await manager.streams.add({ name: 'COMMANDS', subjects: ['cmd.>'] });
  await manager.consumers.add('COMMANDS', { durable_name: 'tests', ack_policy: AckPolicy.Explicit });
  jetstream = connection.jetstream({ timeout: 1_000 });
  heard.length = 0;
  messages = await (await jetstream.consumers.get('COMMANDS', 'tests')).consume();
  void (async () => {
    for await (const message of messages) {
      heard.push(message.string());
      message.ack();
    }
  })();
});
afterEach(async () => {
  proxy.heal();
  await messages.close();
  await connection.close();
  await proxy.stop();
  await nats.wipe();
});

const say = (text: string, subject = 'cmd.tests.greet.v1') => jetstream.publish(subject, text);
const eachOnce = (...texts: string[]) => waitFor(() => heard.length === texts.length && heard);

test('what nobody strikes passes', async () => {
  await say('a');
  await say('b'.repeat(100_000));
  expect((await eachOnce('a', 'b')).map((text) => text.length)).toEqual([1, 100_000]);
  expect(proxy.fired).toEqual([]);
});

test('a message whose acknowledgement is lost is stored all the same', async () => {
  proxy.loseAcks(/^cmd\./);
  await expect(say('a')).rejects.toThrow();
  await say('b');
  expect(await eachOnce('a', 'b')).toEqual(['a', 'b']);
  expect(proxy.fired).toEqual(['lost ack of cmd.tests.greet.v1']);
});

test('a delivery comes twice', async () => {
  proxy.strike('cmd.tests.greet.v1', 'twice');
  await say('a');
  await say('b');
  expect(await eachOnce('a', 'a', 'b')).toEqual(['a', 'a', 'b']);
});

test('a delivery waits until the next one has passed', async () => {
  proxy.strike('cmd.tests.greet.v1', 'afterNext');
  await say('a');
  await say('b');
  expect(await eachOnce('b', 'a')).toEqual(['b', 'a']);
});

test('a delivery comes late, while another subject passes', async () => {
  proxy.strike('cmd.tests.greet.v1', { delayMs: 300 });
  await say('a');
  await say('b', 'cmd.tests.part.v1');
  expect(await eachOnce('b', 'a')).toEqual(['b', 'a']);
});

test('a delivery that is lost is not heard', async () => {
  proxy.strike('cmd.tests.greet.v1', 'lost');
  await say('a');
  await say('b');
  expect(await eachOnce('b')).toEqual(['b']);
  expect(proxy.fired).toEqual(['lost: cmd.tests.greet.v1']);
});

import { command, event, type MessageType } from '@cartograph/contracts';
import { startNats, waitFor, watchForLeaks, type TestNats } from '@cartograph/testkit';
import { z } from 'zod';
import { connected, looking } from '../test/broker';
import { anItem, quiet } from '../test/builders';
import { consume, type Consuming, type Heard } from './consume';
import type { Broker } from './nats';
import { createPublish } from './publish';

jest.setTimeout(30_000);

const Greet = command('tests', 'Greet', z.object({ name: z.string() }));
const Part = command('tests', 'Part', z.object({ name: z.string() }));
const Greeted = event('tests', 'Greeted', z.object({ name: z.string() }));

let nats: TestNats;
let broker: Broker;
const consuming: Consuming[] = [];

beforeEach(async () => {
  nats = await startNats();
  broker = await connected(nats);
});
afterEach(async () => {
  for (const each of consuming.splice(0)) await each.stop();
  await broker.stop();
  await nats.wipe();
});

const publish = async (type: MessageType, ...names: string[]) =>
  createPublish(broker)(names.map((name) => ({ subject: type.subject, item: anItem({ name }) })));

/** Consumes with a handler that is told each list, and records the names in it. */
const hear = (
  handle: (list: string[]) => Promise<void> = async () => undefined,
  types: MessageType[] = [Greet, Part],
) => {
  const lists: string[][] = [];
  const consumer = consume(broker, quiet, {
    stream: 'COMMANDS',
    durable: 'tests',
    filter: 'cmd.tests.>',
    types,
    handle: async (heard: readonly Heard[]) => {
      const list = heard.map(({ item }) => (item.body as { name: string }).name);
      lists.push(list);
      await handle(list);
    },
  });
  consuming.push(consumer);
  return { lists, all: () => lists.flat(), consumer };
};

/** A door that stays shut until it is opened. */
const aDoor = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

const nothingLeft = async () => {
  const look = await looking(nats);
  await waitFor(async () => (await look.leftIn('COMMANDS')) === 0);
  await look.close();
};

test('an envelope is one list, its items in order, and is gone when it is settled', async () => {
  const { lists } = hear();
  expect(await publish(Greet, 'a', 'b', 'c')).toEqual([true, true, true]);
  await nothingLeft();
  expect(lists).toEqual([['a', 'b', 'c']]);
});

test('what arrives while a list is under way becomes the next list, whatever its kind', async () => {
  const door = aDoor();
  const { lists } = hear(() => door.opened);
  await publish(Greet, 'first');
  await waitFor(() => lists.length === 1);
  await publish(Greet, 'a');
  await publish(Part, 'b');
  await publish(Greet, 'c', 'd');
  const look = await looking(nats);
  await waitFor(async () => (await look.unsettledOf('COMMANDS', 'tests')).unsettled === 4);
  door.open();
  await nothingLeft();
  expect(lists).toEqual([['first'], ['a', 'b', 'c', 'd']]);
  await look.close();
});

test('a list whose handler throws comes again, and in the end is heard', async () => {
  let tries = 0;
  const { all } = hear(async () => {
    if (++tries <= 2) throw new Error('the store is away');
  });
  await publish(Greet, 'a', 'b');
  await nothingLeft();
  expect(all()).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
});

test('a message that nobody understands is rejected, and the others go on', async () => {
  const { all } = hear(undefined, [Greet]);
  await publish(Part, 'unknown kind');
  await broker.publish(Greet.subject, Buffer.from('no envelope'));
  await publish(Greet, 'a');
  await nothingLeft();
  expect(all()).toEqual(['a']);
});

test('a malformed item is skipped, and its neighbours in the envelope are heard', async () => {
  const { lists } = hear();
  const items = [anItem({ name: 'a' }), anItem({ name: 5 }), anItem({ name: 'c' })];
  await createPublish(broker)(items.map((item) => ({ subject: Greet.subject, item })));
  await nothingLeft();
  expect(lists).toEqual([['a', 'c']]);
});

test('a list that takes longer than the broker waits is not heard twice', async () => {
  const door = aDoor();
  const { lists } = hear(() => door.opened);
  await publish(Greet, 'slow');
  await waitFor(() => lists.length === 1);
  const look = await looking(nats);
  // Each 1.5 s apart, so that by the third the broker's four seconds are over.
  await waitFor(() => look.settlements.filter((told) => told === '+WPI').length === 3);
  expect((await look.unsettledOf('COMMANDS', 'tests')).redelivered).toBe(0);
  door.open();
  await nothingLeft();
  expect(lists).toEqual([['slow']]);
  await look.close();
});

test('a stop finishes the list under way and hands back what waits, at once', async () => {
  const door = aDoor();
  const first = hear(() => door.opened);
  await publish(Greet, 'under way');
  await waitFor(() => first.lists.length === 1);
  await publish(Greet, 'waiting');
  const look = await looking(nats);
  await waitFor(async () => (await look.unsettledOf('COMMANDS', 'tests')).unsettled === 2);
  const stopped = first.consumer.stop();
  const second = hear();
  await waitFor(() => second.all().length === 1);
  expect(look.settlements).toContain('-NAK');
  door.open();
  await stopped;
  await nothingLeft();
  expect([first.all(), second.all()]).toEqual([['under way'], ['waiting']]);
  await look.close();
});

test('a stop before anything was heard ends nothing else', async () => {
  const { consumer, lists } = hear();
  await consumer.stop();
  await publish(Greet, 'a');
  expect(lists).toEqual([]);
});

test('a broker that is killed while a list is under way brings the list again, and later ones too', async () => {
  const door = aDoor();
  const { all } = hear(() => door.opened);
  await publish(Greet, 'a');
  await waitFor(() => all().length === 1);
  await nats.kill();
  await waitFor(() => !broker.isConnected());
  door.open();
  await nats.start();
  await waitFor(async () => (await publish(Greet, 'b'))[0]);
  await waitFor(() => all().includes('b'));
  await nothingLeft();
});

test('an acknowledgement after the broker has stopped is no crash', async () => {
  const door = aDoor();
  const { lists, consumer } = hear(() => door.opened);
  await publish(Greet, 'a');
  await waitFor(() => lists.length === 1);
  await broker.stop();
  door.open();
  await consumer.stop();
  expect(lists).toEqual([['a']]);
});

test('each service that cares hears an event, whatever the others do with it', async () => {
  const heard: string[] = [];
  for (const durable of ['indexer', 'mailer'])
    consuming.push(
      consume(broker, quiet, {
        stream: 'EVENTS',
        durable,
        filter: 'evt.tests.>',
        types: [Greeted],
        handle: async ([first]) => void heard.push(`${durable} ${(first!.item.body as { name: string }).name}`),
      }),
    );
  const look = await looking(nats);
  await waitFor(async () => (await look.manager.streams.info('EVENTS')).state.consumer_count === 2);
  await publish(Greeted, 'a');
  await waitFor(() => heard.length === 2);
  expect(heard.sort()).toEqual(['indexer a', 'mailer a']);
  expect(await look.leftIn('EVENTS')).toBe(1);
  await look.close();
});

test('a consumer that was stopped leaves nothing open', async () => {
  const expectNoLeaks = watchForLeaks();
  const another = await connected(nats, 'another');
  const consumer = consume(another, quiet, {
    stream: 'COMMANDS',
    durable: 'tests',
    filter: 'cmd.tests.>',
    types: [Greet],
    handle: async () => undefined,
  });
  await publish(Greet, 'a');
  await nothingLeft();
  await consumer.stop();
  await another.stop();
  await expectNoLeaks();
});

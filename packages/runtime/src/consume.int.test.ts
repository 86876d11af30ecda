import { event } from '@cartograph/contracts';
import { waitFor } from '@cartograph/testkit';
import { z } from 'zod';
import { looking } from '../test/broker';
import { anItem, quiet } from '../test/builders';
import { aDoor, Greet, openConsumingRoom, Part, type ConsumingRoom } from '../test/consuming';
import { consume } from './consume';
import { createPublish } from './publish';

jest.setTimeout(30_000);

const Greeted = event('tests', 'Greeted', z.object({ name: z.string() }));

let room: ConsumingRoom;
beforeEach(async () => {
  room = await openConsumingRoom();
});
afterEach(() => room.close());

test('an envelope is one list, its items in order, and is gone when it is settled', async () => {
  const { lists } = room.hear();
  expect(await room.publish(Greet, 'a', 'b', 'c')).toEqual([true, true, true]);
  await room.nothingLeft();
  expect(lists).toEqual([['a', 'b', 'c']]);
});

test('what arrives while a list is under way becomes the next list, whatever its kind', async () => {
  const door = aDoor();
  const { lists } = room.hear(() => door.opened);
  await room.publish(Greet, 'first');
  await waitFor(() => lists.length === 1);
  await room.publish(Greet, 'a');
  await room.publish(Part, 'b');
  await room.publish(Greet, 'c', 'd');
  const look = await looking(room.nats);
  await waitFor(async () => (await look.unsettledOf('COMMANDS', 'tests')).unsettled === 4);
  door.open();
  await room.nothingLeft();
  expect(lists).toEqual([['first'], ['a', 'b', 'c', 'd']]);
  await look.close();
});

test('a list whose handler throws comes again, and in the end is heard', async () => {
  let tries = 0;
  const { all } = room.hear(async () => {
    if (++tries <= 2) throw new Error('the store is away');
  });
  await room.publish(Greet, 'a', 'b');
  await room.nothingLeft();
  expect(all()).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
});

test('a message that nobody understands is rejected, and the others go on', async () => {
  const { all } = room.hear(undefined, [Greet]);
  await room.publish(Part, 'unknown kind');
  await room.ours.publish(Greet.subject, Buffer.from('no envelope'));
  await room.publish(Greet, 'a');
  await room.nothingLeft();
  expect(all()).toEqual(['a']);
});

test('a malformed item is skipped, and its neighbours in the envelope are heard', async () => {
  const { lists } = room.hear();
  const items = [anItem({ name: 'a' }), anItem({ name: 5 }), anItem({ name: 'c' })];
  await createPublish(room.ours)(items.map((item) => ({ subject: Greet.subject, item })));
  await room.nothingLeft();
  expect(lists).toEqual([['a', 'c']]);
});

test('a list that takes longer than the broker waits is not heard twice', async () => {
  const door = aDoor();
  const { lists } = room.hear(() => door.opened);
  await room.publish(Greet, 'slow');
  await waitFor(() => lists.length === 1);
  const look = await looking(room.nats);
  // Each 1.5 s apart, so that by the third the broker's four seconds are over.
  await waitFor(() => look.settlements.filter((told) => told === '+WPI').length === 3);
  expect((await look.unsettledOf('COMMANDS', 'tests')).redelivered).toBe(0);
  door.open();
  await room.nothingLeft();
  expect(lists).toEqual([['slow']]);
  await look.close();
});

test('each service that cares hears an event, whatever the others do with it', async () => {
  const heard: string[] = [];
  const consuming = ['indexer', 'mailer'].map((durable) =>
    consume(room.ours, quiet, {
      stream: 'EVENTS',
      durable,
      filter: 'evt.tests.>',
      types: [Greeted],
      handle: async ([first]) => void heard.push(`${durable} ${(first!.item.body as { name: string }).name}`),
    }),
  );
  const look = await looking(room.nats);
  await waitFor(async () => (await look.manager.streams.info('EVENTS')).state.consumer_count === 2);
  await room.publish(Greeted, 'a');
  await waitFor(() => heard.length === 2);
  expect(heard.sort()).toEqual(['indexer a', 'mailer a']);
  expect(await look.leftIn('EVENTS')).toBe(1);
  await look.close();
  await Promise.all(consuming.map((consumer) => consumer.stop()));
});

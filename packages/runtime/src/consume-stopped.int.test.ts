// A consumer that is stopped, and one whose broker is.
import { waitFor, watchForLeaks } from '@cartograph/testkit';
import { connected, looking } from '../test/broker';
import { aDoor, Greet, openConsumingRoom, type ConsumingRoom } from '../test/consuming';

jest.setTimeout(30_000);

let room: ConsumingRoom;
beforeEach(async () => {
  room = await openConsumingRoom();
});
afterEach(() => room.close());

test('a stop finishes the list under way and hands back what waits, at once', async () => {
  const door = aDoor();
  const first = room.hear(() => door.opened);
  await room.publish(Greet, 'under way');
  await waitFor(() => first.lists.length === 1);
  await room.publish(Greet, 'waiting');
  const look = await looking(room.nats);
  await waitFor(async () => (await look.unsettledOf('COMMANDS', 'tests')).unsettled === 2);
  const stopped = first.consumer.stop();
  const second = room.hear();
  await waitFor(() => second.all().length === 1);
  expect(look.settlements).toContain('-NAK');
  door.open();
  await stopped;
  await room.nothingLeft();
  expect([first.all(), second.all()]).toEqual([['under way'], ['waiting']]);
  await look.close();
});

test('one that was stopped before anything was heard hears nothing more, and its message goes to another', async () => {
  const first = room.hear();
  await first.consumer.stop();
  await room.publish(Greet, 'a');
  const second = room.hear();
  await room.nothingLeft();
  expect([first.all(), second.all()]).toEqual([[], ['a']]);
});

test('a broker that is killed while a list is under way brings the list again, and later ones too', async () => {
  const door = aDoor();
  const { all } = room.hear(() => door.opened);
  await room.publish(Greet, 'a');
  await waitFor(() => all().length === 1);
  await room.nats.kill();
  await waitFor(() => !room.ours.isConnected());
  door.open();
  await room.nats.start();
  await waitFor(async () => (await room.publish(Greet, 'b'))[0]);
  await waitFor(() => all().includes('b'));
  await room.nothingLeft();
});

test('an acknowledgement after the broker has stopped is no crash', async () => {
  const door = aDoor();
  const { lists, consumer } = room.hear(() => door.opened);
  await room.publish(Greet, 'a');
  await waitFor(() => lists.length === 1);
  await room.ours.stop();
  door.open();
  await consumer.stop();
  expect(lists).toEqual([['a']]);
});

test('a consumer that was stopped leaves nothing open', async () => {
  const expectNoLeaks = watchForLeaks();
  const another = await connected(room.nats, 'another');
  const { consumer } = room.hear(undefined, [Greet], another);
  await room.publish(Greet, 'a');
  await room.nothingLeft();
  await consumer.stop();
  await another.stop();
  await expectNoLeaks();
});

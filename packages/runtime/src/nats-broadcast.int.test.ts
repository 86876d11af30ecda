import { waitFor } from '@cartograph/testkit';
import { openBrokerRoom, type BrokerRoom } from '../test/broker';

jest.setTimeout(30_000);

let room: BrokerRoom;
beforeEach(async () => {
  room = await openBrokerRoom();
});
afterEach(() => room.close());

test('a broadcast is heard by every process, once in each, and kept nowhere', async () => {
  const [first, second] = [await room.broker(), await room.broker()];
  const heard: string[] = [];
  first.onBroadcast('placements', (text) => heard.push(`first ${text}`));
  second.onBroadcast('placements', (text) => heard.push(`second ${text}`));
  await waitFor(() => {
    second.broadcast('probe', 'x');
    first.broadcast('placements', 'a');
    return heard.length >= 2;
  });
  const seen = heard.length;
  first.broadcast('placements', 'b');
  await waitFor(() => heard.filter((line) => line.endsWith('b')).length === 2);
  expect(
    heard
      .slice(seen)
      .filter((line) => line.endsWith('b'))
      .sort(),
  ).toEqual(['first b', 'second b']);
});

test('who listened before the broker was there hears each broadcast once', async () => {
  await room.nats.stop();
  const broker = room.earlyBroker();
  const heard: string[] = [];
  broker.onBroadcast('placements', (text) => heard.push(text));
  await room.nats.start();
  await waitFor(() => broker.isConnected());
  broker.broadcast('placements', 'a');
  broker.broadcast('placements', 'b');
  await waitFor(() => heard.includes('b'));
  expect(heard).toEqual(['a', 'b']);
});

test('who begins to listen while the broker is away hears what is told after it is back', async () => {
  const broker = await room.broker();
  await room.nats.kill();
  await waitFor(() => !broker.isConnected());
  const heard: string[] = [];
  broker.onBroadcast('placements', (text) => heard.push(text));
  await room.nats.start();
  await waitFor(() => broker.isConnected());
  await waitFor(() => {
    broker.broadcast('placements', 'a');
    return heard.length > 0;
  });
});

test('a listener that throws ends nothing', async () => {
  const broker = await room.broker();
  const heard: string[] = [];
  broker.onBroadcast('placements', (text) => {
    heard.push(text);
    if (text === 'bad') throw new Error('a bug');
  });
  broker.broadcast('placements', 'bad');
  broker.broadcast('placements', 'good');
  await waitFor(() => heard.includes('good'));
});

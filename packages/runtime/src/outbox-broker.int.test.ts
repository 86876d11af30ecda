import { startNats, waitFor, type TestNats } from '@cartograph/testkit';
import { connected, looking } from '../test/broker';
import { messages, useOutboxes } from '../test/outboxes';
import type { Broker } from './nats';
import { createPublish } from './publish';

jest.setTimeout(30_000);

const { counters, anOutbox, leave, age, isEmpty } = useOutboxes();
let nats: TestNats;
let broker: Broker;

beforeEach(async () => {
  nats = await startNats();
  broker = await connected(nats);
});
afterEach(async () => {
  await broker.stop();
  await nats.wipe();
});

test('messages leave in envelopes of 256', async () => {
  const outbox = anOutbox(createPublish(broker));
  await leave(outbox, messages(600));
  await waitFor(isEmpty);
  const look = await looking(nats);
  expect(await look.storedIn('EVENTS')).toBe(3);
  await look.close();
});

test('an idle shop publishes nothing twice', async () => {
  const running = [anOutbox(createPublish(broker)), anOutbox(createPublish(broker))];
  for (let list = 0; list < 5; list++) await leave(running[list % 2]!, messages(10));
  await waitFor(isEmpty);
  await age();
  for (let turn = 0; turn < 3; turn++) for (const outbox of running) expect(await outbox.relayOnce()).toBe(0);
  const look = await looking(nats);
  expect(await look.storedIn('EVENTS')).toBe(5);
  await look.close();
});

test('while the broker is away rows stay, and after it is back the relay sends each', async () => {
  await nats.kill();
  await waitFor(() => !broker.isConnected());
  const outbox = anOutbox(createPublish(broker));
  outbox.start();
  await leave(outbox, messages(4));
  expect(await counters().countOf('outbox')).toBe(4);
  await nats.start();
  await waitFor(isEmpty);
  const look = await looking(nats);
  expect(await look.storedIn('EVENTS')).toBe(1);
  await look.close();
});

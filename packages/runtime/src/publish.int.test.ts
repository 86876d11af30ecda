import { startNats, waitFor, type TestNats } from '@cartograph/testkit';
import { looking } from '../test/broker';
import { anItem, quiet } from '../test/builders';
import type { Logger } from './logger';
import { createBroker, type Broker } from './nats';
import { createPublish } from './publish';

jest.setTimeout(30_000);

const subject = 'cmd.tests.greet.v1';

const told: (string | undefined)[][] = [];
const tell = (about: { subject?: string; err?: Error }, words: string) =>
  told.push([about.subject, words, (about.err?.cause as Error | undefined)?.message]);

let nats: TestNats;
let broker: Broker;
beforeEach(async () => {
  nats = await startNats();
  broker = createBroker(nats.url, 'tests', { ...quiet, warn: tell, info: tell } as unknown as Logger);
  await waitFor(() => broker.isConnected());
});
afterEach(async () => {
  await broker.stop();
  await nats.wipe();
});

test('a stream that is full is told once for a subject, and once more when there is room again', async () => {
  const publish = createPublish(broker);
  const look = await looking(nats);
  await look.manager.streams.update('COMMANDS', { max_msgs: 1 });

  const acknowledged = [];
  for (let n = 0; n < 3; n++) acknowledged.push(...(await publish([{ subject, item: anItem({}) }])));
  await look.manager.streams.purge('COMMANDS');
  await look.close();
  acknowledged.push(...(await publish([{ subject, item: anItem({}) }])));
  expect(acknowledged).toEqual([true, false, false, true]);
  expect(told).toEqual([
    [subject, 'NATS does not acknowledge what is sent; it is sent again', expect.stringContaining('maximum messages')],
    [subject, 'NATS acknowledges again', undefined],
  ]);
});

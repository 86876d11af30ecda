import { startNats, waitFor, watchForLeaks, type TestNats } from '@cartograph/testkit';
import { connected, looking } from '../test/broker';
import { anItem, quiet } from '../test/builders';
import { eventSubject, openCounters } from '../test/counters';
import type { Broker } from './nats';
import { createOutbox, type Outbox, type Publish } from './outbox';
import { createPostgres } from './postgres';
import { createPublish } from './publish';
import { inTransaction } from './transaction';

jest.setTimeout(30_000);

let counters: Awaited<ReturnType<typeof openCounters>>;
const outboxes: Outbox[] = [];

beforeEach(async () => {
  counters = await openCounters();
});
afterEach(async () => {
  for (const outbox of outboxes.splice(0)) await outbox.stop();
  await counters.close();
});

const anOutbox = (send: Publish) => {
  const outbox = createOutbox(counters.postgres, send, quiet);
  outboxes.push(outbox);
  return outbox;
};

/** A sender that records what it is told to send, and acknowledges what the test says. */
const aSender = (acknowledges: () => boolean | Promise<boolean> = () => true) => {
  const sent: string[] = [];
  const send: Publish = async (outgoing) => {
    sent.push(...outgoing.map(({ item }) => item.id));
    const isAcknowledged = await acknowledges();
    return outgoing.map(() => isAcknowledged);
  };
  return { sent, send };
};

const messages = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ subject: eventSubject, item: anItem({ counter: 'c0', value: n }) }));

/** Writes messages in a transaction of their own, and publishes them unless told otherwise. */
const leave = async (outbox: Outbox, outgoing = messages(1), isPublished = true, postgres = counters.postgres) => {
  await outbox.leaving((leaving) => inTransaction(postgres, (tx) => leaving(tx, outgoing)));
  if (isPublished) outbox.publish(outgoing);
  return outgoing.map(({ item }) => item.id);
};

/** As if all rows had waited long enough for the relay. */
const age = () => counters.rows(`UPDATE outbox SET relay_after = now() - interval '1 second'`);
const isEmpty = async () => (await counters.countOf('outbox')) === 0;

test('a row is written with the change, sent after the commit, and gone after its acknowledgement', async () => {
  const { sent, send } = aSender();
  const outbox = anOutbox(send);
  const ids = await leave(outbox, messages(3), false);
  expect([await counters.countOf('outbox'), sent]).toEqual([3, []]);
  outbox.publish([]);
  const more = await leave(outbox, messages(2));
  await waitFor(async () => (await counters.countOf('outbox')) === 3);
  expect(sent).toEqual(more);
  expect(ids.some((id) => sent.includes(id))).toBe(false);
});

test('a change that is taken back sends nothing, and forgets no deletion', async () => {
  const { sent, send } = aSender();
  const outbox = anOutbox(send);
  await leave(outbox);
  const failing = outbox.leaving((leaving) =>
    inTransaction(counters.postgres, async (tx) => {
      await leaving(tx, messages(1));
      throw new Error('a bug');
    }),
  );
  await expect(failing).rejects.toThrow('a bug');
  await waitFor(isEmpty);
  expect(sent).toHaveLength(1);
});

test('a transaction that carries no message deletes nothing, and the idle time does', async () => {
  const { send } = aSender();
  const outbox = anOutbox(send);
  await leave(outbox);
  await outbox.leaving((leaving) => inTransaction(counters.postgres, (tx) => leaving(tx, [])));
  await waitFor(isEmpty);
});

test('the next list deletes what was acknowledged, in its own transaction', async () => {
  const { send } = aSender();
  const outbox = anOutbox(send);
  await leave(outbox);
  // The acknowledgement arrives in a later turn of the event loop, long before the idle time is over.
  await new Promise(setImmediate);
  const [second] = await leave(outbox, messages(1), false);
  expect(await counters.rows('SELECT id FROM outbox')).toEqual([{ id: second }]);
});

test('what was not acknowledged stays, and the relay sends it when its time has come', async () => {
  let isThere = false;
  const { sent, send } = aSender(() => isThere);
  const outbox = anOutbox(send);
  const [id] = await leave(outbox);
  expect(await outbox.relayOnce()).toBe(0);
  isThere = true;
  await age();
  expect(await outbox.relayOnce()).toBe(1);
  expect(sent).toEqual([id, id]);
  await waitFor(isEmpty);
});

test('each vain try of the relay postpones the next, up to half a minute', async () => {
  const { send } = aSender(() => false);
  const outbox = anOutbox(send);
  await leave(outbox, messages(1), false);
  const waits: number[] = [];
  for (let turn = 0; turn < 6; turn++) {
    await age();
    await outbox.relayOnce();
    const [row] = await counters.rows<{ wait: string }>(
      'SELECT extract(epoch FROM relay_after - now()) AS wait FROM outbox',
    );
    waits.push(Number(row!.wait));
  }
  const bounds = [2, 4, 8, 16, 30, 30];
  waits.forEach((wait, turn) => {
    expect(wait).toBeGreaterThan(bounds[turn]! - 2);
    expect(wait).toBeLessThanOrEqual(bounds[turn]! + 2);
  });
});

test('what is being sent at this moment is not relayed', async () => {
  let acknowledge: (yes: boolean) => void = () => undefined;
  const { sent, send } = aSender(() => new Promise((resolve) => (acknowledge = resolve)));
  const outbox = anOutbox(send);
  await leave(outbox);
  await age();
  expect(await outbox.relayOnce()).toBe(0);
  acknowledge(true);
  await waitFor(isEmpty);
  expect(sent).toHaveLength(1);
});

test('what was acknowledged is not relayed, though a slow list holds its deletion', async () => {
  const { sent, send } = aSender();
  const outbox = anOutbox(send);
  await leave(outbox);
  await outbox.leaving((leaving) =>
    inTransaction(counters.postgres, async (tx) => {
      await age();
      expect(await outbox.relayOnce()).toBe(0);
      await leaving(tx, messages(1));
    }),
  );
  expect(sent).toHaveLength(1);
});

test('two processes never relay one row at the same time', async () => {
  const writer = anOutbox(aSender().send);
  const ids = await leave(writer, messages(2_500), false);
  await age();
  const [first, second] = [aSender(), aSender()];
  const relays = [first, second].map(({ send }) => anOutbox(send));
  for (let turn = 0; turn < 3; turn++) await Promise.all(relays.map((relay) => relay.relayOnce()));
  expect([...first.sent, ...second.sent].sort()).toEqual([...ids].sort());
  await waitFor(isEmpty);
});

test('the relay does not touch its rows while nobody can be reached', async () => {
  const { sent, send } = aSender();
  const outbox = anOutbox(Object.assign(send, { isReachable: () => false }));
  await leave(outbox, messages(1), false);
  await age();
  expect(await outbox.relayOnce()).toBe(0);
  expect([sent, await counters.rows('SELECT tries FROM outbox')]).toEqual([[], [{ tries: 0 }]]);
});

test('a started relay clears what a dead process left, however much', async () => {
  const dead = aSender();
  await leave(anOutbox(dead.send), messages(2_500), false);
  await age();
  const { sent, send } = aSender();
  anOutbox(send).start();
  await waitFor(isEmpty);
  expect([new Set(sent).size, sent.length, dead.sent]).toEqual([2_500, 2_500, []]);
});

test('a stop waits for what is on its way, and leaves neither rows nor timers', async () => {
  const expectNoLeaks = watchForLeaks();
  const postgres = createPostgres(counters.url, 'tests', quiet);
  const { send } = aSender(() => new Promise((resolve) => setImmediate(() => resolve(true))));
  const outbox = createOutbox(postgres, send, quiet);
  outbox.start();
  await leave(outbox, messages(3), true, postgres);
  await outbox.stop();
  outbox.publish(messages(1));
  await postgres.end();
  await expectNoLeaks();
  expect(await counters.countOf('outbox')).toBe(0);
});

describe('on a real broker', () => {
  let nats: TestNats;
  let broker: Broker;

  beforeEach(async () => {
    nats = await startNats();
    broker = await connected(nats);
  });
  afterEach(async () => {
    for (const outbox of outboxes.splice(0)) await outbox.stop();
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
    expect(await counters.countOf('outbox')).toBe(4);
    await nats.start();
    await waitFor(isEmpty);
    const look = await looking(nats);
    expect(await look.storedIn('EVENTS')).toBe(1);
    await look.close();
  });
});

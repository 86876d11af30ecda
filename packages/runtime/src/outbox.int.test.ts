import { waitFor, watchForLeaks } from '@cartograph/testkit';
import { quiet } from '../test/builders';
import { aSender, messages, useOutboxes } from '../test/outboxes';
import { createOutbox } from './outbox';
import { createPostgres } from './postgres';
import { inTransaction } from './transaction';

jest.setTimeout(30_000);

const { counters, anOutbox, leave, age, isEmpty } = useOutboxes();

test('a row is written with the change, sent after the commit, and gone after its acknowledgement', async () => {
  const { sent, send } = aSender();
  const outbox = anOutbox(send);
  const ids = await leave(outbox, messages(3), false);
  expect([await counters().countOf('outbox'), sent]).toEqual([3, []]);
  outbox.publish([]);
  const more = await leave(outbox, messages(2));
  await waitFor(async () => (await counters().countOf('outbox')) === 3);
  expect(sent).toEqual(more);
  expect(ids.some((id) => sent.includes(id))).toBe(false);
});

test('a change that is taken back sends nothing, and forgets no deletion', async () => {
  const { sent, send } = aSender();
  const outbox = anOutbox(send);
  await leave(outbox);
  const failing = outbox.leaving((leaving) =>
    inTransaction(counters().postgres, async (tx) => {
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
  await outbox.leaving((leaving) => inTransaction(counters().postgres, (tx) => leaving(tx, [])));
  await waitFor(isEmpty);
});

test('the next list deletes what was acknowledged, in its own transaction', async () => {
  const { send } = aSender();
  const outbox = anOutbox(send);
  await leave(outbox);
  // The acknowledgement arrives in a later turn of the event loop, long before the idle time is over.
  await new Promise(setImmediate);
  const [second] = await leave(outbox, messages(1), false);
  expect(await counters().rows('SELECT id FROM outbox')).toEqual([{ id: second }]);
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
    const [row] = await counters().rows<{ wait: string }>(
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
    inTransaction(counters().postgres, async (tx) => {
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
  expect([sent, await counters().rows('SELECT tries FROM outbox')]).toEqual([[], [{ tries: 0 }]]);
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
  const postgres = createPostgres(counters().url, 'tests', quiet);
  const { send } = aSender(() => new Promise((resolve) => setImmediate(() => resolve(true))));
  const outbox = createOutbox(postgres, send, quiet);
  outbox.start();
  await leave(outbox, messages(3), true, postgres);
  await outbox.stop();
  outbox.publish(messages(1));
  await postgres.end();
  await expectNoLeaks();
  expect(await counters().countOf('outbox')).toBe(0);
});

import { createLogger, newId, rowsOf } from '@cartograph/runtime';
import type { CardEvent } from '../domain/card-event';
import type { EventStore } from '../ports';
import { authorize, yes } from '../../test/commands';
import { openPostgresPaymentsRoom, type PostgresPaymentsRoom } from '../../test/postgres-payments-room';
import { createPostgresEvents } from './postgres-events';

jest.setTimeout(30_000);

let room: PostgresPaymentsRoom;
let events: EventStore;
beforeAll(async () => {
  room = await openPostgresPaymentsRoom();
  events = createPostgresEvents({ postgres: room.postgres, logger: createLogger('payments', 'silent') });
});
afterAll(() => room.close());

const anEvent = (orderId: string, given: Partial<CardEvent> = {}): CardEvent => ({
  id: newId('evt'),
  type: 'authorization.authorized',
  orderId,
  authorizationId: 'auth_1',
  refundId: null,
  ...given,
});
const rowOf = async (id: string) =>
  (
    await rowsOf<{ order_id: string; type: string; verdict: string }>(
      room.postgres,
      'SELECT order_id, type, verdict FROM webhook_events WHERE id = $1',
      [id],
    )
  )[0];

test('an event is written down once, whoever hears it how often', async () => {
  const orderId = newId('ord');
  await room.payments.settle(
    (await room.payments.hear([authorize(orderId)])).map(({ operation }) => ({ operation, outcome: yes() })),
  );
  const event = anEvent(orderId);
  const heard = await Promise.all([events.hear([event, event]), events.hear([event])]);
  expect(heard.flat().sort()).toEqual(['KNOWN', 'REPLAY', 'REPLAY']);
  expect(await rowOf(event.id)).toEqual({ order_id: orderId, type: event.type, verdict: 'KNOWN' });
});

test('what was put back after silence is tried at once', async () => {
  const orderId = newId('ord');
  const [leased] = await room.payments.hear([authorize(orderId)]);
  await room.payments.settle([
    { operation: leased!.operation, outcome: { kind: 'unknown', cause: 'cut', retryAfterMs: 60_000 } },
  ]);
  expect(await room.neighbour.takeDue(100)).toEqual([]);
  expect(await events.hear([anEvent(orderId)])).toEqual(['HURRIED']);
  const taken = await room.neighbour.takeDue(100);
  expect(taken.map(({ operation }) => operation.orderId)).toEqual([orderId]);
  await room.neighbour.settle(taken.map(({ operation }) => ({ operation, outcome: yes() })));
});

test('an order of somebody else is remembered and nothing more', async () => {
  const event = anEvent(newId('ord'));
  expect(await events.hear([event])).toEqual(['NOBODYS']);
  expect(await room.payments.find([event.orderId])).toEqual([]);
});

test('the last thousand that were refused are kept, cut short', async () => {
  const linesOf = () =>
    rowsOf<{ code: string; signature: string; body: string }>(
      room.postgres,
      'SELECT code, signature, body FROM webhook_refusals ORDER BY id',
    );
  await events.refuse('SIGNATURE_INVALID', { signature: 't=1,v1=00', body: `\0${'x'.repeat(5_000)}` });
  expect(await linesOf()).toEqual([
    { code: 'SIGNATURE_INVALID', signature: 't=1,v1=00', body: `\ufffd${'x'.repeat(1_999)}` },
  ]);
  await Promise.all(Array.from({ length: 1_004 }, () => events.refuse('MALFORMED', { signature: 's', body: '{}' })));
  await events.refuse('MALFORMED', { signature: 's', body: '{}' });
  expect(await linesOf()).toHaveLength(1_000);
});

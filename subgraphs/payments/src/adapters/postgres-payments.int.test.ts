import { join } from 'node:path';
import type { Outgoing } from '@cartograph/contracts';
import { createLogger, createOutbox, createPostgres, newId, rowsOf, type Postgres } from '@cartograph/runtime';
import { createTestDatabase, waitFor, type TestDatabase } from '@cartograph/testkit';
import type { PaymentCommand } from '../domain/hear-command';
import type { Outcome } from '../domain/operation';
import type { LeasedOperation, PaymentStore } from '../ports';
import { createPostgresPayments } from './postgres-payments';

jest.setTimeout(30_000);

const logger = createLogger('payments', 'silent');
const closing: (() => Promise<void>)[] = [];
let database: TestDatabase;
let postgres: Postgres;
let sent: Outgoing[];
let payments: PaymentStore;
let neighbour: PaymentStore;

/** The store as one process has it: a pool, an outbox and leases of its own. */
const openStore = (): PaymentStore => {
  const pool = createPostgres(database.url, 'payments', logger);
  const outbox = createOutbox(
    pool,
    async (outgoing) => {
      sent.push(...outgoing);
      return outgoing.map(() => true);
    },
    logger,
  );
  closing.push(() => outbox.stop().then(() => pool.end()));
  return createPostgresPayments({ postgres: pool, outbox, logger });
};

beforeAll(async () => {
  database = await createTestDatabase({ migrations: join(__dirname, '../../migrations') });
  postgres = createPostgres(database.url, 'test', logger);
  payments = openStore();
  neighbour = openStore();
});
beforeEach(() => {
  sent = [];
});
afterAll(async () => {
  for (const close of closing) await close();
  await postgres.end();
  await database.drop();
});

const stepOf = (orderId: string, name: string, epoch = 0) => ({
  stepKey: `${orderId}:${name}`,
  epoch,
  correlationId: orderId,
});
const authorize = (orderId: string, amountMinor = 5_000): PaymentCommand => ({
  name: 'AuthorizePayment',
  step: stepOf(orderId, 'authorize'),
  body: { orderId, amount: { amountMinor, currency: 'EUR' }, paymentMethodToken: 'tok_approved' },
});
const voidOf = (orderId: string): PaymentCommand => ({
  name: 'VoidAuthorization',
  step: stepOf(orderId, 'void', 1),
  body: { orderId },
});
const yes = (authorizationId = 'auth_1'): Outcome => ({ kind: 'authorized', authorizationId, expiresInMs: 600_000 });
const keysOf = (leased: readonly LeasedOperation[]) => leased.map(({ operation }) => operation.step.stepKey);
const statusOf = async (orderId: string) => (await payments.find([orderId]))[0]?.status;
const subjectsOf = (orderId: string) =>
  sent.filter(({ item }) => item.correlationId === orderId).map(({ subject }) => subject);
/** Makes every open operation due, as time would. */
const letLeasesEnd = () => postgres.query(`UPDATE operations SET due_at = now() WHERE settled_at IS NULL`);

test('what a list opened is returned to the process that heard it, and to nobody else', async () => {
  const orderIds = [newId('ord'), newId('ord')];
  const opened = await payments.hear(orderIds.map((orderId) => authorize(orderId)));
  expect(keysOf(opened).sort()).toEqual(orderIds.map((orderId) => `${orderId}:authorize`).sort());
  expect(keysOf(await neighbour.hear(orderIds.map((orderId) => authorize(orderId))))).toEqual([]);
  expect(keysOf(await neighbour.takeDue(100))).toEqual([]);
  await payments.settle(opened.map(({ operation }) => ({ operation, outcome: yes() })));
});

test('an operation whose lease ended is taken by one process, once', async () => {
  const orderId = newId('ord');
  await payments.hear([authorize(orderId)]);
  await letLeasesEnd();
  const taken = [...(await neighbour.takeDue(100)), ...(await payments.takeDue(100))];
  expect(keysOf(taken)).toEqual([`${orderId}:authorize`]);
  expect(taken[0]!.isOld).toBe(false);
  await neighbour.settle([{ operation: taken[0]!.operation, outcome: yes() }]);
  expect(await statusOf(orderId)).toBe('AUTHORIZED');
});

test('a lease that is kept does not end, and only its holder keeps it', async () => {
  const orderId = newId('ord');
  const stepKey = `${orderId}:authorize`;
  const [leased] = await payments.hear([authorize(orderId)]);
  await letLeasesEnd();
  await neighbour.keep([stepKey]);
  await payments.keep([stepKey]);
  expect(keysOf(await neighbour.takeDue(100))).toEqual([]);
  await payments.settle([{ operation: leased!.operation, outcome: yes() }]);
});

test('what is settled twice is answered once', async () => {
  const orderId = newId('ord');
  const [leased] = await payments.hear([authorize(orderId)]);
  const result = { operation: leased!.operation, outcome: yes() };
  await payments.settle([result, result]);
  await neighbour.settle([{ ...result, outcome: { kind: 'declined', reason: 'DECLINED' } }]);
  expect(await statusOf(orderId)).toBe('AUTHORIZED');
  expect(subjectsOf(orderId)).toEqual(['rep.orders.payment-authorized.v1']);
});

test('silence puts an operation back, for anybody to take up soon', async () => {
  const orderId = newId('ord');
  const [leased] = await payments.hear([authorize(orderId)]);
  expect(await payments.settle([{ operation: leased!.operation, outcome: undefined }])).toEqual([]);
  expect(await statusOf(orderId)).toBe('AUTHORIZING');
  const taken = await waitFor(async () => (await neighbour.takeDue(100))[0]);
  expect(taken).toEqual(leased);
  await neighbour.settle([{ operation: taken.operation, outcome: yes() }]);
  expect(sent).toHaveLength(1);
});

test('the card’s token is gone once the operation is settled', async () => {
  const orderId = newId('ord');
  const [leased] = await payments.hear([authorize(orderId)]);
  await payments.settle([{ operation: leased!.operation, outcome: yes() }]);
  const rows = await rowsOf<{ body: object }>(postgres, 'SELECT body FROM operations WHERE order_id = $1', [orderId]);
  expect(rows[0]!.body).not.toHaveProperty('paymentMethodToken');
});

test('a void heard meanwhile by another process is opened by whoever settles the authorize', async () => {
  const orderId = newId('ord');
  const [leased] = await payments.hear([authorize(orderId)]);
  expect(await neighbour.hear([voidOf(orderId)])).toEqual([]);
  const opened = await payments.settle([{ operation: leased!.operation, outcome: yes('auth_9') }]);
  expect(opened).toMatchObject([
    { operation: { kind: 'void', authorizationId: 'auth_9', step: stepOf(orderId, 'void', 1) } },
  ]);
  expect(subjectsOf(orderId)).toEqual([]);
  await payments.settle([{ operation: opened[0]!.operation, outcome: { kind: 'voided' } }]);
  expect(await statusOf(orderId)).toBe('VOIDED');
  expect(subjectsOf(orderId)).toEqual(['rep.orders.authorization-voided.v1']);
});

test('two processes that hear authorize and void of the same new orders at once agree on each', async () => {
  const orderIds = Array.from({ length: 40 }, () => newId('ord'));
  const [opened] = await Promise.all([
    payments.hear(orderIds.map((orderId) => authorize(orderId))),
    neighbour.hear(orderIds.map(voidOf)),
  ]);
  const opens = new Set(opened.map(({ operation }) => operation.orderId));
  for (const orderId of orderIds) expect(await statusOf(orderId)).toBe(opens.has(orderId) ? 'VOIDING' : 'VOIDED');
  const again = await payments.settle(opened.map(({ operation }) => ({ operation, outcome: yes() })));
  await payments.settle(again.map(({ operation }) => ({ operation, outcome: { kind: 'voided' } })));
  for (const orderId of orderIds) {
    expect(await statusOf(orderId)).toBe('VOIDED');
    expect(subjectsOf(orderId)).toEqual(['rep.orders.authorization-voided.v1']);
  }
});

test('one result that cannot be settled harms none of its neighbours', async () => {
  const orderIds = Array.from({ length: 8 }, () => newId('ord'));
  const opened = await payments.hear(orderIds.map((orderId) => authorize(orderId)));
  const bad = opened[3]!.operation;
  await payments.settle(
    opened.map(({ operation }) => ({ operation, outcome: operation === bad ? { kind: 'voided' } : yes() })),
  );
  const expected = orderIds.map((orderId) => (orderId === bad.orderId ? 'AUTHORIZING' : 'AUTHORIZED'));
  expect(await Promise.all(orderIds.map(statusOf))).toEqual(expected);
  expect(sent).toHaveLength(7);
  await payments.settle([{ operation: bad, outcome: yes() }]);
});

test('an item that cannot be heard is parked alone', async () => {
  const orderIds = Array.from({ length: 8 }, () => newId('ord'));
  const opened = await payments.hear(orderIds.map((orderId, index) => authorize(orderId, index === 5 ? -1 : 5_000)));
  expect(opened).toHaveLength(7);
  const parked = await rowsOf<{ step_key: string }>(postgres, 'SELECT step_key FROM parked');
  expect(parked).toEqual([{ step_key: `${orderIds[5]!}:authorize` }]);
  expect(await statusOf(orderIds[5]!)).toBeUndefined();
  await payments.settle(opened.map(({ operation }) => ({ operation, outcome: yes() })));
});

test('an operation as old as the processor’s memory says so', async () => {
  const orderId = newId('ord');
  await payments.hear([authorize(orderId)]);
  await postgres.query(`UPDATE operations SET opened_at = now() - interval '23 hours 1 minute' WHERE order_id = $1`, [
    orderId,
  ]);
  await letLeasesEnd();
  expect((await payments.takeDue(100)).map(({ isOld }) => isOld)).toEqual([true]);
});

test('the database refuses to refund or capture more than there is', async () => {
  const orderId = newId('ord');
  await payments.hear([authorize(orderId, 0)]);
  const refused = (change: string) =>
    expect(postgres.query(`UPDATE payments SET ${change} WHERE order_id = $1`, [orderId])).rejects.toThrow(/check/);
  await refused('captured_minor = 1');
  await refused('refunded_minor = 1');
  await refused('refund_pending_minor = 1');
  await refused('refunded_minor = -1');
});

// Turned red by `no-relay`: without NATS an order is accepted and pending, and confirmed when NATS is back
import { connect } from 'nats';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { expectBooksInOrder, placeUntilConfirmed } from './tools/settled';

let open: OpenShop;
let buyer: Buyer;
let variantId: string;

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
  variantId = (await buyer.variants())[0]!;
}, 120_000);
afterAll(() => open?.close(), 30_000);

/** How many messages each stream has taken since it was made. */
const published = async (): Promise<Record<string, number>> => {
  const connection = await connect({ servers: open.nats.url });
  const manager = await connection.jetstreamManager();
  const streams = await manager.streams.list().next();
  await connection.close();
  return Object.fromEntries(streams.map(({ config, state }) => [config.name, state.last_seq]));
};

test('in an idle shop an order costs six commands and six replies, and nothing is published twice', async () => {
  const before = await published();
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  await buyer.placeOrder(cart);
  await expectBooksInOrder(open);
  const after = await published();
  expect(after['COMMANDS']! - (before['COMMANDS'] ?? 0)).toBe(6);
  expect(after['REPLIES']! - (before['REPLIES'] ?? 0)).toBe(6);
}, 60_000);

test('without NATS an order is accepted and pending, and confirmed when NATS is back', async () => {
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  await open.nats.stop();
  const { result } = await buyer.placeOrder(cart, { waitMs: 500 });
  expect(result).toMatchObject({ __typename: 'PlacementPending', replayed: false, placement: { status: 'PENDING' } });
  await open.nats.start();
  const later = await placeUntilConfirmed(buyer, cart);
  expect(later.result).toMatchObject({ replayed: true, order: { status: 'CONFIRMED' } });
  await expectBooksInOrder(open);
}, 90_000);

test('a broker that lost everything costs only time', async () => {
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  await open.nats.kill();
  await buyer.placeOrder(cart, { waitMs: 200 });
  await open.nats.wipe();
  await open.nats.start();
  const later = await placeUntilConfirmed(buyer, cart);
  expect(later.result!.order!.status).toBe('CONFIRMED');
  await expectBooksInOrder(open);
}, 90_000);

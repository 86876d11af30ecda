// A do is late and its undo comes first. The undo leaves a tombstone, and the late do has no effect any more.
// Turned red by `no-tombstone`: inventory: the reserve (cmd.inventory.reserve-stock.v1) that comes after its release reserves nothing
// Turned red by `no-payment-tombstone`: payments: the authorize (cmd.payments.authorize-payment.v1) that comes after its void authorizes nothing
import { waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer, type ReadyCart } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { askUntilFinal, fillCarts, putOnSale } from '../tools/shoppers';
import { moneyByOrder } from './tools/bought-once';
import { expectBooksInOrder } from './tools/settled';
import { rowsOf, stockOf } from './tools/stores';
import { tapWire, type Overheard, type Wire } from './tools/wire';

let open: OpenShop;
let buyer: Buyer;
let wire: Wire;
let variantId: string;

beforeAll(async () => {
  open = await openShop({ tuned: ['reserve-within-2s', 'authorize-within-2s'] });
  buyer = createBuyer(open.shop.url);
  wire = await tapWire(open);
  [variantId] = (await putOnSale(open, buyer, 'undone-first', [10_000])) as [string];
}, 120_000);
afterEach(() => open?.processor.clearFaults());
afterAll(async () => {
  await wire?.close();
  await open?.close();
}, 30_000);

const aCart = async (): Promise<ReadyCart> => (await fillCarts(buyer, 1, () => [{ variantId, quantity: 1 }]))[0]!;

const untilTurned = (sagaId: string) =>
  waitFor(
    async () => {
      const sql = 'SELECT status FROM sagas WHERE id = $1';
      return (await rowsOf<{ status: string }>(open, 'orders', sql, [sagaId]))[0]?.status === 'COMPENSATING';
    },
    { withinMs: 30_000 },
  );

/** Takes a service's commands off the broker while the service is away, and keeps those of one kind. */
const intercept = async (service: 'inventory' | 'payments', subject: string): Promise<readonly Overheard[]> => {
  const kept: Overheard[] = [];
  const consumer = await wire.connection.jetstream().consumers.get('COMMANDS', service);
  for (;;) {
    const message = await consumer.next({ expires: 1_000 });
    if (!message) return kept;
    // An undo stays where it is, to be heard first.
    if (message.subject !== subject) {
      message.nak();
      return kept;
    }
    kept.push({ subject, bytes: message.data });
    message.ack();
  }
};

test.each<['inventory' | 'payments', string, string, string, string]>([
  ['inventory', 'reserve', 'cmd.inventory.reserve-stock.v1', 'release', 'reserves nothing'],
  ['payments', 'authorize', 'cmd.payments.authorize-payment.v1', 'void', 'authorizes nothing'],
] as const)(
  '%s: the %s (%s) that comes after its %s %s',
  async (service, _do, subject) => {
    const { onHand } = await stockOf(open, variantId);
    const cart = await aCart();
    const program = open.shop.program(service);
    await program.stop();
    const { result } = await buyer.placeOrder(cart, { waitMs: 300 });
    const sagaId = result!.placement!.id.replace('plc_', '');
    await untilTurned(sagaId);
    const late = await intercept(service, subject);
    expect(late.length).toBeGreaterThan(0);
    await program.start();
    const final = await askUntilFinal(buyer, cart);
    expect(final.result).toMatchObject({ __typename: 'PlacementRejected', placement: { status: 'EXPIRED' } });

    for (const message of late) await wire.repeat(message);
    await waitFor(async () => (await wire.waiting('COMMANDS')) === 0);
    await expectBooksInOrder(open);
    expect(await stockOf(open, variantId)).toEqual({ onHand, reserved: 0 });
    expect((await moneyByOrder(open)).get(`ord_${sagaId}`) ?? []).not.toContain('authorized');
  },
  90_000,
);

test('an authorize that the bank executes after it was to be voided leaves nothing set aside', async () => {
  const { onHand } = await stockOf(open, variantId);
  const cart = await aCart();
  await open.processor.script({ kind: 'late', match: { operation: 'authorize' }, times: 'always' });
  const { result } = await buyer.placeOrder(cart, { waitMs: 500 });
  expect(result?.__typename).toBe('PlacementPending');
  const sagaId = result!.placement!.id.replace('plc_', '');
  await waitFor(
    async () => {
      const sql = 'SELECT status FROM sagas WHERE id = $1';
      const [saga] = await rowsOf<{ status: string }>(open, 'orders', sql, [sagaId]);
      return saga?.status === 'COMPENSATING';
    },
    { withinMs: 30_000 },
  );
  expect(await moneyByOrder(open).then((money) => money.get(`ord_${sagaId}`))).toBeUndefined();
  await open.processor.clearFaults();
  await open.processor.releaseLate();
  const final = await askUntilFinal(buyer, cart);
  expect(final.result).toMatchObject({ __typename: 'PlacementRejected', placement: { status: 'EXPIRED' } });
  await expectBooksInOrder(open);
  expect((await moneyByOrder(open)).get(`ord_${sagaId}`)).toEqual(['voided']);
  expect(await stockOf(open, variantId)).toEqual({ onHand, reserved: 0 });
}, 90_000);

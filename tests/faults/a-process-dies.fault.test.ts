// Each process is killed at the worst moments, as by a power cut, while it works for an order.
// Turned red by `fresh-processor-keys`: payments killed at payments.authorize.called: after the card processor authorized, before anything was written
import type { ServiceName } from '@cartograph/stack';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { armKillPoint, expectKilled } from './tools/kill';
import { expectBooksInOrder, placeUntilConfirmed, tryToPlace } from './tools/settled';
import { authorizationsOf } from './tools/stores';

let open: OpenShop;
let buyer: Buyer;
let variantIds: string[];

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
  variantIds = await buyer.variants();
}, 120_000);
afterAll(() => open?.close(), 30_000);

test.each<[ServiceName, string, string]>([
  ['orders', 'orders.frozen', 'between freeze and accept'],
  ['orders', 'outbox.committed', 'between accept and publish'],
  ['orders', 'outbox.committed#2', 'between hearing of the stock and asking for the money'],
  ['orders', 'outbox.committed#4', 'between the pivot and what follows it'],
  ['orders', 'orders.settled', 'after the pivot, before the caller is told'],
  ['inventory', 'outbox.committed', 'after stock was reserved, before the answer'],
  ['inventory', 'outbox.committed#2', 'after the hold was pinned, before the answer'],
  ['inventory', 'outbox.committed#3', 'after stock was committed, before the answer'],
  ['payments', 'payments.authorize.called', 'after the card processor authorized, before anything was written'],
  ['payments', 'payments.settled', 'after the authorization was written, before the answer'],
  ['payments', 'payments.capture.called', 'after the card processor captured, before anything was written'],
])(
  '%s killed at %s: %s',
  async (service, killPoint) => {
    const program = open.shop.program(service);
    const cart = await buyer.fillCart([{ variantId: variantIds[0]!, quantity: 1 }]);
    await armKillPoint(open, program, killPoint);

    const [first] = await Promise.all([tryToPlace(buyer, cart, { waitMs: 500 }), expectKilled(program, killPoint)]);
    await program.start();

    const { result } = await placeUntilConfirmed(buyer, cart);
    expect(result!.order!.status).toBe('CONFIRMED');
    if (first?.result?.order) expect(result!.order!.id).toBe(first.result.order.id);
    await expectBooksInOrder(open);
    const authorizations = await authorizationsOf(open, result!.order!.id);
    expect(authorizations.map(({ status }) => status)).toEqual(['captured']);
  },
  90_000,
);

// A process that is frozen past its lease does not know that it was replaced. When it wakes it goes on where it stood.
// Turned red by `who-wakes-is-believed`: payments, payments.authorize.called: payments is frozen while it holds the bank’s answer, another takes over, and the first wakes
import { waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { fillCarts, putOnSale } from '../tools/shoppers';
import { buyAllAlong, expectEachBoughtOnce } from './tools/bought-once';
import { createChance } from './tools/chance';
import { say } from './tools/say';
import { arm, firedIn } from './tools/process-orders';
import { phases, rowsOf, stockOf } from './tools/stores';

type Frozen = 'orders' | 'payments' | 'inventory';

let open: OpenShop;
let buyer: Buyer;
let variantId: string;

beforeAll(async () => {
  open = await openShop({ processes: { payments: 2, orders: 2, inventory: 2 } });
  buyer = createBuyer(open.shop.url);
  [variantId] = (await putOnSale(open, buyer, 'frozen', [10_000])) as [string];
}, 120_000);
afterAll(() => open?.close(), 30_000);

/** Freezes the first of the service's two processes at its next crossing of the point; resolves when it stands still. */
const freezeAt = async (service: Frozen, point: string) => {
  const program = open.shop.program(service);
  const before = (await firedIn(open.faultFolder)).length;
  await arm({ folder: open.faultFolder, pid: program.pid }, { point, signal: 'SIGSTOP' });
  return async () => {
    await waitFor(async () => (await firedIn(open.faultFolder))[before], { withinMs: 20_000 });
    return program;
  };
};

test.each<[Frozen, string, string]>([
  ['payments', 'payments.authorize.called', 'payments is frozen while it holds the bank’s answer'],
  ['payments', 'consume.settled:cmd.payments.authorize-payment.v1', 'payments is frozen before it acknowledges'],
  ['inventory', 'consume.heard:cmd.inventory.reserve-stock.v1', 'inventory is frozen before it begins'],
  ['orders', 'publish.before:cmd.payments.authorize-payment.v1', 'orders is frozen between commit and publish'],
  ['orders', 'orders.settled', 'orders is frozen after the pivot'],
])(
  '%s, %s: %s, another takes over, and the first wakes',
  async (service, point, _) => {
    const { onHand } = await stockOf(open, variantId);
    const carts = await fillCarts(buyer, 20, () => [{ variantId, quantity: 1 }]);
    const stands = await freezeAt(service, point);
    const buying = buyAllAlong(open, buyer, carts, createChance(`frozen at ${point}`), { clients: 10 });
    const frozen = await stands();
    const ids = await waitFor(
      async () => {
        const rows = await rowsOf<{ status: string }>(
          open,
          'orders',
          `SELECT s.status FROM sagas s JOIN placements p USING (id) WHERE p.cart_id = ANY($1)`,
          [carts.map(({ cartId }) => cartId)],
        );
        return rows.length > 0 && rows.every(({ status }) => status === 'DONE') && rows;
      },
      { withinMs: 60_000 },
    );
    say(`${ids.length} orders done while ${service} ${frozen.pid} stood still: ${JSON.stringify(await phases(open))}`);
    frozen.kill('SIGCONT');
    await buying;
    // Whoever wakes ends what it held before it serves anybody, and this order nobody else can serve.
    const other = open.shop.program(service, 1);
    await other.stop();
    const [late] = await fillCarts(buyer, 1, () => [{ variantId, quantity: 1 }]);
    await expectEachBoughtOnce(open, buyer, [...carts, late!]);
    await other.start();
    expect(await stockOf(open, variantId)).toEqual({ onHand: onHand - 21, reserved: 0 });
  },
  120_000,
);

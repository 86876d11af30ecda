// Everything but the card processor dies at once, amid purchases that began at different moments: in lockstep all would be
// hit in the same phase, which looks perfect and finds nothing.
// Turned red by `no-take-over`: kill -9 amid 50 completions, time 1: all recovered by itself, no unpaid order, no second order on retry

import type { ServiceName } from '@cartograph/stack';
import { elapse, waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { askUntilFinal, fillCarts, putOnSale } from '../tools/shoppers';
import { createChance } from './tools/chance';
import { createHistory } from './tools/history';
import { say } from './tools/say';
import { sagasUnderWay } from './tools/invariants';
import { isLong } from './tools/round';
import { expectBooksInOrder, tryToPlace } from './tools/settled';
import { authorizationsOf, operationsUnderWay, phases, rowsOf, stockOf } from './tools/stores';

const completions = 50;
const services: readonly ServiceName[] = ['orders', 'inventory', 'payments', 'cart'];

const history = createHistory('a-power-cut');

let open: OpenShop;
let buyer: Buyer;

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
}, 120_000);
afterAll(() => open?.close(), 30_000);

const powerCut = async () => {
  const programs = services.map((name) => open.shop.program(name));
  for (const program of programs) program.kill('SIGKILL');
  await Promise.all(programs.map(({ exited }) => exited));
  return () => Promise.all(programs.map((program) => program.start()));
};

test.each(isLong ? [1, 2, 3] : [1])(
  'kill -9 amid 50 completions, time %i: all recovered by itself, no unpaid order, no second order on retry',
  async (time) => {
    const chance = createChance(`power cut ${time}`);
    const [variantId] = await putOnSale(open, buyer, `power-cut-${time}`, [completions]);
    const carts = await fillCarts(buyer, completions, () => [{ variantId: variantId!, quantity: 1 }]);
    // Cards of different slowness, so that some are cut while the bank is thinking.
    const cards = carts.map(() => ({
      paymentMethodToken: chance.pick(['tok_approved', 'tok_slow_300', 'tok_slow_900']),
    }));

    const buying = carts.map(async (cart, index) => {
      await elapse(chance.next() * 1_500);
      return tryToPlace(buyer, cart, cards[index]).catch(() => undefined);
    });
    await elapse(700 + chance.next() * 500);
    // Whoever dies leaves something with the bank, which somebody must take up.
    await waitFor(async () => (await operationsUnderWay(open)) > 1);
    const restart = await powerCut();
    say(`under way when the power was cut: ${JSON.stringify(await phases(open))}`);
    await restart();
    const backAt = performance.now();
    await waitFor(async () => (await sagasUnderWay(open.databases.orders)) === 0, { withinMs: 10_000 });
    const recoveredMs = Math.round(performance.now() - backAt);
    history.note('recovered', { recoveredMs, seed: chance.seed });
    say(`recovered ${recoveredMs} ms after the processes were back`);

    const first = await Promise.all(buying);
    const accepted = await rowsOf<{ id: string; cart_id: string }>(
      open,
      'orders',
      'SELECT id, cart_id FROM placements WHERE cart_id = ANY($1)',
      [carts.map(({ cartId }) => cartId)],
    );
    const again = await Promise.all(carts.map((cart, index) => askUntilFinal(buyer, cart, cards[index])));
    const orderOf = new Map(carts.map(({ cartId }, index) => [cartId, again[index]!.result?.order?.id]));

    expect(again.map(({ result }) => result?.__typename)).toEqual(carts.map(() => 'OrderPlaced'));
    expect(new Set(orderOf.values()).size).toBe(completions);
    for (const { id, cart_id } of accepted) expect(orderOf.get(cart_id)).toBe(`ord_${id}`);
    first.forEach((reply, index) => {
      if (reply?.result?.order) expect(again[index]!.result?.order?.id).toBe(reply.result.order.id);
    });
    await expectBooksInOrder(open);
    const money = await Promise.all([...orderOf.values()].map((orderId) => authorizationsOf(open, orderId!)));
    expect(money.map((list) => list.map(({ status }) => status))).toEqual(carts.map(() => ['captured']));
    expect(await stockOf(open, variantId!)).toEqual({ onHand: 0, reserved: 0 });
  },
  90_000,
);

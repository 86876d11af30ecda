// A command that the store refuses each time it is tried is taken out of its list, kept with its cause, and brought before a
// person. Its neighbours in the same list never notice.
// Turned red by `nobody-is-told-of-parked`: a poisoned reserve is parked alone, and goes on when a person has seen to it
import { waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { createOperator, type Operator } from '../tools/operator';
import { fillCarts, forEachOf, putOnSale, tally } from '../tools/shoppers';
import { expectEachBoughtOnce } from './tools/bought-once';
import { say } from './tools/say';
import { rowsOf, stockOf } from './tools/stores';

let open: OpenShop;
let buyer: Buyer;
let operator: Operator;

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
  operator = await createOperator(open.shop);
}, 120_000);
afterAll(() => open?.close(), 30_000);

const poison = (variantId: string) => `
  CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poisoned'; END $$;
  CREATE TRIGGER poison BEFORE UPDATE ON stock FOR EACH ROW WHEN (NEW.variant_id = '${variantId}') EXECUTE FUNCTION poison()`;

test('a poisoned reserve is parked alone, and goes on when a person has seen to it', async () => {
  const [good, bad] = (await putOnSale(open, buyer, 'poisoned', [100, 100])) as [string, string];
  await rowsOf(open, 'inventory', poison(bad));
  // The bad ones lie between the good ones, so that they share lists.
  const carts = await fillCarts(buyer, 44, (index) => [{ variantId: index % 11 === 5 ? bad : good, quantity: 1 }]);
  const isBad = (_: unknown, index: number) => index % 11 === 5;
  const replies = await forEachOf(carts, 44, (cart) => buyer.placeOrder(cart, { waitMs: 6_000 }));
  expect(tally(replies)).toEqual({ OrderPlaced: 40, PlacementPending: 4 });

  const orderIds = replies.filter(isBad).map(({ result }) => result!.placement!.id.replace('plc_', 'ord_'));
  const items = await waitFor(
    async () => {
      const found = (await operator.reviewItems()).filter(({ orderId }) => orderIds.includes(orderId));
      return found.length === 4 && found;
    },
    { withinMs: 20_000 },
  );
  say(`before a person: ${items.map(({ step, cause }) => `${step} ${cause}`).join(', ')}`);
  expect(await rowsOf(open, 'inventory', `SELECT cause FROM parked WHERE cause LIKE '%poisoned%'`)).toHaveLength(4);
  expect(await stockOf(open, bad)).toEqual({ onHand: 100, reserved: 0 });

  await rowsOf(open, 'inventory', 'DROP FUNCTION poison() CASCADE');
  for (const { id } of items) expect(await operator.resolve(id, 'RETRY')).toMatchObject({ userErrors: [] });
  await expectEachBoughtOnce(open, buyer, carts);
  expect(await stockOf(open, bad)).toEqual({ onHand: 96, reserved: 0 });
  expect(await stockOf(open, good)).toEqual({ onHand: 60, reserved: 0 });
}, 120_000);

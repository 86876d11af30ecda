// The connection is cut at COMMIT, before or after the server did what it says, where an order is not on its way: it is
// cancelled, paid back, swept, set aside for a person, or somebody tells of it.
// Turned red by `broken-commit-is-done`: orders, before: the commit with "cancelOrder"
import { unique, waitFor } from '@cartograph/testkit';
import { createHmac } from 'node:crypto';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { createOperator, type Operator } from '../tools/operator';
import { askUntilFinal, fillCarts, putOnSale } from '../tools/shoppers';
import { expectEachBoughtOnce } from './tools/bought-once';
import { putPostgresProxies, type PostgresProxies, type ProxiedService } from './tools/proxies/before-postgres';
import { expectBooksInOrder } from './tools/settled';
import { rowsOf, stockOf } from './tools/stores';

const secret = 'a-secret-that-this-test-knows';

let open: OpenShop;
let buyer: Buyer;
let operator: Operator;
let proxies: PostgresProxies;
/** Of each there are ten pieces. */
let unsold: string[];

beforeAll(async () => {
  open = await openShop({ env: { payments: { CARD_PROCESSOR_WEBHOOK_SECRET: secret } } });
  proxies = await putPostgresProxies(open);
  buyer = createBuyer(open.shop.url);
  operator = await createOperator(open.shop);
  unsold = await putOnSale(
    open,
    buyer,
    'later-commits',
    cuts.map(() => 10),
  );
}, 120_000);
afterAll(async () => {
  await open?.close();
  await proxies?.stop();
}, 30_000);

const aCart = async () => {
  const variantId = unsold.pop()!;
  const [cart] = await fillCarts(buyer, 1, () => [{ variantId, quantity: 1 }]);
  return { variantId, cart: cart! };
};
const anOrder = async () => {
  const { variantId, cart } = await aCart();
  const [reply] = await expectEachBoughtOnce(open, buyer, [cart]);
  return { variantId, id: reply!.result!.order!.id, accessKey: reply!.result!.accessKey! };
};

/** Cuts, and expects that it was cut there by the time that the work is over. */
type Amid = (work: () => Promise<unknown>) => Promise<void>;

/** Asks again until there is an answer at all. */
const untilAnswered = <Answer>(ask: () => Promise<Answer>) => waitFor(ask, { withinMs: 30_000, everyMs: 100 });

const isCancelled = async (amid: Amid) => {
  const { variantId, id, accessKey } = await anOrder();
  await amid(async () => {
    await untilAnswered(() => buyer.cancel(id, accessKey));
    await waitFor(async () => (await operator.order(id))?.cancellation?.status === 'COMPLETED', { withinMs: 30_000 });
  });
  expect(await stockOf(open, variantId)).toEqual({ onHand: 10, reserved: 0 });
};

const isPaidBack = async (amid: Amid) => {
  const { id } = await anOrder();
  await amid(async () => {
    await untilAnswered(() => operator.refund(id, 'one dollar', '1.00'));
    await waitFor(async () => (await operator.order(id))?.refunds[0]?.status === 'SUCCEEDED', { withinMs: 30_000 });
  });
  const { refunds, payment } = (await operator.order(id))!;
  expect(refunds).toHaveLength(1);
  expect(payment?.refunded.amount).toBe('1.00');
};

const isSwept = async (amid: Amid) => {
  const { variantId, cart } = await aCart();
  const buying = askUntilFinal(buyer, cart, { paymentMethodToken: 'tok_slow_1500' });
  await waitFor(async () => (await stockOf(open, variantId)).reserved === 1);
  await amid(async () => {
    await rowsOf(open, 'inventory', `UPDATE holds SET expires_at = now() WHERE state = 'HELD'`);
    expect((await buying).result?.reason?.code).toBe('PLACEMENT_EXPIRED');
  });
  expect(await stockOf(open, variantId)).toEqual({ onHand: 10, reserved: 0 });
};

const parked = () => rowsOf<{ step_key: string }>(open, 'inventory', 'SELECT step_key FROM parked');

const isParked = async (amid: Amid) => {
  const before = await parked();
  const { variantId, cart } = await aCart();
  await rowsOf(
    open,
    'inventory',
    `CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poisoned'; END $$;
     CREATE TRIGGER poison BEFORE UPDATE ON stock FOR EACH ROW WHEN (NEW.variant_id = '${variantId}')
     EXECUTE FUNCTION poison()`,
  );
  await amid(async () => {
    const { result } = await buyer.placeOrder(cart, { waitMs: 0 });
    const orderId = result!.placement!.id.replace('plc_', 'ord_');
    const item = await waitFor(async () => (await operator.reviewItems()).find((it) => it.orderId === orderId), {
      withinMs: 30_000,
    });
    expect(await parked()).toHaveLength(before.length + 1);
    await rowsOf(open, 'inventory', 'DROP FUNCTION poison() CASCADE');
    expect(await operator.resolve(item.id, 'RETRY')).toMatchObject({ userErrors: [] });
  });
  await expectEachBoughtOnce(open, buyer, [cart]);
};

const isToldOf = async (amid: Amid) => {
  const { id } = await anOrder();
  const event = { id: unique('evt_'), type: 'authorization.voided', createdAt: Date.now(), reference: id };
  const body = JSON.stringify({ ...event, authorizationId: 'auth_nobodys' });
  const tell = async () => {
    const at = Math.floor(Date.now() / 1_000);
    const signature = `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
    const headers = { 'cartograph-signature': signature };
    return (await fetch(`${open.shop.url}/webhooks/card-processor`, { method: 'POST', headers, body })).status;
  };
  await amid(() => waitFor(async () => (await tell()) === 200, { withinMs: 30_000 }));
  const heard = await rowsOf(open, 'payments', 'SELECT verdict FROM webhook_events WHERE id = $1', [event.id]);
  expect(heard).toEqual([{ verdict: 'LOOK' }]);
};

const transactions: readonly (readonly [ProxiedService, string, (amid: Amid) => Promise<void>])[] = [
  ['orders', 'cancelOrder', isCancelled],
  ['orders', 'advance: cancellations', isCancelled],
  ['orders', 'refundOrder: add', isPaidBack],
  ['orders', 'advance: refunds', isPaidBack],
  ['payments', 'refunds: save', isPaidBack],
  ['inventory', 'stock: write-holds', isSwept],
  ['inventory', 'parked: park', isParked],
  ['payments', 'webhooks: hear', isToldOf],
];
const cuts = transactions.flatMap(([service, having, errand]) =>
  (['before', 'after'] as const).map((when) => [service, when, having, errand] as const),
);

test.each(cuts)(
  '%s, %s: the commit with "%s"',
  async (service, when, having, errand) => {
    const proxy = proxies[service];
    const before = proxy.fired.length;
    await errand(async (work) => {
      proxy.cutCommit({ having, when });
      await work();
      expect(proxy.fired.slice(before)).toEqual([expect.stringContaining(`cut ${when} the commit`)]);
      expect(proxy.fired.slice(before)).toEqual([expect.stringContaining(having)]);
    });
    await expectBooksInOrder(open);
  },
  90_000,
);

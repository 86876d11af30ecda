import { waitFor } from '@cartograph/testkit';
import { expectBooksInOrder, placeUntilConfirmed } from '../faults/tools/settled';
import { createBuyer, type Buyer } from '../tools/buyer';
import { GatewayFault } from '../tools/graphql';
import { openShop, type OpenShop } from '../tools/open-shop';
import { createOperator, type Operator } from '../tools/operator';

let open: OpenShop;
let buyer: Buyer;
let operator: Operator;
let variantId: string;
let bought: readonly { readonly orderId: string; readonly accessKey: string }[];

const buy = async () => {
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  const { result } = await placeUntilConfirmed(buyer, cart);
  return { orderId: result!.order!.id, accessKey: result!.accessKey! };
};

beforeAll(async () => {
  open = await openShop();
  buyer = createBuyer(open.shop.url);
  operator = await createOperator(open.shop);
  variantId = (await buyer.variants())[0]!;
  bought = [await buy(), await buy()];
}, 120_000);
afterAll(() => open?.close(), 30_000);

interface Listed {
  readonly id: string;
  readonly status: string;
  readonly saga: { readonly status: string; readonly epoch: number; readonly looksAgainAt: string | null } | null;
  readonly steps: readonly { name: string; state: string; tries: number; attempt: number; askedAt: string | null }[];
}

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const placements = `query Placements($first: Int, $after: String, $status: [PlacementStatus!]) {
  orderPlacements(first: $first, after: $after, status: $status) {
    nodes { id status saga { status epoch looksAgainAt } steps { name state tries attempt askedAt } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const orders = `query Orders($after: String) {
  orders(first: 10, after: $after) { nodes { id status } pageInfo { hasNextPage endCursor } }
}`;

const listPlacements = async (variables: Readonly<Record<string, unknown>> = {}) =>
  (await operator.graphql<{ orderPlacements: Page<Listed> }>(placements, variables)).orderPlacements;

const refusalOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'answered',
    (fault: unknown) => (fault instanceof GatewayFault ? fault.code : fault),
  );

test('an operator sees at which step a placement is stuck, how often it was asked for, and when it is looked at again', async () => {
  const payments = open.shop.program('payments');
  payments.kill('SIGTERM');
  await payments.exited;
  const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
  const { result } = await buyer.placeOrder(cart, { waitMs: 0 });

  const stuck = await waitFor(async () => {
    const { nodes } = await listPlacements({ status: ['PENDING', 'IN_REVIEW'] });
    const [listed] = nodes;
    return nodes.length === 1 && listed!.steps[2]!.tries === 2 && listed;
  });
  expect(stuck).toMatchObject({ id: result!.placement!.id, saga: { status: 'RUNNING', epoch: 1 } });
  expect(stuck.steps.map(({ name, state, attempt }) => [name, state, attempt])).toEqual([
    ['cart frozen', 'DONE', 1],
    ['reserve stock', 'DONE', 1],
    ['authorize payment', 'ASKED', 1],
    ['pin hold', 'WAITING', 1],
    ['confirm order', 'WAITING', 1],
    ['commit stock', 'WAITING', 1],
    ['capture payment', 'WAITING', 1],
    ['empty cart', 'WAITING', 1],
  ]);
  expect(stuck.saga!.looksAgainAt).not.toBeNull();

  await payments.start();
  await placeUntilConfirmed(buyer, cart);
  await expectBooksInOrder(open);
});

test('placements are turned over page by page, the newest first', async () => {
  const all = await listPlacements();
  const turned: string[] = [];
  for (let after: string | null = null, isMore = true; isMore;) {
    const { nodes, pageInfo } = await listPlacements({ first: 1, after });
    turned.push(...nodes.map(({ id }) => id));
    [after, isMore] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  expect(turned).toEqual(all.nodes.map(({ id }) => id));
  expect(turned).toEqual([...turned].sort().reverse());
  expect(turned.slice(-2)).toEqual(bought.map(({ orderId }) => orderId.replace('ord_', 'plc_')).reverse());
});

test('an operator lists all orders; a shopper sees no list, and nothing of how an order is carried out', async () => {
  const { orders: listed } = await operator.graphql<{ orders: Page<{ id: string; status: string }> }>(orders);
  const [{ orderId, accessKey }] = bought as [(typeof bought)[number]];
  expect(listed.nodes.at(-1)).toEqual({ id: orderId, status: 'CONFIRMED' });
  expect(await refusalOf(buyer.graphql(orders))).toBe('UNAUTHENTICATED');
  expect(await refusalOf(buyer.graphql(placements))).toBe('UNAUTHENTICATED');
  const { orderPlacement } = await buyer.graphql<{ orderPlacement: Pick<Listed, 'status' | 'saga'> }>(
    'query Mine($id: ID, $key: String) { orderPlacement(id: $id, accessKey: $key) { status saga { status } } }',
    { id: orderId.replace('ord_', 'plc_'), key: accessKey },
  );
  expect(orderPlacement).toEqual({ status: 'CONFIRMED', saga: null });
});

test.each([
  ['a cursor of another list', { after: Buffer.from('ord_01JZ8Q6V3M4N5P6R7S8T9VWXYZ').toString('base64url') }],
  ['a cursor that is none', { after: 'nonsense' }],
  ['a page of nothing', { first: 0 }],
  ['a page too large', { first: 101 }],
])('%s is refused', async (_, variables) => {
  expect(await refusalOf(listPlacements(variables))).toBe('BAD_USER_INPUT');
});

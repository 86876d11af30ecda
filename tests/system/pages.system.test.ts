// What README.md and docs/operating.md show can be pasted as it stands, from the first block of a page to its last.
import { waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { createOperator, type Operator } from '../tools/operator';
import { openShell, shellBlocksOf, type Shell } from '../tools/shell';

let open: OpenShop;
let shell: Shell;
let buyer: Buyer;
let operator: Operator;
let readme: readonly string[];
let operating: readonly string[];

beforeAll(async () => {
  open = await openShop();
  shell = await openShell(open.shop);
  buyer = createBuyer(open.shop.url);
  operator = await createOperator(open.shop);
  readme = await shellBlocksOf('README.md');
  operating = await shellBlocksOf('docs/operating.md');
}, 120_000);
afterAll(() => open?.close(), 30_000);

const blockWith = (blocks: readonly string[], words: string) => blocks.find((block) => block.includes(words))!;
/** `gql` and `pick`, without what is bought with them. */
const functions = () => blockWith(readme, 'gql() {').split('\n# Find something')[0]!;
const answersIn = (printed: string) =>
  printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
/** Sends it again, with the same key, while the checkout or a refund is being finished. */
const untilCancelled = (lines: string, variables: Readonly<Record<string, string>>) =>
  waitFor(
    async () => {
      const [{ data }] = answersIn(await shell(lines, variables));
      return data.orderCancel.order?.status === 'CANCELLED';
    },
    { withinMs: 30_000 },
  );

test('the README buys something, reads it back and takes it back', async () => {
  const answers = answersIn(await shell(blockWith(readme, 'gql() {')));
  const [placed, read] = answers.slice(-2);
  expect(placed.data.placeOrder).toMatchObject({ result: { __typename: 'OrderPlaced' }, userErrors: [] });
  expect(read.data.order).toMatchObject({ status: 'CONFIRMED', lines: [{ quantity: 2 }] });

  const changedMind = [functions(), blockWith(readme, 'orderCancel')].join('\n');
  await untilCancelled(changedMind, { placed: JSON.stringify(placed) });
});

const bought = async (paymentMethodToken: string): Promise<string> => {
  const cart = await buyer.fillCart([{ variantId: (await buyer.variants())[0]!, quantity: 1 }]);
  const { result } = await buyer.placeOrder(cart, { paymentMethodToken });
  return result!.order!.id;
};

test('the page for operators resolves, refunds, cancels, and shows who did it', async () => {
  await bought('tok_capture_refused');
  const order = await bought('tok_approved');
  await waitFor(async () => (await operator.reviewItems()).length === 1);
  await waitFor(async () => (await operator.order(order))?.payment?.status === 'CAPTURED');

  const cancelling = blockWith(operating, 'orderCancel');
  const [signIn] = operating;
  const before = operating.slice(0, operating.indexOf(cancelling));
  const after = operating.slice(operating.indexOf(cancelling) + 1);

  const [, underWay, items, resolved, refunded, refundedOrder] = answersIn(
    await shell([functions(), ...before].join('\n')),
  );
  expect(underWay.data.orderPlacements.nodes).toEqual([]);
  expect(items.data.reviewItems.nodes).toMatchObject([{ step: 'capture payment', cause: 'REFUSED' }]);
  expect(resolved.data.reviewItemResolve).toEqual({
    item: { resolution: 'RETRY', resolvedBy: 'operator:ada' },
    userErrors: [],
  });
  expect(refunded.data.refundCreate).toMatchObject({ replayed: false, userErrors: [] });
  expect(refundedOrder.data.order.refunds).toHaveLength(1);

  const cancel = [functions(), signIn, cancelling].join('\n');
  await untilCancelled(cancel, { order });

  const done = answersIn(await shell(after.join('\n')))
    .filter(({ actor, outcome }) => actor === 'operator:ada' && outcome === 'DONE')
    .map(({ action }) => action);
  expect(done).toEqual(['orderCancel', 'refundCreate', 'reviewItemResolve']);
});

// What does not add up is found by the running process and seen by operators.
import { askGraphql, waitFor } from '@cartograph/testkit';
import type { Viewer } from '@cartograph/runtime';
import { anOrderId, pin, reserve } from './builders';
import { runInventory, type RunningInventory } from './running-inventory';

let inventory: RunningInventory;
beforeAll(async () => {
  inventory = await runInventory();
});
afterAll(() => inventory.stop());

const operator: Viewer = { id: 'opr_1', role: 'OPERATOR' };

interface Connection {
  readonly nodes: readonly Record<string, unknown>[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const ask = (args: string, viewer: Viewer = operator) =>
  askGraphql<{ stockDiscrepancies: Connection }>(
    inventory.url(),
    `{ stockDiscrepancies${args} { nodes { __typename id goneAt
        ... on LedgerDiscrepancy { variantId warehouse onHand onHandByLedger reserved reservedByLedger reservedByHolds }
        ... on OverduePin { orderId expiredAt } }
      edges { cursor } pageInfo { hasNextPage endCursor } } }`,
    {},
    viewer,
  );
const seen = async (args = '') => (await ask(args)).data!.stockDiscrepancies;

const lookAgain = async () => {
  await inventory.rows('UPDATE chores SET due_at = now()');
  await inventory.restart();
};

test('an operator sees a wrong balance and a forgotten pin, page by page, until they are over', async () => {
  const variantId = await inventory.aVariantWith(10);
  const orderId = anOrderId();
  await inventory.send(reserve(orderId, { [variantId]: 1 }));
  await waitFor(() => inventory.repliesTo(reserve(orderId, {})).length === 1);
  await inventory.send(pin(orderId));
  await waitFor(() => inventory.repliesTo(pin(orderId)).length === 1);
  expect((await seen()).nodes).toEqual([]);

  await inventory.rows(`UPDATE holds SET expires_at = '2026-01-31T12:00:00Z' WHERE order_id = '${orderId}'`);
  await inventory.rows(`UPDATE stock SET on_hand = 8 WHERE variant_id = '${variantId}'`);
  await lookAgain();
  await waitFor(async () => (await seen()).nodes.length === 2);
  const known = { id: expect.stringMatching(/^dsc_/), goneAt: null };
  expect(new Set((await seen()).nodes)).toEqual(
    new Set([
      {
        __typename: 'LedgerDiscrepancy',
        ...known,
        ...{ variantId, warehouse: 'main', onHand: 8, onHandByLedger: 10 },
        ...{ reserved: 1, reservedByLedger: 1, reservedByHolds: 1 },
      },
      { __typename: 'OverduePin', ...known, orderId, expiredAt: '2026-01-31T12:00:00.000Z' },
    ]),
  );
  const first = await seen('(first: 1)');
  const second = await seen(`(first: 1, after: "${first.pageInfo.endCursor}")`);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  expect(new Set([...first.nodes, ...second.nodes]).size).toBe(2);

  await inventory.rows(`UPDATE stock SET on_hand = 10 WHERE variant_id = '${variantId}'`);
  await lookAgain();
  await waitFor(async () => (await seen()).nodes.length === 1);
  expect((await seen('(includeGone: true)')).nodes).toHaveLength(2);
});

test.each(['(first: 0)', '(first: 101)', '(after: "bm90aGluZw")'])('%s is no page', async (args) => {
  expect((await ask(args)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test.each<[Viewer, string]>([
  [{ id: null, role: 'GUEST' }, 'UNAUTHENTICATED'],
  [{ id: 'cus_1', role: 'CUSTOMER' }, 'FORBIDDEN'],
])('%j sees nothing of it', async (viewer, code) => {
  expect((await ask('', viewer)).errors).toMatchObject([{ extensions: { code } }]);
});

// What is refused before a use case is asked.
import type { Role } from '@cartograph/runtime';
import { createContext, type Context } from './context';
import { resolvers } from './resolvers';

/** A viewer before an app that must not be asked, but for what a test gives. */
const as = (role: Role, app: object = {}): Context => {
  const viewer = { role, id: role === 'GUEST' ? null : 'ada' };
  return createContext(app as Context['app'])({ viewer, deadlineAt: 0, traceparent: '00-1-1-01' });
};
const refused = (call: Promise<unknown>, code: string, about?: string) =>
  expect(call).rejects.toMatchObject({ code, ...(about && { about }) });

const body = '01JZ8Q6V3M4N5P6R7S8T9VWXYZ';
const cartId = 'crt_AAAAAAAAAAAAAAAAAAAAAA';

test.each([
  { idempotencyKey: '\0', cartId },
  { idempotencyKey: 'k'.repeat(256), cartId },
  { idempotencyKey: 'k', cartId: 'x' },
  { idempotencyKey: 'k' },
  { id: 'plc_1', idempotencyKey: 'k', cartId },
  {},
])('%j asks for no placement', async (args) => {
  await refused(resolvers.Query.orderPlacement(undefined, args, as('OPERATOR')), 'BAD_USER_INPUT');
});

test('whom the use case does not let in is told what is needed, and the log what it was about', async () => {
  const notAllowed = async () => ({ isAllowed: false });
  const app = { getOrder: notAllowed, getPlacement: notAllowed, cancelOrder: notAllowed };
  const input = { orderId: `ord_${body}`, idempotencyKey: 'k', reason: 'mine', accessKey: 'wrong' };
  const { Query, Mutation } = resolvers;
  await refused(Query.order(undefined, { id: `ord_${body}` }, as('GUEST', app)), 'FORBIDDEN', `ord_${body}`);
  await refused(Query.orderPlacement(undefined, { id: `plc_${body}` }, as('GUEST', app)), 'FORBIDDEN', `plc_${body}`);
  await refused(Mutation.orderCancel(undefined, { input }, as('GUEST', app)), 'FORBIDDEN', `ord_${body}`);
});

describe.each([
  ['GUEST', 'UNAUTHENTICATED'],
  ['CUSTOMER', 'FORBIDDEN'],
] as const)('a %s', (role, code) => {
  test('refunds nothing', async () => {
    const amount = { amount: '1.00', currencyCode: 'USD' };
    const input = { orderId: `ord_${body}`, idempotencyKey: 'k', amount, reason: 'mine' };
    await refused(resolvers.Mutation.refundCreate(undefined, { input }, as(role)), code, `ord_${body}`);
  });

  test('resolves nothing', async () => {
    const input = { id: `rev_${body}`, action: 'RETRY' } as const;
    await refused(resolvers.Mutation.reviewItemResolve(undefined, { input }, as(role)), code, `rev_${body}`);
  });

  test('sees neither what needs a person nor the placements of others', async () => {
    await refused(resolvers.Query.reviewItems(undefined, {}, as(role)), code);
    await refused(resolvers.Query.orderPlacements(undefined, {}, as(role)), code);
  });
});

test('a cursor of another list does not turn this one over', async () => {
  const after = Buffer.from(`ord_${body}`).toString('base64url');
  await refused(resolvers.Query.reviewItems(undefined, { after }, as('OPERATOR')), 'BAD_USER_INPUT');
  await refused(resolvers.Query.orderPlacements(undefined, { after }, as('OPERATOR')), 'BAD_USER_INPUT');
});

test('what is no id of a review item is not looked for', async () => {
  const input = { id: '\0', action: 'RETRY' } as const;
  await refused(resolvers.Mutation.reviewItemResolve(undefined, { input }, as('OPERATOR')), 'BAD_USER_INPUT');
});

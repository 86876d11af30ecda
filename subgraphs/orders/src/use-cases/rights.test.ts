// Who may see whose order and placement, and who may cancel it.
import { accept, orderIdOf, placementIdOf, type SagaId } from '@cartograph/kernel';
import { newIdBody } from '@cartograph/runtime';
import { guest } from '../../test/a-shop';
import { anAcceptRequest } from '../../test/orders-store';
import { createMemoryPlacements } from '../adapters/memory-placements';
import type { AfterSaleStore } from '../ports-after-sale';
import { createCancelOrder } from './cancel-order';
import { createGetOrder } from './get-order';
import { createGetPlacement } from './get-placement';

const customer = (customerId: string) => ({ ...guest, customerId });
const keyFor = (orderId: string) => `key of ${orderId}`;
const accessKeys = { keyFor, opens: (key: string, orderId: string) => key === keyFor(orderId) };

/** A shop in which ada bought something, and what was asked of its store after that. */
const aShop = async () => {
  const { placements, orders, settle } = createMemoryPlacements();
  const id = newIdBody() as SagaId;
  const request = anAcceptRequest({}, [], id);
  const scope = 'customer:ada';
  await placements.accept({ ...request, scope, order: { ...request.order, customerId: 'ada' } });
  settle(id, { status: 'CONFIRMED', rejection: null });
  const asked: string[] = [];
  const afterSale = {
    cancel: async ({ orderId, by }) => {
      asked.push(`cancel ${orderId} by ${by}`);
      return accept({ replayed: false });
    },
    noteForbidden: async ({ orderId, by }) => void asked.push(`forbidden ${orderId} by ${by}`),
  } satisfies Partial<AfterSaleStore> as unknown as AfterSaleStore;
  return {
    orderId: orderIdOf(id),
    placementId: placementIdOf(id),
    request,
    asked,
    getOrder: createGetOrder({ orders, accessKeys }),
    getPlacement: createGetPlacement({ placements, accessKeys }),
    cancelOrder: createCancelOrder({ orders, accessKeys, afterSale }),
  };
};

const wish = { idempotencyKey: 'k', reason: 'changed my mind' };
const actor = { by: 'somebody' };
const absent = orderIdOf(newIdBody(0) as SagaId);

describe.each([
  ['a guest', guest, 'none', false],
  ['a guest with its access key', guest, 'right', true],
  ['a guest with the key of another', guest, 'wrong', false],
  ['its customer', customer('ada'), 'none', true],
  ['its customer with the key of another', customer('ada'), 'wrong', true],
  ['another customer', customer('eve'), 'none', false],
  ['another customer with its access key', customer('eve'), 'right', true],
  ['another customer with the key of another', customer('eve'), 'wrong', false],
  ['an operator', { ...guest, isOperator: true }, 'none', true],
] as const)('%s', (_, asker, key, isAllowed) => {
  const keyTo = (orderId: string) => ({ none: undefined, right: keyFor(orderId), wrong: keyFor(absent) })[key];

  test(isAllowed ? 'sees the order' : 'does not see the order', async () => {
    const { getOrder, orderId } = await aShop();
    const answer = await getOrder({ id: orderId, accessKey: keyTo(orderId) }, asker);
    expect(answer).toEqual(isAllowed ? { isAllowed, order: expect.objectContaining({ id: orderId }) } : { isAllowed });
  });

  test(isAllowed ? 'sees the placement' : 'does not see the placement', async () => {
    const { getPlacement, orderId, placementId, request } = await aShop();
    const answer = await getPlacement({ id: placementId, accessKey: keyTo(orderId) }, asker);
    const placement = expect.objectContaining({ id: request.id });
    expect(answer).toEqual(isAllowed ? { isAllowed, placement } : { isAllowed });
  });

  test(isAllowed ? 'cancels it' : 'does not cancel it, and a line tells of it', async () => {
    const { cancelOrder, orderId, asked } = await aShop();
    const answer = await cancelOrder({ orderId, accessKey: keyTo(orderId), ...wish }, asker, actor);
    expect(answer).toEqual(isAllowed ? { isAllowed, decision: accept({ replayed: false }) } : { isAllowed });
    expect(asked).toEqual([`${isAllowed ? 'cancel' : 'forbidden'} ${orderId} by somebody`]);
  });
});

test('an order that nobody placed leaves no line', async () => {
  const { cancelOrder, asked } = await aShop();
  expect(await cancelOrder({ orderId: absent, ...wish }, guest, actor)).toEqual({ isAllowed: false });
  expect(asked).toEqual([]);
});

test('a malformed request is refused before anybody is asked', async () => {
  const { cancelOrder, orderId, asked } = await aShop();
  const answer = await cancelOrder({ orderId, ...wish, reason: '\0' }, customer('ada'), actor);
  expect(answer).toMatchObject({ decision: { ok: false, refusal: { code: 'INVALID_INPUT', field: ['reason'] } } });
  expect(asked).toEqual([]);
});

test.each([
  ['the customer who placed it', customer('ada'), 'its', true],
  ['the customer, but of another cart', customer('ada'), 'another', false],
  ['another customer', customer('eve'), 'its', false],
  ['a guest who knows the cart', guest, 'its', false],
] as const)('under the key of a customer: %s', async (_, asker, cart, isFound) => {
  const { getPlacement, request } = await aShop();
  const cartId = cart === 'its' ? request.checkout.cartId : 'crt_AAAAAAAAAAAAAAAAAAAAAA';
  const answer = await getPlacement({ idempotencyKey: request.idempotencyKey, cartId }, asker);
  const placement = isFound ? expect.objectContaining({ id: request.id }) : undefined;
  expect(answer).toEqual({ isAllowed: true, placement });
});

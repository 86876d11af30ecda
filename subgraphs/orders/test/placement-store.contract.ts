// What accept and the reads around it promise; memory and Postgres both pass.
import type { OrderStore, PlacementStore } from '../src/ports';
import { anAcceptRequest } from './orders-store';

export interface PlacementRoom {
  readonly placements: PlacementStore;
  readonly orders: OrderStore;
}

/** `room` is asked for in each test; it holds a coupon LAST of 10 % with one use. */
export const placementStoreContract = (room: () => PlacementRoom): void => {
  test('what is accepted can be found by its key and by its id', async () => {
    const { placements, orders } = room();
    const request = anAcceptRequest();
    expect(await placements.accept(request)).toEqual({
      ok: true,
      placementId: request.id,
      fingerprint: request.fingerprint,
      replayed: false,
    });
    const found = await placements.findByKey(request);
    expect(found).toMatchObject({ id: request.id, status: 'PENDING', isClosed: false, rejection: null });
    expect(await placements.findById(request.id)).toEqual(found);
    expect(await orders.find(request.order.id)).toMatchObject({
      status: 'PENDING_PAYMENT',
      confirmedAt: null,
      totals: request.order.totals,
      lines: [{ sku: 'MUG-BLUE', quantity: 1, imageUrl: null, total: { amountMinor: 1_000, currency: 'USD' } }],
    });
  });

  test('nothing is found under a key that was never used', async () => {
    expect(await room().placements.findByKey(anAcceptRequest())).toBeUndefined();
    expect(await room().placements.findById(anAcceptRequest().id)).toBeUndefined();
    expect(await room().orders.find(anAcceptRequest().order.id)).toBeUndefined();
  });

  test('two submits of one key at once are one order', async () => {
    const { placements, orders } = room();
    const first = anAcceptRequest();
    const second = anAcceptRequest({ scope: first.scope, checkout: first.checkout });
    const [one, two] = await Promise.all([placements.accept(first), placements.accept(second)]);
    expect(one).toMatchObject({ ok: true, placementId: first.id, replayed: false });
    expect(two).toMatchObject({ ok: true, placementId: first.id, replayed: true });
    expect(await orders.find(second.order.id)).toBeUndefined();
  });

  test('two keys for one cart at once: the first has it, the other is told so and stays free', async () => {
    const { placements } = room();
    const first = anAcceptRequest();
    const second = anAcceptRequest({ scope: first.scope, idempotencyKey: '2', checkout: first.checkout });
    const [one, two] = await Promise.all([placements.accept(first), placements.accept(second)]);
    expect(one.ok).toBe(true);
    expect(two).toEqual({ ok: false, refusal: { code: 'CART_ALREADY_PLACED', placementId: first.id } });
    expect(await placements.findByKey(second)).toBeUndefined();
    expect(await placements.findHolder({ cartId: first.checkout.cartId, version: 1 })).toBe(first.id);
  });

  test('the last use of a coupon goes to one of two, and the other changes nothing', async () => {
    const { placements, orders } = room();
    const [first, second] = [anAcceptRequest({}, ['LAST']), anAcceptRequest({}, ['LAST'])];
    const [one, two] = await Promise.all([placements.accept(first), placements.accept(second)]);
    expect(one.ok).toBe(true);
    expect(two).toEqual({ ok: false, refusal: { code: 'COUPON_INVALID', couponCode: 'LAST' } });
    expect(await orders.find(second.order.id)).toBeUndefined();
    expect(await placements.findHolder({ cartId: second.checkout.cartId, version: 1 })).toBeUndefined();
  });
};

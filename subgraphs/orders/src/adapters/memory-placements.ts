// Placements and orders in memory, for tests of use cases; passes the same contract as Postgres. Sagas do not move here:
// `settle` says how one ended.
import { toInstant, type Instant } from '@cartograph/kernel';
import { newStanding } from '../checkout/advance';
import { prePivotDeadlineMs } from '../checkout/commands';
import { checkout } from '../checkout/saga';
import { acceptPlacement, type CartGuard } from '../domain/accept-placement';
import { isVisible, type Order } from '../domain/order';
import type { Placement } from '../domain/placement';
import type { Coupon } from '../domain/shop-tables';
import type { AcceptRequest, ListPage, OrderStore, PlacementStore } from '../ports';

const keyText = ({ scope, idempotencyKey }: { scope: string; idempotencyKey: string }) =>
  JSON.stringify([scope, idempotencyKey]);

const toPlacement = ({ id, scope, fingerprint, order, checkout: data }: AcceptRequest, at: Instant): Placement => {
  const saga = newStanding(checkout, id, at, { deadlineMs: prePivotDeadlineMs });
  return {
    id,
    scope,
    fingerprint,
    cartId: data.cartId,
    customerId: order.customerId,
    status: 'PENDING',
    rejection: null,
    steps: saga.steps,
    acceptedAt: at,
    deadlineAt: saga.deadlineAt,
    isClosed: false,
    saga,
  };
};

const toOrder = ({ order }: AcceptRequest, number: number, at: Instant): Order => ({
  id: order.id,
  number: `C-${number}`,
  status: 'PENDING_PAYMENT',
  customerId: order.customerId,
  email: order.email,
  shippingAddress: order.shippingAddress,
  totals: order.totals,
  placedAt: at,
  confirmedAt: null,
  lines: order.lines.map(({ lineId: _, productId: __, taxClass: ___, imageUrl, ...line }, index) => ({
    ...line,
    id: `${order.id}-${index + 1}`,
    imageUrl: imageUrl ?? null,
  })),
});

const pageOf = <Kept extends { id: string; status: string }>(
  kept: Iterable<Kept>,
  { status, before, limit }: ListPage<Kept['status']>,
): Kept[] =>
  [...kept]
    .filter((row) => (status?.includes(row.status) ?? true) && (before === undefined || row.id < before))
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, limit);

export const createMemoryPlacements = (initialCoupons: readonly Coupon[] = []) => {
  const byKey = new Map<string, string>();
  const placements = new Map<string, Placement>();
  const orders = new Map<string, Order>();
  const guards = new Map<string, CartGuard>();
  const versions = new Map<string, number>();
  const coupons = new Map(initialCoupons.map((coupon) => [coupon.code, coupon]));
  const clock = () => toInstant(Date.now());

  const guardOf = (cartId: string): CartGuard =>
    guards.get(cartId) ?? { cartId, livePlacement: null, confirmedVersion: 0, confirmedPlacement: null };

  const store: PlacementStore = {
    findByKey: async (key) => placements.get(byKey.get(keyText(key)) ?? ''),
    findById: async (id) => placements.get(id),
    list: async (page) => pageOf(placements.values(), page),
    findHolder: async ({ cartId, version }) => {
      const guard = guardOf(cartId);
      return guard.livePlacement ?? (version <= guard.confirmedVersion ? guard.confirmedPlacement : null) ?? undefined;
    },
    accept: async (request) => {
      const at = clock();
      const known = placements.get(byKey.get(keyText(request)) ?? '');
      if (known) return { ok: true, placementId: known.id, fingerprint: known.fingerprint, replayed: true };
      const { couponCodes, totals } = request.order;
      const decision = acceptPlacement(
        { guard: guardOf(request.checkout.cartId), coupons: [...coupons.values()] },
        { id: request.id, cartVersion: request.checkout.cartVersion, couponCodes, currency: totals.total.currency },
        at,
      );
      if (!decision.ok) return decision;
      guards.set(request.checkout.cartId, decision.state.guard);
      for (const coupon of decision.state.coupons) coupons.set(coupon.code, coupon);
      byKey.set(keyText(request), request.id);
      versions.set(request.id, request.checkout.cartVersion);
      placements.set(request.id, toPlacement(request, at));
      orders.set(request.order.id, toOrder(request, 100_001 + orders.size, at));
      return { ok: true, placementId: request.id, fingerprint: request.fingerprint, replayed: false };
    },
  };

  /** The saga of a placement has come to its end: with an order, or with a rejection and everything undone. */
  const settle = (id: string, ending: Pick<Placement, 'status' | 'rejection'>): void => {
    const placement = placements.get(id)!;
    placements.set(id, { ...placement, ...ending, isClosed: true });
    const isConfirmed = ending.status === 'CONFIRMED';
    guards.set(placement.cartId, {
      ...guardOf(placement.cartId),
      livePlacement: null,
      ...(isConfirmed && { confirmedVersion: versions.get(id)!, confirmedPlacement: id }),
    });
    const order = orders.get(`ord_${id}`)!;
    if (isConfirmed) orders.set(order.id, { ...order, status: 'CONFIRMED', confirmedAt: clock() });
    else orders.set(order.id, { ...order, status: ending.status === 'EXPIRED' ? 'EXPIRED' : 'REJECTED' });
  };

  const orderStore: OrderStore = {
    find: async (id) => orders.get(id),
    list: async ({ customerId, ...page }) => {
      const shown = [...orders.values()].filter(isVisible);
      return pageOf(customerId === undefined ? shown : shown.filter((order) => order.customerId === customerId), page);
    },
  };
  return { placements: store, orders: orderStore, settle };
};

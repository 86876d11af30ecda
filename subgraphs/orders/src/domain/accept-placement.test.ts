import { accept, refuse } from '@cartograph/kernel';
import { now } from '../../test/builders';
import { acceptPlacement, type CartGuard } from './accept-placement';
import type { Coupon } from './shop-tables';

const aGuard = (changes: Partial<CartGuard> = {}): CartGuard => ({
  cartId: 'crt_1',
  livePlacement: null,
  confirmedVersion: 0,
  confirmedPlacement: null,
  ...changes,
});
const aCoupon = (changes: Partial<Coupon> = {}): Coupon => ({
  code: 'TEN',
  percentBasisPoints: 1_000,
  amountMinor: null,
  currency: null,
  maxUses: null,
  uses: 0,
  startsAt: null,
  endsAt: null,
  ...changes,
});
const request = { id: 'P2', cartVersion: 3, couponCodes: [] as string[], currency: 'USD' };

test('a free cart is taken by the placement', () => {
  const decision = acceptPlacement({ guard: aGuard(), coupons: [] }, request, now);
  expect(decision).toEqual(accept({ guard: aGuard({ livePlacement: 'P2' }), coupons: [] }));
});

test('a cart that is being bought is refused with its placement', () => {
  const decision = acceptPlacement({ guard: aGuard({ livePlacement: 'P1' }), coupons: [] }, request, now);
  expect(decision).toEqual(refuse({ code: 'CART_ALREADY_PLACED', placementId: 'P1' }));
});

test('a version that was bought is refused, a higher one is not', () => {
  const guard = aGuard({ confirmedVersion: 3, confirmedPlacement: 'P1' });
  expect(acceptPlacement({ guard, coupons: [] }, request, now)).toEqual(
    refuse({ code: 'CART_ALREADY_PLACED', placementId: 'P1' }),
  );
  expect(acceptPlacement({ guard, coupons: [] }, { ...request, cartVersion: 4 }, now).ok).toBe(true);
});

test('a coupon is used once more', () => {
  const decision = acceptPlacement(
    { guard: aGuard(), coupons: [aCoupon({ maxUses: 2, uses: 1 })] },
    { ...request, couponCodes: ['TEN'] },
    now,
  );
  expect(decision.ok && decision.state.coupons).toEqual([aCoupon({ maxUses: 2, uses: 2 })]);
});

test.each([
  ['used up', { maxUses: 2, uses: 2 }],
  ['not begun', { startsAt: now + 1 }],
  ['over', { endsAt: now }],
  ['of another currency', { percentBasisPoints: null, amountMinor: 500, currency: 'EUR' }],
])('a coupon that is %s is refused', (_, changes) => {
  const decision = acceptPlacement(
    { guard: aGuard(), coupons: [aCoupon(changes)] },
    { ...request, couponCodes: ['TEN'] },
    now,
  );
  expect(decision).toEqual(refuse({ code: 'COUPON_INVALID', couponCode: 'TEN' }));
});

test('an unknown coupon is refused', () => {
  expect(acceptPlacement({ guard: aGuard(), coupons: [] }, { ...request, couponCodes: ['NO'] }, now)).toEqual(
    refuse({ code: 'COUPON_INVALID', couponCode: 'NO' }),
  );
});

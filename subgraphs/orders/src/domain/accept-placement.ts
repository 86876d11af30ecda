// The guards of accept: one live placement for a cart, no second order for a version of it, and no more uses of a
// coupon than it has. Rows are locked while this decides.
import { accept, refuse, type Decision, type Instant } from '@cartograph/kernel';
import { isCouponUsable, type Coupon } from './shop-tables';

/** What orders remembers of a cart. The freeze in Redis is a courtesy; this is the guard. */
export interface CartGuard {
  readonly cartId: string;
  /** The placement that is buying it now. */
  readonly livePlacement: string | null;
  /** The highest version that was confirmed, and by which placement. */
  readonly confirmedVersion: number;
  readonly confirmedPlacement: string | null;
}

export interface Acceptance {
  readonly guard: CartGuard;
  readonly coupons: readonly Coupon[];
}

export type AcceptRefusal =
  | { readonly code: 'CART_ALREADY_PLACED'; readonly placementId: string }
  | { readonly code: 'COUPON_INVALID'; readonly couponCode: string };

/** Takes the cart and the coupons for a placement, or says who has the cart, or which coupon cannot be used. */
export const acceptPlacement = (
  { guard, coupons }: Acceptance,
  request: {
    readonly id: string;
    readonly cartVersion: number;
    readonly couponCodes: readonly string[];
    readonly currency: string;
  },
  at: Instant,
): Decision<Acceptance, never, AcceptRefusal> => {
  const holder =
    guard.livePlacement ?? (request.cartVersion <= guard.confirmedVersion ? guard.confirmedPlacement : null);
  if (holder) return refuse({ code: 'CART_ALREADY_PLACED', placementId: holder });
  const used: Coupon[] = [];
  for (const couponCode of request.couponCodes) {
    const coupon = coupons.find(({ code }) => code === couponCode);
    if (!coupon || !isCouponUsable(coupon, request.currency, at)) return refuse({ code: 'COUPON_INVALID', couponCode });
    used.push({ ...coupon, uses: coupon.uses + 1 });
  }
  return accept({ guard: { ...guard, livePlacement: request.id }, coupons: used });
};

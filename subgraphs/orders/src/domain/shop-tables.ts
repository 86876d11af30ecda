// The small tables behind a total, and how they are read. They change rarely and are few.
import type { Discount } from './order-totals';

export interface TaxRate {
  /** ISO 3166-1 alpha-2, or `*`. */
  readonly country: string;
  /** Empty for the whole country. */
  readonly region: string;
  readonly taxClass: string;
  readonly rateBasisPoints: number;
}

export interface DeliveryOption {
  readonly id: string;
  readonly label: string;
  /** ISO 3166-1 alpha-2 codes, or `*`. */
  readonly countries: readonly string[];
  readonly currency: string;
  readonly priceMinor: number;
  /** Free for a subtotal after discounts of this much or more. */
  readonly freeFromMinor: number | null;
  readonly minDays: number;
  readonly maxDays: number;
}

export interface Coupon {
  readonly code: string;
  readonly percentBasisPoints: number | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly maxUses: number | null;
  readonly uses: number;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
}

export interface ShopTables {
  readonly taxRates: readonly TaxRate[];
  readonly deliveryOptions: readonly DeliveryOption[];
}

export interface Destination {
  readonly countryCode: string;
  readonly region?: string | undefined;
}

/** Basis points for a class at a destination: the region's rate, else the country's, else everywhere's, else none. */
export const taxRateAt = (
  { taxRates }: ShopTables,
  { countryCode, region = '' }: Destination,
  taxClass: string,
): number => {
  const find = (country: string, part: string) =>
    taxRates.find((rate) => rate.country === country && rate.region === part && rate.taxClass === taxClass);
  const rate = (region && find(countryCode, region)) || find(countryCode, '') || find('*', '');
  return rate ? rate.rateBasisPoints : 0;
};

/** The ways of delivery to a country in a currency. */
export const deliveryOptionsTo = (
  { deliveryOptions }: ShopTables,
  countryCode: string,
  currency: string,
): DeliveryOption[] =>
  deliveryOptions.filter(
    (option) =>
      option.currency === currency && (option.countries.includes('*') || option.countries.includes(countryCode)),
  );

/** A way of delivery's price in minor units for goods of this much after discounts. */
export const deliveryPriceMinor = ({ priceMinor, freeFromMinor }: DeliveryOption, goodsMinor: number): number =>
  freeFromMinor !== null && goodsMinor >= freeFromMinor ? 0 : priceMinor;

/** Whether a coupon could be used now for an order in this currency. */
export const isCouponUsable = (coupon: Coupon, currency: string, at: number): boolean =>
  (coupon.currency === null || coupon.currency === currency) &&
  (coupon.startsAt === null || coupon.startsAt <= at) &&
  (coupon.endsAt === null || at < coupon.endsAt) &&
  (coupon.maxUses === null || coupon.uses < coupon.maxUses);

export const toDiscount = ({ percentBasisPoints, amountMinor }: Coupon): Discount =>
  percentBasisPoints !== null ? { percentBasisPoints } : { amountMinor: amountMinor ?? 0 };

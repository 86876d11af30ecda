import { allocateMinor, basisPointsOf, money, type Money } from '@cartograph/kernel';

/** A line as the catalogue prices it now. Prices are without tax. */
export interface PricedLine {
  readonly lineId: string;
  readonly variantId: string;
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  readonly options: readonly { readonly name: string; readonly value: string }[];
  readonly imageUrl?: string | undefined;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly taxClass: string;
}

/** A line with its shares of what concerns the whole order. */
export interface OrderLine extends PricedLine {
  readonly discount: Money;
  readonly tax: Money;
  /** unitPrice × quantity − discount + tax. */
  readonly total: Money;
}

export interface Totals {
  readonly subtotal: Money;
  readonly discounts: Money;
  readonly shipping: Money;
  readonly tax: Money;
  readonly total: Money;
}

/** Takes a share of the subtotal, in basis points, or a fixed amount of minor units. */
export type Discount = { readonly percentBasisPoints: number } | { readonly amountMinor: number };

export interface Quote {
  readonly lines: readonly OrderLine[];
  readonly totals: Totals;
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** What coupons take off, in minor units: one after the other on what is left, never below zero. */
const discountOf = (subtotalMinor: number, discounts: readonly Discount[]): number => {
  let left = subtotalMinor;
  for (const discount of discounts)
    left -= Math.min(
      left,
      'amountMinor' in discount ? discount.amountMinor : basisPointsOf(left, discount.percentBasisPoints),
    );
  return subtotalMinor - left;
};

/**
 * An order's totals and each line's share of them. Tax is rounded once for each class, half away from zero, on lines
 * after discounts; delivery is taxed at the standard rate. Shares are allocated by largest remainder, so lines and
 * delivery add up to the totals exactly. All amounts are in `currency`; `rateOf` gives a class's basis points.
 */
export const quoteOrder = (
  lines: readonly PricedLine[],
  discounts: readonly Discount[],
  shippingMinor: number,
  rateOf: (taxClass: string) => number,
  currency: string,
): Quote => {
  const gross = lines.map(({ unitPrice, quantity }) => unitPrice.amountMinor * quantity);
  const subtotalMinor = sum(gross);
  const discountMinor = discountOf(subtotalMinor, discounts);
  const discountShares = allocateMinor(discountMinor, gross);
  const net = gross.map((amount, index) => amount - discountShares[index]!);

  const taxShares = lines.map(() => 0);
  for (const taxClass of new Set(lines.map((line) => line.taxClass))) {
    const members = lines.flatMap((line, index) => (line.taxClass === taxClass ? [index] : []));
    const weights = members.map((index) => net[index]!);
    const shares = allocateMinor(basisPointsOf(sum(weights), rateOf(taxClass)), weights);
    members.forEach((index, position) => (taxShares[index] = shares[position]!));
  }
  const taxMinor = sum(taxShares) + basisPointsOf(shippingMinor, rateOf('standard'));

  const of = (amountMinor: number) => money(amountMinor, currency);
  return {
    lines: lines.map((line, index) => ({
      ...line,
      discount: of(discountShares[index]!),
      tax: of(taxShares[index]!),
      total: of(net[index]! + taxShares[index]!),
    })),
    totals: {
      subtotal: of(subtotalMinor),
      discounts: of(discountMinor),
      shipping: of(shippingMinor),
      tax: of(taxMinor),
      total: of(subtotalMinor - discountMinor + shippingMinor + taxMinor),
    },
  };
};

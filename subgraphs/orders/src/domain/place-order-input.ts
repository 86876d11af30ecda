// What placeOrder and checkoutPreview take, and what is wrong with it.
import { fromDecimal, isCartId, isIdempotencyKey, isText, type Money } from '@cartograph/kernel';
import type { Address } from './order';

export interface Invalid {
  readonly code: 'INVALID_INPUT';
  readonly field: readonly string[];
  readonly message: string;
}

export interface GivenAddress {
  readonly name: string;
  readonly line1: string;
  readonly line2?: string | null | undefined;
  readonly city: string;
  readonly region?: string | null | undefined;
  readonly postalCode: string;
  readonly countryCode: string;
}

export interface GivenOrder {
  readonly idempotencyKey: string;
  readonly cartId: string;
  readonly cartVersion: number;
  readonly expectedTotal: { readonly amount: string; readonly currencyCode: string };
  readonly paymentMethodToken: string;
  readonly shippingAddress: GivenAddress;
  readonly email: string;
  readonly deliveryOptionId: string;
  readonly couponCodes?: readonly string[] | null | undefined;
  readonly waitMs?: number | null | undefined;
}

/** An order to place, checked: texts trimmed, the total as money. */
export interface OrderToPlace {
  readonly idempotencyKey: string;
  readonly cartId: string;
  readonly cartVersion: number;
  readonly expectedTotal: Money;
  readonly paymentMethodToken: string;
  readonly shippingAddress: Address;
  readonly email: string;
  readonly deliveryOptionId: string;
  readonly couponCodes: readonly string[];
  readonly waitMs: number;
}

const mostCoupons = 5;
const longestWaitMs = 10_000;
// The gateway gives a mutation longer than the longest wait.
const usualWaitMs = 3_000;

type Check = readonly [isGood: boolean, field: string, message: string];

const invalid = (checks: readonly Check[]): Invalid[] =>
  checks.flatMap(([isGood, field, message]) =>
    isGood ? [] : [{ code: 'INVALID_INPUT' as const, field: field.split('.'), message }],
  );

const checkAddress = (address: GivenAddress): Check[] => [
  [isText(address.name, 200), 'shippingAddress.name', 'A name has 1 to 200 characters.'],
  [isText(address.line1, 200), 'shippingAddress.line1', 'Street and number have 1 to 200 characters.'],
  [isText(address.line2 ?? '', 200, 0), 'shippingAddress.line2', 'The second line has at most 200 characters.'],
  [isText(address.city, 100), 'shippingAddress.city', 'A city has 1 to 100 characters.'],
  [isText(address.region ?? '', 100, 0), 'shippingAddress.region', 'A region has at most 100 characters.'],
  [isText(address.postalCode, 20), 'shippingAddress.postalCode', 'A postal code has 1 to 20 characters.'],
  [
    /^[A-Z]{2}$/.test(address.countryCode),
    'shippingAddress.countryCode',
    'A country is two capital letters, such as US.',
  ],
];

const checkCoupons = (codes: readonly string[]): Check[] => [
  [codes.length <= mostCoupons, 'couponCodes', `At most ${mostCoupons} coupons.`],
  [codes.every((code) => isText(code, 64)), 'couponCodes', 'A coupon code has 1 to 64 characters.'],
];

export const toAddress = (given: GivenAddress): Address => ({
  name: given.name.trim(),
  line1: given.line1.trim(),
  city: given.city.trim(),
  postalCode: given.postalCode.trim(),
  countryCode: given.countryCode,
  ...(given.line2?.trim() && { line2: given.line2.trim() }),
  ...(given.region?.trim() && { region: given.region.trim() }),
});

/** Coupon codes as they are stored: upper case, each once. */
export const toCouponCodes = (codes: readonly string[] | null | undefined): string[] => [
  ...new Set((codes ?? []).map((code) => code.trim().toUpperCase())),
];

/** What is wrong with an order to place, or the order, ready to be placed. */
export const readOrderToPlace = (given: GivenOrder): OrderToPlace | { readonly problems: readonly Invalid[] } => {
  const waitMs = given.waitMs ?? usualWaitMs;
  const couponCodes = toCouponCodes(given.couponCodes);
  const expectedTotal = fromDecimal(given.expectedTotal.amount, given.expectedTotal.currencyCode);
  const problems = invalid([
    [isIdempotencyKey(given.idempotencyKey), 'idempotencyKey', 'An idempotency key has 1 to 255 characters.'],
    [isCartId(given.cartId), 'cartId', 'This is not the id of a cart.'],
    [given.cartVersion > 0, 'cartVersion', 'A version is a positive number.'],
    [
      expectedTotal !== undefined && expectedTotal.amountMinor >= 0,
      'expectedTotal.amount',
      'The total is a decimal of zero or more, with no more places than its currency has.',
    ],
    [isText(given.paymentMethodToken, 255), 'paymentMethodToken', 'A payment method token has 1 to 255 characters.'],
    ...checkAddress(given.shippingAddress),
    [/^\S+@\S+$/.test(given.email) && isText(given.email, 254), 'email', 'This is not an e-mail address.'],
    [isText(given.deliveryOptionId, 100), 'deliveryOptionId', 'Choose a way of delivery.'],
    ...checkCoupons(couponCodes),
    [waitMs >= 0 && waitMs <= longestWaitMs, 'waitMs', `A wait is 0 to ${longestWaitMs} milliseconds.`],
  ]);
  if (problems.length > 0 || !expectedTotal) return { problems };
  return {
    idempotencyKey: given.idempotencyKey,
    cartId: given.cartId,
    cartVersion: given.cartVersion,
    expectedTotal,
    paymentMethodToken: given.paymentMethodToken,
    shippingAddress: toAddress(given.shippingAddress),
    email: given.email.trim(),
    deliveryOptionId: given.deliveryOptionId,
    couponCodes,
    waitMs,
  };
};

/** What is wrong with the input of a preview. */
export const checkPreviewInput = (given: {
  readonly cartId: string;
  readonly shippingAddress?: GivenAddress | null | undefined;
  readonly couponCodes?: readonly string[] | null | undefined;
}): Invalid[] =>
  invalid([
    [isCartId(given.cartId), 'cartId', 'This is not the id of a cart.'],
    ...(given.shippingAddress ? checkAddress(given.shippingAddress) : []),
    ...checkCoupons(toCouponCodes(given.couponCodes)),
  ]);

import type { Instant, Money } from '@cartograph/kernel';
import type { OrderLine, Totals } from './order-totals';

/** The walk: PENDING_PAYMENT to CONFIRMED to SHIPPED to DELIVERED. The table's trigger guards it as well. */
export type OrderStatus =
  'PENDING_PAYMENT' | 'CONFIRMED' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED' | 'PAYMENT_FAILED' | 'REJECTED' | 'EXPIRED';

/** What customers may see: everything from CONFIRMED on. */
export const visibleOrderStatuses = ['CONFIRMED', 'SHIPPED', 'DELIVERED', 'CANCELLED'] as const;
export type VisibleOrderStatus = (typeof visibleOrderStatuses)[number];

export interface Address {
  readonly name: string;
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly city: string;
  readonly region?: string | undefined;
  readonly postalCode: string;
  readonly countryCode: string;
}

/** An order as it is written at accept. */
export interface NewOrder {
  readonly id: string;
  readonly customerId: string | null;
  readonly email: string;
  readonly shippingAddress: Address;
  readonly deliveryOptionId: string;
  readonly couponCodes: readonly string[];
  readonly lines: readonly OrderLine[];
  readonly totals: Totals;
}

/** An order as it is read. */
export interface Order {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly customerId: string | null;
  readonly email: string;
  readonly shippingAddress: Address;
  readonly lines: readonly OrderedLine[];
  readonly totals: Totals;
  readonly placedAt: Instant;
  readonly confirmedAt: Instant | null;
}

export interface OrderedLine {
  readonly id: string;
  readonly variantId: string;
  readonly sku: string;
  readonly title: string;
  readonly options: readonly { readonly name: string; readonly value: string }[];
  readonly imageUrl: string | null;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly discount: Money;
  readonly tax: Money;
  readonly total: Money;
}

/** True from CONFIRMED on, and for one that was cancelled after it; before that only the placement is visible. */
export const isVisible = ({ status, confirmedAt }: Pick<Order, 'status' | 'confirmedAt'>): boolean =>
  confirmedAt !== null && status !== 'PENDING_PAYMENT';

import type { Money } from '@cartograph/kernel';

/** What the checkout saga knows: everything its commands say, kept with its standing. */
export interface Checkout {
  readonly orderId: string;
  readonly cartId: string;
  readonly cartVersion: number;
  /** Names our freeze of the cart. */
  readonly freezeToken: string;
  readonly lines: readonly { readonly lineId: string; readonly variantId: string; readonly quantity: number }[];
  readonly total: Money;
  readonly paymentMethodToken: string;
  /** Known once the payment is authorized. */
  readonly authorization?: { readonly amount: Money; readonly expiresAt: number };
}

import { money, toInstant, type Instant } from '@cartograph/kernel';
import type { Checkout } from '../src/checkout/checkout';
import type { PricedLine } from '../src/domain/order-totals';
import type { GivenOrder } from '../src/domain/place-order-input';

export const now: Instant = toInstant(Date.UTC(2026, 0, 31, 12));
export const sagaId = '01JZ8Q6V3M4N5P6R7S8T9VWXYZ';

export const aCheckout = (changes: Partial<Checkout> = {}): Checkout => ({
  orderId: `ord_${sagaId}`,
  cartId: 'crt_AAAAAAAAAAAAAAAAAAAAAA',
  cartVersion: 1,
  freezeToken: 'freeze-token',
  lines: [{ lineId: 'lin_1', variantId: 'var_01JZ8P0000000000000000000A', quantity: 2 }],
  total: money(3_595, 'USD'),
  paymentMethodToken: 'tok_approved',
  ...changes,
});

export const aLine = (changes: Partial<PricedLine> = {}): PricedLine => ({
  lineId: 'lin_1',
  variantId: 'var_01JZ8P0000000000000000000A',
  productId: 'prd_01JZ8P0000000000000000000A',
  sku: 'MUG-BLUE',
  title: 'Mug',
  options: [],
  quantity: 1,
  unitPrice: money(1_000, 'USD'),
  taxClass: 'standard',
  ...changes,
});

export const anOrder = (changes: Partial<GivenOrder> = {}): GivenOrder => ({
  idempotencyKey: 'key-1',
  cartId: 'crt_AAAAAAAAAAAAAAAAAAAAAA',
  cartVersion: 2,
  expectedTotal: { amount: '24.95', currencyCode: 'USD' },
  paymentMethodToken: 'tok_approved',
  shippingAddress: { name: 'Ada', line1: '1 Loop', city: 'Austin', postalCode: '73301', countryCode: 'US' },
  email: 'ada@example.com',
  deliveryOptionId: 'standard',
  waitMs: 0,
  ...changes,
});

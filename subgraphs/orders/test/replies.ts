// What the participants of a saga say, yes or no, to each command.
import { dayMs } from '@cartograph/kernel';

type Reply = readonly [name: string, body: unknown];

const total = { amountMinor: 3_595, currency: 'USD' };

/** The reply that says yes to each command, or undoes it. */
export const yes: Readonly<Record<string, Reply>> = {
  'reserve-stock': ['stock-reserved', {}],
  'authorize-payment': ['payment-authorized', { amount: total, expiresInMs: 7 * dayMs }],
  'pin-hold': ['hold-pinned', {}],
  'commit-stock': ['stock-committed', {}],
  'capture-payment': ['payment-captured', {}],
  'empty-cart': ['cart-emptied', {}],
  'release-stock': ['stock-released', {}],
  'void-authorization': ['authorization-voided', {}],
  'restore-cart': ['cart-restored', {}],
  'return-stock': ['stock-returned', {}],
  'return-payment': ['payment-returned', {}],
  'refund-payment': ['payment-refunded', {}],
};

/** The reply that says no, where there is one. */
export const no: Readonly<Record<string, Reply>> = {
  'reserve-stock': ['stock-short', { lines: [{ variantId: 'var_1', requested: 2, available: 1 }] }],
  'authorize-payment': ['payment-declined', { reason: 'DECLINED' }],
  'pin-hold': ['hold-expired', {}],
  'commit-stock': ['commit-refused', { reason: 'RELEASED' }],
  'capture-payment': ['capture-refused', { reason: 'EXPIRED' }],
  'void-authorization': ['void-refused', { reason: 'VOID_REFUSED' }],
  'return-payment': ['refund-refused', { reason: 'REFUND_REFUSED' }],
  'refund-payment': ['refund-refused', { reason: 'REFUND_REFUSED' }],
};

// What the orders service tells payments, as the tests of its stores say it, and what is answered.
import type { Outgoing } from '@cartograph/contracts';
import type { PaymentCommand } from '../src/domain/hear-command';
import type { Outcome } from '../src/domain/operation';

export const stepOf = (orderId: string, name: string, epoch = 0) => ({
  stepKey: `${orderId}:${name}`,
  epoch,
  correlationId: orderId,
});

export const authorize = (orderId: string, amountMinor = 5_000): PaymentCommand => ({
  name: 'AuthorizePayment',
  step: stepOf(orderId, 'authorize'),
  body: { orderId, amount: { amountMinor, currency: 'EUR' }, paymentMethodToken: 'tok_approved' },
});

export const voidOf = (orderId: string): PaymentCommand => ({
  name: 'VoidAuthorization',
  step: stepOf(orderId, 'void', 1),
  body: { orderId },
});
/** What the card processor said. */
export const yes = (authorizationId = 'auth_1'): Outcome => ({
  kind: 'authorized',
  authorizationId,
  expiresInMs: 600_000,
});

export const capture = (orderId: string): PaymentCommand => ({
  name: 'CapturePayment',
  step: stepOf(orderId, 'capture'),
  body: { orderId, amount: { amountMinor: 5_000, currency: 'EUR' } },
});

export const refundOf = (orderId: string, refundId: string, amountMinor: number, attempt = 1): PaymentCommand => ({
  name: 'RefundPayment',
  step: stepOf(orderId, `${refundId}#${attempt}`),
  body: { orderId, refundId, amount: { amountMinor, currency: 'EUR' }, attempt },
});

export const returnOf = (orderId: string, refundId: string, attempt = 1): PaymentCommand => ({
  name: 'ReturnPayment',
  step: stepOf(orderId, `return#${attempt}`, 2),
  body: { orderId, refundId, attempt },
});

export const subjectsTo = (sent: readonly Outgoing[], orderId: string) =>
  sent.filter(({ item }) => item.correlationId === orderId).map(({ subject }) => subject);

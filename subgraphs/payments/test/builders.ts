import { toInstant } from '@cartograph/kernel';
import type { PaymentCommand } from '../src/domain/hear-command';
import { idempotencyKeyOf, type Operation, type Step } from '../src/domain/operation';
import { unknownPayment, type Payment, type PaymentStatus } from '../src/domain/payment';

export const now = toInstant(1_800_000_000_000);
export const orderId = 'ord_01J00000000000000000000000';
export const amount = { amountMinor: 5_000, currency: 'EUR' };
export const weekMs = 7 * 24 * 60 * 60 * 1_000;

export const aStep = (name: string, epoch = 0): Step => ({
  stepKey: `01J00000000000000000000000:${name}`,
  epoch,
  correlationId: '01J00000000000000000000000',
});

export const anOperation = <Kind extends Operation['kind']>(
  kind: Kind,
  given: Partial<Extract<Operation, { kind: Kind }>> = {},
): Extract<Operation, { kind: Kind }> => {
  const asked = kind === 'authorize' ? { amount, paymentMethodToken: 'tok_approved' } : { authorizationId: 'auth_1' };
  const idempotencyKey = idempotencyKeyOf(orderId, kind);
  const operation = { kind, step: aStep(kind), orderId, idempotencyKey, ...(kind === 'capture' && { amount }) };
  return { ...operation, ...asked, ...given } as unknown as Extract<Operation, { kind: Kind }>;
};

const heldFrom: readonly PaymentStatus[] = ['AUTHORIZED', 'VOIDING', 'CAPTURING', 'CAPTURED', 'CAPTURE_REFUSED'];

/** A payment as it is in a status, after the usual way there. */
export const aPayment = (given: Partial<Payment> & { status: PaymentStatus }): Payment => {
  const isHeld = heldFrom.includes(given.status);
  return {
    ...unknownPayment(orderId, given.status, 0),
    currency: 'EUR',
    version: 1,
    ...(isHeld && { authorizedMinor: 5_000, authorizationId: 'auth_1', expiresAt: toInstant(now + weekMs) }),
    ...(given.status === 'CAPTURED' && { capturedMinor: 5_000 }),
    ...(given.status === 'DECLINED' && { refusal: 'DECLINED' }),
    ...(given.status === 'CAPTURE_REFUSED' && { refusal: 'CAPTURE_REFUSED' }),
    ...(given.status === 'AUTHORIZING' && { operation: anOperation('authorize') }),
    ...(given.status === 'VOIDING' && { operation: anOperation('void') }),
    ...(given.status === 'CAPTURING' && { operation: anOperation('capture') }),
    ...given,
  };
};

export const authorizeCommand = (given: { epoch?: number; amountMinor?: number } = {}): PaymentCommand => ({
  name: 'AuthorizePayment',
  step: aStep('authorize', given.epoch),
  body: {
    orderId,
    amount: { ...amount, amountMinor: given.amountMinor ?? 5_000 },
    paymentMethodToken: 'tok_approved',
  },
});

export const voidCommand = (given: { epoch?: number } = {}): PaymentCommand => ({
  name: 'VoidAuthorization',
  step: aStep('void', given.epoch),
  body: { orderId },
});

export const captureCommand = (given: { amountMinor?: number; currency?: string } = {}): PaymentCommand => ({
  name: 'CapturePayment',
  step: aStep('capture'),
  body: { orderId, amount: { ...amount, ...given } },
});

import { toInstant } from '@cartograph/kernel';
import type { PaymentCommand } from '../src/domain/hear-command';
import { idempotencyKeyOf, type Operation, type Step } from '../src/domain/operation';
import { unknownPayment, type Payment, type PaymentStatus } from '../src/domain/payment';
import type { AuthorizationRecord } from '../src/domain/records';
import type { Refund } from '../src/domain/refund';

export const now = toInstant(1_800_000_000_000);
export const orderId = 'ord_01J00000000000000000000000';
export const amount = { amountMinor: 5_000, currency: 'EUR' };
export const refundId = 'rfd_01J00000000000000000000000';
export const part = { amountMinor: 2_000, currency: 'EUR' };
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
  const idempotencyKey = idempotencyKeyOf(kind === 'refund' ? refundId : orderId, kind);
  const operation = {
    kind,
    step: aStep(kind),
    orderId,
    idempotencyKey,
    ...(kind === 'capture' && { amount }),
    ...(kind === 'refund' && { refundId, amount: part }),
  };
  return { ...operation, ...asked, ...given } as unknown as Extract<Operation, { kind: Kind }>;
};

const heldFrom: readonly PaymentStatus[] = [
  'AUTHORIZED',
  'VOIDING',
  'VOID_REFUSED',
  'CAPTURING',
  'CAPTURED',
  'CAPTURE_REFUSED',
];
const captureBegun: readonly PaymentStatus[] = ['CAPTURING', 'CAPTURED', 'CAPTURE_REFUSED'];
const voidBegun: readonly PaymentStatus[] = ['VOIDING', 'VOID_REFUSED'];

/** A payment as it is in a status, after the usual way there. */
export const aPayment = (given: Partial<Payment> & { status: PaymentStatus }): Payment => {
  const isHeld = heldFrom.includes(given.status);
  return {
    ...unknownPayment(orderId, given.status, 0),
    currency: 'EUR',
    version: 1,
    ...(isHeld && { authorizedMinor: 5_000, authorizationId: 'auth_1', expiresAt: toInstant(now + weekMs) }),
    ...(captureBegun.includes(given.status) && { captureAttempt: 1 }),
    ...(voidBegun.includes(given.status) && { voidAttempt: 1 }),
    ...(given.status === 'VOID_REFUSED' && { refusal: 'VOID_REFUSED' }),
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

type Again = { attempt?: number; isSettledByHand?: boolean };

export const voidCommand = ({ epoch, ...again }: { epoch?: number } & Again = {}): PaymentCommand => ({
  name: 'VoidAuthorization',
  step: aStep('void', epoch),
  body: { orderId, ...again },
});

export const captureCommand = (
  given: { amountMinor?: number; currency?: string; paymentMethodToken?: string } & Again = {},
): PaymentCommand => {
  const { amountMinor = 5_000, currency = 'EUR', ...again } = given;
  return {
    name: 'CapturePayment',
    step: aStep('capture'),
    body: { orderId, amount: { amountMinor, currency }, ...again },
  };
};

/** A refund as it is in a status, after the usual way there. */
export const aRefund = (given: Partial<Refund> = {}): Refund => ({
  refundId,
  orderId,
  amount: part,
  status: 'PENDING',
  epoch: 0,
  attempt: 1,
  processorRefundId: given.status === 'SUCCEEDED' ? 'ref_1' : null,
  refusal: given.status === 'FAILED' ? 'REFUND_REFUSED' : null,
  operation: (given.status ?? 'PENDING') === 'PENDING' ? anOperation('refund') : null,
  ...given,
});

export const refundCommand = (
  given: { epoch?: number; refundId?: string; amountMinor?: number; currency?: string } & Again = {},
): PaymentCommand => {
  const { epoch, refundId: id = refundId, amountMinor = 2_000, currency = 'EUR', ...again } = given;
  const body = { orderId, refundId: id, amount: { amountMinor, currency }, ...again };
  return { name: 'RefundPayment', step: aStep('refund', epoch), body };
};

export const returnCommand = ({ epoch, ...again }: { epoch?: number } & Again = {}): PaymentCommand => ({
  name: 'ReturnPayment',
  step: aStep('return', epoch),
  body: { orderId, refundId, ...again },
});

/** An authorization as the processor's books have it. */
export const aRecord = (given: Partial<AuthorizationRecord> = {}): AuthorizationRecord => ({
  authorizationId: 'auth_1',
  status: 'authorized',
  amountMinor: 5_000,
  capturedMinor: given.status === 'captured' ? 5_000 : 0,
  refundedMinor: 0,
  expiresInMs: weekMs,
  refunds: [],
  ...given,
});

import { z } from 'zod';
import { ask, command, reply } from './message';
import { againShape, moneyShape } from './shapes';

/** Sets money aside on a card. A total of zero is answered yes without the card processor. */
export const AuthorizePayment = command(
  'payments',
  'AuthorizePayment',
  z.object({ orderId: z.string(), amount: moneyShape, paymentMethodToken: z.string() }),
);
/** Undoes AuthorizePayment; heard during an authorize, it is answered only when that call is settled and undone. */
export const VoidAuthorization = command(
  'payments',
  'VoidAuthorization',
  z.object({ orderId: z.string(), ...againShape }),
);
/**
 * Takes the authorized money, once. A later attempt authorizes anew with `paymentMethodToken` when the authorization at
 * hand can no longer be captured.
 */
export const CapturePayment = command(
  'payments',
  'CapturePayment',
  z.object({
    orderId: z.string(),
    amount: moneyShape,
    paymentMethodToken: z.string().optional(),
    ...againShape,
  }),
);
/** Gives captured money back, in part or whole. `refundId` names the refund: it happens at most once. */
export const RefundPayment = command(
  'payments',
  'RefundPayment',
  z.object({ orderId: z.string(), refundId: z.string(), amount: moneyShape, ...againShape }),
);
/**
 * Gives back all that an order still holds: an authorization is voided, captured money is refunded up to what was not
 * refunded before, as the refund `refundId`.
 */
export const ReturnPayment = command(
  'payments',
  'ReturnPayment',
  z.object({ orderId: z.string(), refundId: z.string(), ...againShape }),
);

export const PaymentAuthorized = reply(
  'orders',
  'PaymentAuthorized',
  z.object({
    orderId: z.string(),
    amount: moneyShape,
    /** How long the authorization holds from this answer on; a duration, since clocks differ. */
    expiresInMs: z.number().int().positive(),
  }),
);
export const PaymentDeclined = reply(
  'orders',
  'PaymentDeclined',
  z.object({ orderId: z.string(), reason: z.enum(['DECLINED', 'INSUFFICIENT_FUNDS', 'INVALID_TOKEN']) }),
);
export const AuthorizationVoided = reply('orders', 'AuthorizationVoided', z.object({ orderId: z.string() }));
/** The processor refuses to void for good: a person must look. `evidence` says what the processor knows. */
export const VoidRefused = reply(
  'orders',
  'VoidRefused',
  z.object({ orderId: z.string(), reason: z.string(), evidence: z.record(z.string(), z.unknown()).optional() }),
);
export const PaymentCaptured = reply(
  'orders',
  'PaymentCaptured',
  z.object({ orderId: z.string(), amount: moneyShape }),
);
export const CaptureRefused = reply(
  'orders',
  'CaptureRefused',
  z.object({ orderId: z.string(), reason: z.string(), evidence: z.record(z.string(), z.unknown()).optional() }),
);
export const PaymentRefunded = reply(
  'orders',
  'PaymentRefunded',
  z.object({ orderId: z.string(), refundId: z.string(), amount: moneyShape }),
);
/** Nothing of the order's money is held or kept any more; `refunded` is what this command gave back, zero after a void. */
export const PaymentReturned = reply(
  'orders',
  'PaymentReturned',
  z.object({ orderId: z.string(), refundId: z.string(), refunded: moneyShape }),
);
/** Answers RefundPayment and ReturnPayment: the money stays where it is until a person has looked. */
export const RefundRefused = reply(
  'orders',
  'RefundRefused',
  z.object({
    orderId: z.string(),
    refundId: z.string(),
    reason: z.string(),
    evidence: z.record(z.string(), z.unknown()).optional(),
  }),
);

/** Whether the card processor can be reached, as payments has lately seen it. */
export const CardProcessorStanding = ask(
  'payments',
  'card-processor-standing.v1',
  z.object({}),
  z.object({ isOut: z.boolean(), retryAfterMs: z.number().int().nonnegative() }),
);

/** A webhook as it came in at the gateway: the raw body and the signature header. Only payments can tell if it is genuine. */
export const HearWebhook = ask(
  'payments',
  'hear-webhook.v1',
  z.object({ body: z.string(), signature: z.string() }),
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), isReplay: z.boolean() }),
    z.object({ ok: z.literal(false), code: z.enum(['SIGNATURE_INVALID', 'TIMESTAMP_OUTSIDE_TOLERANCE', 'MALFORMED']) }),
  ]),
);

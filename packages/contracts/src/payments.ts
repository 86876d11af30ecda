import { z } from 'zod';
import { command, reply } from './message';
import { moneyShape } from './shapes';

/** Sets money aside on a card. A total of zero is answered yes without the card processor. */
export const AuthorizePayment = command(
  'payments',
  'AuthorizePayment',
  z.object({ orderId: z.string(), amount: moneyShape, paymentMethodToken: z.string() }),
);
/** Undoes AuthorizePayment; heard during an authorize, it is answered only when that call is settled and undone. */
export const VoidAuthorization = command('payments', 'VoidAuthorization', z.object({ orderId: z.string() }));
/** Takes the authorized money, once. */
export const CapturePayment = command(
  'payments',
  'CapturePayment',
  z.object({ orderId: z.string(), amount: moneyShape }),
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
export const PaymentCaptured = reply(
  'orders',
  'PaymentCaptured',
  z.object({ orderId: z.string(), amount: moneyShape }),
);
export const CaptureRefused = reply('orders', 'CaptureRefused', z.object({ orderId: z.string(), reason: z.string() }));

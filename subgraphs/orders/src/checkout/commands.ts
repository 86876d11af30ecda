// What the checkout's commands say, made from what its saga knows. Every version of the table speaks through these, and
// the stored histories in test/histories hold them to what they said before.
import type { BodyOf, PaymentAuthorized } from '@cartograph/contracts';
import { equalMoney, hourMs, minuteMs, type Instant } from '@cartograph/kernel';
import type { Checkout } from './checkout';
import type { Again } from './saga-words';

/** From accept to the pivot; past it everything is undone. */
export const prePivotDeadlineMs = 5 * minuteMs;
/** A hold outlives the deadline by a minute, so that an order that is confirmed in time still has its stock. */
const holdTtlMs = prePivotDeadlineMs + minuteMs;
/** A capture may be late; an authorization that ends sooner than this might not live to see it. */
const authorizationLeftMs = 24 * hourMs;

export const order = ({ orderId }: Checkout) => ({ orderId });
export const orderAgain = ({ orderId }: Checkout, again: Again) => ({ orderId, ...again });
export const cart = ({ cartId, freezeToken }: Checkout) => ({ cartId, token: freezeToken });
export const goods = ({ orderId, lines }: Checkout) => ({
  orderId,
  lines: lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
  ttlMs: holdTtlMs,
});
export const price = ({ orderId, total, paymentMethodToken }: Checkout) => ({
  orderId,
  amount: total,
  paymentMethodToken,
});
/** A later attempt may have to authorize anew, with the card that was given. */
export const amountAgain = ({ orderId, total, paymentMethodToken }: Checkout, again: Again) => ({
  orderId,
  amount: total,
  ...(again.attempt && { paymentMethodToken }),
  ...again,
});
export const bought = ({ cartId, freezeToken, lines }: Checkout) => ({ cartId, token: freezeToken, lines: [...lines] });

export const rememberAuthorization = (
  checkout: Checkout,
  reply: BodyOf<typeof PaymentAuthorized>,
  at: Instant,
): Checkout => ({ ...checkout, authorization: { amount: reply.amount, expiresAt: at + reply.expiresInMs } });

/** Why the pivot must not be passed; undefined when it may. */
export const authorizationUnfit = ({ authorization, total }: Checkout, at: Instant): string | undefined =>
  authorization && equalMoney(authorization.amount, total) && authorization.expiresAt >= at + authorizationLeftMs
    ? undefined
    : 'AUTHORIZATION_UNFIT';

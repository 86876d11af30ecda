// What happens after "buy", from top to bottom. Undo sits next to do; a silent step may have happened, so it is undone
// too. Times and order: docs/saga.md, drawn from this file.
import {
  AuthorizationVoided,
  AuthorizePayment,
  CapturePayment,
  CaptureRefused,
  CartEmptied,
  CartRestored,
  CommitStock,
  EmptyCart,
  HoldExpired,
  HoldPinned,
  PaymentAuthorized,
  PaymentCaptured,
  PaymentDeclined,
  PinHold,
  ReleaseStock,
  ReserveStock,
  RestoreCart,
  StockCommitted,
  StockReleased,
  StockReserved,
  StockShort,
  VoidAuthorization,
  type BodyOf,
} from '@cartograph/contracts';
import { equalMoney, hourMs, minuteMs, type Instant } from '@cartograph/kernel';
import type { Checkout } from './checkout';
import { begun, mustFinish, pivot, saga, step } from './saga-words';

/** From accept to the pivot; past it everything is undone. */
export const prePivotDeadlineMs = 5 * minuteMs;
/** A hold outlives the deadline by a minute, so that an order that is confirmed in time still has its stock. */
const holdTtlMs = prePivotDeadlineMs + minuteMs;
/** A capture may be late; an authorization that ends sooner than this might not live to see it. */
const authorizationLeftMs = 24 * hourMs;

const order = ({ orderId }: Checkout) => ({ orderId });
const cart = ({ cartId, freezeToken }: Checkout) => ({ cartId, token: freezeToken });
const goods = ({ orderId, lines }: Checkout) => ({
  orderId,
  lines: lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
  ttlMs: holdTtlMs,
});
const price = ({ orderId, total, paymentMethodToken }: Checkout) => ({ orderId, amount: total, paymentMethodToken });
const amount = ({ orderId, total }: Checkout) => ({ orderId, amount: total });
const bought = ({ cartId, freezeToken, lines }: Checkout) => ({ cartId, token: freezeToken, lines: [...lines] });

const rememberAuthorization = (checkout: Checkout, reply: BodyOf<typeof PaymentAuthorized>, at: Instant): Checkout => ({
  ...checkout,
  authorization: { amount: reply.amount, expiresAt: at + reply.expiresInMs },
});

const authorizationUnfit = ({ authorization, total }: Checkout, at: Instant): string | undefined =>
  authorization && equalMoney(authorization.amount, total) && authorization.expiresAt >= at + authorizationLeftMs
    ? undefined
    : 'AUTHORIZATION_UNFIT';

export const checkout = saga<Checkout>('checkout', 1, [
  begun('cart frozen', { undo: [RestoreCart, cart], undone: CartRestored }),
  step('reserve stock', {
    ask: [ReserveStock, goods],
    yes: StockReserved,
    no: StockShort,
    within: '60s',
    undo: [ReleaseStock, order],
    undone: StockReleased,
  }),
  step('authorize payment', {
    ask: [AuthorizePayment, price],
    yes: PaymentAuthorized,
    no: PaymentDeclined,
    within: '90s',
    learn: rememberAuthorization,
    undo: [VoidAuthorization, order],
    undone: AuthorizationVoided,
  }),
  step('pin hold', { ask: [PinHold, order], yes: HoldPinned, no: HoldExpired, within: '60s' }),
  pivot('confirm order', { unless: authorizationUnfit }), // above this line we can undo; below it we only try again
  mustFinish('commit stock', { ask: [CommitStock, order], yes: StockCommitted, alarmAfter: '1m' }),
  mustFinish('capture payment', {
    ask: [CapturePayment, amount],
    yes: PaymentCaptured,
    no: CaptureRefused,
    alarmAfter: '5m',
  }),
  mustFinish('empty cart', { ask: [EmptyCart, bought], yes: CartEmptied, alarmAfter: '5m' }),
]);

// placeOrder, up to the point where the saga takes over: look the key up, freeze the cart, price it, accept. Everything
// that says no up to there leaves no trace; from accept on the order cannot be lost.
import { equalMoney, orderIdOf, type SagaId } from '@cartograph/kernel';
import { canonicalOrder } from '../domain/fingerprint';
import type { NewOrder } from '../domain/order';
import type { Quote } from '../domain/order-totals';
import { readOrderToPlace, type GivenOrder, type OrderToPlace } from '../domain/place-order-input';
import type { Placement } from '../domain/placement';
import type { Refusal } from '../domain/refusal';
import type { Throttled } from '../domain/throttle-placement';
import type { AcceptRequest, CartFreeze, Needs } from '../ports';
import type { Asker } from './asker';
import { createQuoteCart } from './quote-cart';

export type PlaceOrderAnswer =
  | { readonly ok: true; readonly placement: Placement; readonly replayed: boolean }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }
  | { readonly ok: false; readonly throttled: Throttled };

const no = (...refusals: Refusal[]): PlaceOrderAnswer => ({ ok: false, refusals });

/** What one call works with. */
interface Call {
  readonly order: OrderToPlace;
  readonly asker: Asker;
  readonly scope: string;
  readonly fingerprint: string;
  readonly freezeToken: string;
  readonly attemptId: string;
}

const toAcceptRequest = (
  { order, asker, scope, fingerprint, freezeToken }: Call,
  { lines, totals }: Quote,
  id: string,
): AcceptRequest => {
  const orderId = orderIdOf(id as SagaId);
  const newOrder: NewOrder = {
    id: orderId,
    customerId: asker.customerId,
    email: order.email,
    shippingAddress: order.shippingAddress,
    deliveryOptionId: order.deliveryOptionId,
    couponCodes: order.couponCodes,
    lines,
    totals,
  };
  return {
    id,
    scope,
    idempotencyKey: order.idempotencyKey,
    fingerprint,
    order: newOrder,
    traceparent: asker.traceparent,
    checkout: {
      orderId,
      cartId: order.cartId,
      cartVersion: order.cartVersion,
      freezeToken,
      lines: lines.map(({ lineId, variantId, quantity }) => ({ lineId, variantId, quantity })),
      total: totals.total,
      paymentMethodToken: order.paymentMethodToken,
    },
  };
};

export const createPlaceOrder = (needs: Needs) => {
  const { placements, carts, settlements, admission, cardProcessor, newId, digest, clock, killPoint } = needs;
  const quoteCart = createQuoteCart(needs);

  /** Waits until the placement is settled, or as long as the caller wants, and answers with it as it is then. */
  const awaitPlacement = async (id: string, order: OrderToPlace, replayed: boolean): Promise<PlaceOrderAnswer> => {
    const before = replayed ? await placements.findById(id) : undefined;
    const isSettled = before && (before.status === 'CONFIRMED' || before.isClosed);
    if (!isSettled && order.waitMs > 0) await settlements.waitFor(id, order.waitMs);
    const placement = isSettled ? before : await placements.findById(id);
    if (!placement) throw new Error(`placement ${id} has disappeared`);
    return { ok: true, placement, replayed };
  };

  const resume = (
    known: { id: string; fingerprint: string },
    call: Call,
  ): Promise<PlaceOrderAnswer> | PlaceOrderAnswer =>
    known.fingerprint === call.fingerprint
      ? awaitPlacement(known.id, call.order, true)
      : no({ code: 'IDEMPOTENCY_KEY_REUSED' });

  /** A cart that cannot be frozen is often one that was bought already: then the placement says more. */
  const explainFreeze = async (refused: Extract<CartFreeze, { ok: false }>, call: Call): Promise<PlaceOrderAnswer> => {
    const { cartId, cartVersion } = call.order;
    const won = await placements.findByKey({ scope: call.scope, idempotencyKey: call.order.idempotencyKey });
    if (won) return resume(won, call);
    const holder = await placements.findHolder({ cartId, version: cartVersion });
    if (holder) return no({ code: 'CART_ALREADY_PLACED', placementId: holder });
    return refused.code === 'VERSION_CONFLICT'
      ? no({ code: 'VERSION_CONFLICT', currentVersion: refused.version ?? null })
      : no({ code: refused.code });
  };

  const quoteFrozen = async ({ order }: Call, lines: Extract<CartFreeze, { ok: true }>['lines']) => {
    const { quote, currency, problems } = await quoteCart(
      {
        lines,
        destination: order.shippingAddress,
        deliveryOptionId: order.deliveryOptionId,
        couponCodes: order.couponCodes,
      },
      clock(),
    );
    const { total } = quote.totals;
    if (order.expectedTotal.currency !== currency) return { refusals: [{ code: 'CURRENCY_MISMATCH' as const }] };
    if (problems.length > 0) return { refusals: problems };
    if (!equalMoney(order.expectedTotal, total))
      return { refusals: [{ code: 'PRICE_CHANGED' as const, actualTotal: total }] };
    const retryAfterMs = total.amountMinor > 0 ? cardProcessor.outForMs() : undefined;
    if (retryAfterMs !== undefined) return { refusals: [{ code: 'PAYMENT_UNAVAILABLE' as const, retryAfterMs }] };
    return { quote };
  };

  const placeNew = async (call: Call): Promise<PlaceOrderAnswer> => {
    const { order, freezeToken: token, attemptId } = call;
    const { cartId } = order;
    const frozen = await carts.freeze({ cartId, expectedVersion: order.cartVersion, token, attemptId });
    if (!frozen.ok) return explainFreeze(frozen, call);
    killPoint('orders.frozen');

    let isAcceptTried = false;
    const refused = (refusals: readonly Refusal[]): PlaceOrderAnswer => {
      carts.unfreeze({ cartId, token, attemptId });
      return no(...refusals);
    };
    try {
      const quoted = await quoteFrozen(call, frozen.lines);
      if (!quoted.quote) return refused(quoted.refusals);
      isAcceptTried = true;
      const accepted = await placements.accept(toAcceptRequest(call, quoted.quote, newId()));
      if (!accepted.ok) return refused([accepted.refusal]);
      // Who lost the insert of the key never thaws the cart: it belongs to the winner.
      if (accepted.replayed) return resume({ id: accepted.placementId, fingerprint: accepted.fingerprint }, call);
      carts.takeOver({ cartId, token });
      return awaitPlacement(accepted.placementId, order, false);
    } catch (fault) {
      // A fault of accept leaves open whether it happened: then the freeze must stay, and runs out if it did not.
      if (!isAcceptTried) carts.unfreeze({ cartId, token, attemptId });
      throw fault;
    }
  };

  /**
   * Buys a cart. Refusals come before anything is stored; faults leave the outcome open, and the same key resolves it.
   */
  return async (given: GivenOrder, asker: Asker): Promise<PlaceOrderAnswer> => {
    const order = readOrderToPlace(given);
    if ('problems' in order) return no(...order.problems);
    const { idempotencyKey } = order;
    const scope = asker.customerId ? `customer:${asker.customerId}` : `cart:${order.cartId}`;
    const call: Call = {
      order,
      asker,
      scope,
      fingerprint: digest(canonicalOrder(order)),
      freezeToken: digest(JSON.stringify([scope, idempotencyKey])),
      attemptId: newId(),
    };
    return admission.inside(async () => {
      const known = await placements.findByKey({ scope, idempotencyKey });
      if (known) return resume(known, call);
      const throttled = admission.throttle();
      return throttled ? { ok: false, throttled } : placeNew(call);
    });
  };
};

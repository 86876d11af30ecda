// How each refusal reads: the type of the schema that carries its code.
import type { Refusal } from '../domain/refusal';

interface Shown {
  readonly __typename: string;
  readonly message: string;
  readonly field?: readonly string[];
}

const describe = (refusal: Refusal): Shown => {
  switch (refusal.code) {
    case 'INVALID_INPUT':
      return { __typename: 'InvalidInputError', message: refusal.message, field: ['input', ...refusal.field] };
    case 'IDEMPOTENCY_KEY_REUSED':
      return {
        __typename: 'IdempotencyKeyReusedError',
        message: 'This key was used before with another input. Use a new key for a new intent.',
        field: ['input', 'idempotencyKey'],
      };
    case 'CART_NOT_FOUND':
      return {
        __typename: 'CartNotFoundError',
        message: 'There is no cart with this id, or it has expired.',
        field: ['input', 'cartId'],
      };
    case 'CART_LOCKED':
      return { __typename: 'CartLockedError', message: 'The cart is being bought right now. Try again shortly.' };
    case 'CART_EMPTY':
      return { __typename: 'CartEmptyError', message: 'The cart has no lines.', field: ['input', 'cartId'] };
    case 'VERSION_CONFLICT':
      return {
        __typename: 'VersionConflictError',
        message: 'The cart has changed. Look at it again.',
        field: ['input', 'cartVersion'],
      };
    case 'CART_ALREADY_PLACED':
      return { __typename: 'CartAlreadyPlacedError', message: 'There is a placement for this cart already.' };
    case 'COUPON_INVALID':
      return {
        __typename: 'CouponInvalidError',
        message: `The coupon ${refusal.couponCode} cannot be used.`,
        field: ['input', 'couponCodes'],
      };
    case 'VARIANT_NOT_FOUND':
      return { __typename: 'VariantNotFoundError', message: 'A variant in the cart no longer exists.' };
    case 'NOT_PURCHASABLE':
      return { __typename: 'NotPurchasableError', message: 'A variant in the cart cannot be bought now.' };
    case 'CURRENCY_MISMATCH':
      return { __typename: 'CurrencyMismatchError', message: 'The amounts are in different currencies.' };
    case 'DELIVERY_OPTION_UNAVAILABLE':
      return {
        __typename: 'DeliveryOptionUnavailableError',
        message: 'This way of delivery does not exist for this address.',
        field: ['input', 'deliveryOptionId'],
      };
    case 'PRICE_CHANGED':
      return {
        __typename: 'PriceChangedError',
        message: 'The total is not what was expected. Preview again.',
        field: ['input', 'expectedTotal'],
      };
    case 'INSUFFICIENT_STOCK':
      return { __typename: 'InsufficientStockError', message: 'There is less stock than asked for.' };
    case 'PAYMENT_DECLINED':
      return { __typename: 'PaymentDeclinedError', message: 'The payment was refused. Try another card.' };
    case 'PAYMENT_UNAVAILABLE':
      return {
        __typename: 'PaymentUnavailableError',
        message: 'Payments cannot be taken just now. Nothing was begun; try again shortly.',
      };
    case 'PLACEMENT_EXPIRED':
      return {
        __typename: 'PlacementExpiredError',
        message: 'It was not finished in time. Nothing was bought and nothing was charged.',
      };
    case 'PLACEMENT_CANCELLED':
      return {
        __typename: 'PlacementCancelledError',
        message: 'An operator ended it. Nothing was bought and nothing was charged.',
      };
    case 'ORDER_NOT_CONFIRMED':
      return {
        __typename: 'OrderNotConfirmedError',
        message: 'There is no confirmed order with this id.',
        field: ['input', 'orderId'],
      };
    case 'ORDER_ALREADY_SHIPPED':
      return { __typename: 'OrderAlreadyShippedError', message: 'The order is on its way: it can be returned.' };
    case 'ORDER_CANCELLED':
      return { __typename: 'OrderCancelledError', message: 'The order is cancelled; its money goes back by that.' };
    case 'CHECKOUT_IN_PROGRESS':
      return {
        __typename: 'CheckoutInProgressError',
        message: 'The order is still being finished. Try again shortly.',
      };
    case 'REFUND_IN_PROGRESS':
      return { __typename: 'RefundInProgressError', message: 'A refund of the order is under way. Try again later.' };
    case 'PAYMENT_NOT_CAPTURED':
      return {
        __typename: 'PaymentNotCapturedError',
        message: 'The payment is not captured: nothing can be refunded.',
      };
    case 'REFUND_EXCEEDS_CAPTURED':
      return {
        __typename: 'RefundExceedsCapturedError',
        message: 'This is more than what is captured and not given back yet.',
        field: ['input', 'amount'],
      };
    case 'REVIEW_ITEM_NOT_FOUND':
      return {
        __typename: 'ReviewItemNotFoundError',
        message: 'There is no review item with this id.',
        field: ['input', 'id'],
      };
    case 'REVIEW_ITEM_RESOLVED':
      return { __typename: 'ReviewItemResolvedError', message: 'The review item was resolved before.' };
    case 'REVIEW_ACTION_REFUSED':
      return {
        __typename: 'ReviewActionRefusedError',
        message: whyRefused[refusal.reason],
        field: ['input', 'action'],
      };
  }
};

const whyRefused = {
  DEADLINE_PASSED: 'The deadline has passed: it can only be undone.',
  ALREADY_CONFIRMED: 'Nothing is undone past the point of no return. A confirmed order can be cancelled.',
  ALREADY_UNDOING: 'It is being undone already.',
  OUTCOME_UNKNOWN: 'It may have happened: retry it, and payments looks at the card processor first.',
  NOT_VERIFIABLE: 'Nobody can check that it was done: retry it. A confirmed order can be cancelled instead.',
} as const;

/** A refusal as the caller sees it, its details beside its code. */
export const toUserError = (refusal: Refusal) => ({ ...refusal, ...describe(refusal) });

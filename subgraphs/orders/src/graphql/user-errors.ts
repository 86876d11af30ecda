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
  }
};

/** A refusal as the caller sees it, its details beside its code. */
export const toUserError = (refusal: Refusal) => ({ ...refusal, ...describe(refusal) });

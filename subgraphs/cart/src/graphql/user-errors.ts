// A refusal as the schema shows it: a typed error with a sentence and the field that it is about.
import type { Refusal } from '../use-cases/refusal';

const limitMessages = {
  LINES: (maximum: number) => `A cart has at most ${maximum} lines.`,
  QUANTITY: (maximum: number) => `A line has at most ${maximum} pieces.`,
  VALUE: (maximum: number) => `A cart is worth at most ${maximum} minor units of its currency.`,
} as const;

const lineField = (index: number) => ['input', 'lines', String(index), 'variantId'];

export const toUserError = (refusal: Refusal) => {
  const { code } = refusal;
  switch (code) {
    case 'INVALID_INPUT':
      return { __typename: 'InvalidInputError', ...refusal, field: ['input', ...refusal.field] };
    case 'CART_NOT_FOUND':
      return {
        __typename: 'CartNotFoundError',
        code,
        message: 'There is no such cart, or it has expired.',
        field: ['input', 'cartId'],
      };
    case 'IDEMPOTENCY_KEY_REUSED':
      return {
        __typename: 'IdempotencyKeyReusedError',
        code,
        message: 'This key was used with another input. Use a new key for a new intent.',
        field: ['input', 'idempotencyKey'],
      };
    case 'CART_LOCKED':
      return {
        __typename: 'CartLockedError',
        code,
        message: 'The cart is being bought right now. Try again shortly.',
        field: ['input', 'cartId'],
      };
    case 'VERSION_CONFLICT':
      return {
        __typename: 'VersionConflictError',
        code,
        message: `The cart has version ${refusal.version} now. Read it again.`,
        field: ['input', 'expectedVersion'],
        currentVersion: refusal.version,
      };
    case 'CART_LINE_NOT_FOUND':
      return {
        __typename: 'CartLineNotFoundError',
        code,
        message: 'The cart has no such line.',
        field: null,
        lineId: refusal.lineId,
      };
    case 'CART_LIMIT_EXCEEDED':
      return {
        __typename: 'CartLimitExceededError',
        message: limitMessages[refusal.limit](refusal.maximum),
        field: ['input', 'lines'],
        ...refusal,
      };
    case 'CURRENCY_MISMATCH':
      return {
        __typename: 'CurrencyMismatchError',
        code,
        message: 'The cart is in another currency.',
        field: ['input', 'lines'],
      };
    case 'VARIANT_NOT_FOUND':
      return {
        __typename: 'VariantNotFoundError',
        code,
        message: 'There is no such variant.',
        field: lineField(refusal.index),
        variantId: refusal.variantId,
      };
    case 'NOT_PURCHASABLE':
      return {
        __typename: 'NotPurchasableError',
        code,
        message: 'This variant cannot be bought at present.',
        field: lineField(refusal.index),
        variantId: refusal.variantId,
      };
  }
};

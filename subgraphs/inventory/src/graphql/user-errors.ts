// What an operator reads when a correction is refused.
import type { AdjustRefusal } from '../use-cases/adjust-inventory';
import type { InputProblem } from './adjust-input';
import type { ErrorCode, InventoryAdjustInput } from './generated';

/** A member of UserError, told apart by its type's name. */
export interface UserErrorRow {
  readonly __typename: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly field: string[];
  readonly [detail: string]: unknown;
}

const at = (field: keyof InventoryAdjustInput) => ['input', field];

export const inputError = ({ field, message }: InputProblem): UserErrorRow => ({
  __typename: 'InvalidInputError',
  code: 'INVALID_INPUT',
  message,
  field: ['input', field],
});

export const refusalError = (refusal: AdjustRefusal, input: InventoryAdjustInput): UserErrorRow => {
  const amount = at(input.delta == null ? 'setOnHand' : 'delta');
  switch (refusal.code) {
    case 'WAREHOUSE_NOT_FOUND': {
      const { warehouse } = refusal;
      const message = `There is no warehouse "${warehouse}".`;
      return { __typename: 'WarehouseNotFoundError', code: refusal.code, message, field: at('warehouse'), warehouse };
    }
    case 'VARIANT_NOT_FOUND': {
      const { variantId } = refusal;
      const message = 'This variant was never in stock; it comes in with a delivery.';
      return { __typename: 'VariantNotFoundError', code: refusal.code, message, field: at('variantId'), variantId };
    }
    case 'STOCK_BELOW_RESERVED': {
      const { code, reserved } = refusal;
      const message = `${reserved} are set aside for orders; not fewer may be left.`;
      return { __typename: 'StockBelowReservedError', code, message, field: amount, reserved };
    }
    case 'STOCK_ABOVE_LIMIT':
      return inputError({ field: amount[1]!, message: 'A warehouse cannot hold that many.' });
    case 'IDEMPOTENCY_KEY_REUSED': {
      const message = 'This key was used for another correction. Use a new key for a new intent.';
      const { code } = refusal;
      return { __typename: 'IdempotencyKeyReusedError', code, message, field: at('idempotencyKey') };
    }
  }
};

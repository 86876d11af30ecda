// Reads what an operator typed. Everything that is wrong is told at once.
import { isIdempotencyKey, isText, isVariantId } from '@cartograph/kernel';
import type { EditChange } from '../domain/stock-edit';
import type { AdjustInventory } from '../use-cases/adjust-inventory';
import type { InventoryAdjustInput } from './generated';

// As the schema says.
const limit = 1_000_000;
const longestCode = 100;

export interface InputProblem {
  readonly field: string;
  readonly message: string;
}

const changeOf = ({ delta, setOnHand, reason }: InventoryAdjustInput): EditChange | InputProblem => {
  if (delta != null && setOnHand != null) return { field: 'setOnHand', message: 'Give delta or setOnHand, not both.' };
  if (delta != null)
    return delta !== 0 && Math.abs(delta) <= limit
      ? { kind: 'adjust', delta, reason }
      : { field: 'delta', message: `delta is -${limit} to ${limit}, and not 0.` };
  if (setOnHand != null)
    return setOnHand >= 0 && setOnHand <= limit
      ? { kind: 'count', onHand: setOnHand, reason }
      : { field: 'setOnHand', message: `setOnHand is 0 to ${limit}.` };
  return { field: 'delta', message: 'Give delta or setOnHand.' };
};

/** The correction that is asked for, or everything that is wrong with the input. */
export const readAdjustInput = (
  input: InventoryAdjustInput,
): { readonly correction: Omit<AdjustInventory, 'scope'> } | { readonly problems: readonly InputProblem[] } => {
  const problems: InputProblem[] = [];
  const { idempotencyKey, variantId, warehouse = 'main' } = input;
  if (!isIdempotencyKey(idempotencyKey))
    problems.push({ field: 'idempotencyKey', message: 'idempotencyKey has 1 to 255 characters.' });
  if (!isVariantId(variantId)) problems.push({ field: 'variantId', message: 'variantId is not the id of a variant.' });
  if (!isText(warehouse, longestCode)) problems.push({ field: 'warehouse', message: 'warehouse is a code.' });
  const change = changeOf(input);
  if ('field' in change) problems.push(change);
  return problems.length === 0 && 'kind' in change
    ? { correction: { idempotencyKey, variantId, warehouse, change } }
    : { problems };
};

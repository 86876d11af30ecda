import { accept, refuse, type Decision } from '@cartograph/kernel';
import type { StockLevel } from '../domain/stock';
import { editStock, type EditChange, type EditRefusal } from '../domain/stock-edit';
import type { AvailabilityCache, StockStore } from '../ports';

export interface AdjustInventory {
  /** Whose keys these are. */
  readonly scope: string;
  readonly idempotencyKey: string;
  readonly variantId: string;
  readonly warehouse: string;
  readonly change: EditChange;
}

export interface Adjusted {
  readonly level: StockLevel;
  readonly isReplay: boolean;
}

export type AdjustRefusal = EditRefusal | { readonly code: 'IDEMPOTENCY_KEY_REUSED' };

/** What an operator counted, found or broke. */
export const createAdjustInventory =
  ({ stock, availability }: { readonly stock: StockStore; readonly availability: AvailabilityCache }) =>
  async (adjustment: AdjustInventory): Promise<Decision<Adjusted, never, AdjustRefusal>> => {
    const { scope, idempotencyKey, variantId, warehouse, change } = adjustment;
    const stepKey = `adjust/${scope}/${idempotencyKey}`;
    const outcomes = await stock.editMany([{ stepKey, variantId, warehouse, change }], editStock);
    const outcome = outcomes[0]!;
    if (!outcome.ok) return refuse(outcome.refusal);
    if (!outcome.isSameEdit) return refuse({ code: 'IDEMPOTENCY_KEY_REUSED' });
    availability.drop([variantId]);
    return accept({ level: outcome.level, isReplay: outcome.isReplay });
  };

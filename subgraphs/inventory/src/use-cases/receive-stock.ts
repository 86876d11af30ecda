import { editStock, type EditRefusal, type StockEdit } from '../domain/stock-edit';
import type { AvailabilityCache, StockStore } from '../ports';

export interface Receipt {
  readonly idempotencyKey: string;
  readonly variantId: string;
  readonly sku: string;
  readonly warehouse: string;
  readonly quantity: number;
}

export type Received =
  | { readonly ok: true; readonly variantId: string; readonly onHand: number }
  | { readonly ok: false; readonly refusal: EditRefusal };

const toEdit = ({ idempotencyKey, variantId, sku, warehouse, quantity }: Receipt): StockEdit => ({
  stepKey: `receive/${idempotencyKey}`,
  variantId,
  warehouse,
  change: { kind: 'receive', sku, quantity },
});

/** Deliveries, as an import or a seed brings them: a known key changes nothing, whatever came with it. */
export const createReceiveStock =
  ({ stock, availability }: { readonly stock: StockStore; readonly availability: AvailabilityCache }) =>
  async (receipts: readonly Receipt[]): Promise<Received[]> => {
    const outcomes = await stock.editMany(receipts.map(toEdit), editStock);
    availability.drop(receipts.map(({ variantId }) => variantId));
    return outcomes.map((outcome) =>
      outcome.ok ? { ok: true, variantId: outcome.level.variantId, onHand: outcome.level.onHand } : outcome,
    );
  };

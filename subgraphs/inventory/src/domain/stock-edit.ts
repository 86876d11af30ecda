// Changes of what is on hand that no order asks for: a delivery, a count, a broken box.
import { accept, refuse, type Decision } from '@cartograph/kernel';
import { levelsOf, moveStock, type Balance, type Movement, type Stock, type StockLevel } from './stock';
import { hasWarehouse, stockIn, type StockRows, type Touched } from './stock-rows';

/** No balance grows past this, far below what the store's integers hold. */
export const onHandLimit = 1_000_000_000;

export type AdjustmentReason = 'STOCKTAKE' | 'FOUND' | 'DAMAGE' | 'LOSS' | 'CORRECTION';

export type EditChange =
  /** A delivery may bring a variant that was never here. */
  | { readonly kind: 'receive'; readonly sku: string; readonly quantity: number }
  | { readonly kind: 'adjust'; readonly delta: number; readonly reason: AdjustmentReason }
  | { readonly kind: 'count'; readonly onHand: number; readonly reason: AdjustmentReason };

export interface StockEdit {
  /** Makes it happen once. */
  readonly stepKey: string;
  readonly variantId: string;
  readonly warehouse: string;
  readonly change: EditChange;
}

export type EditRefusal =
  | { readonly code: 'WAREHOUSE_NOT_FOUND'; readonly warehouse: string }
  | { readonly code: 'VARIANT_NOT_FOUND'; readonly variantId: string }
  | { readonly code: 'STOCK_BELOW_RESERVED'; readonly reserved: number }
  | { readonly code: 'STOCK_ABOVE_LIMIT' };

/** What the edit's key remembers: the balance it left, and what the key was used for. */
export interface EditAnswer {
  readonly fingerprint: string;
  readonly level: StockLevel;
}

export const fingerprintOf = ({ variantId, warehouse, change }: StockEdit): string =>
  JSON.stringify([variantId, warehouse, change]);

export const editAnswer = (edit: StockEdit, stock: Stock): EditAnswer => ({
  fingerprint: fingerprintOf(edit),
  level: levelsOf(stock).find(({ warehouse }) => warehouse === edit.warehouse)!,
});

export const touchedByEdit = ({ variantId, warehouse }: StockEdit): Touched => ({
  orderIds: [],
  variantIds: [variantId],
  warehouses: [warehouse],
  heldStock: false,
});

const withBalance = (stock: Stock, warehouse: string): Stock =>
  stock.balances.some((balance) => balance.warehouse === warehouse)
    ? stock
    : { ...stock, balances: [...stock.balances, { warehouse, onHand: 0, reserved: 0, version: 0 }] };

const balanceIn = (stock: Stock, warehouse: string): Balance =>
  stock.balances.find((balance) => balance.warehouse === warehouse)!;

const differenceOf = (change: EditChange, onHand: number): number => {
  switch (change.kind) {
    case 'receive':
      return change.quantity;
    case 'adjust':
      return change.delta;
    case 'count':
      return change.onHand - onHand;
  }
};

const movementOf = ({ stepKey, variantId, warehouse, change }: StockEdit, quantity: number): Movement => ({
  stepKey,
  variantId,
  warehouse,
  quantity,
  ...(change.kind === 'receive' ? { kind: 'received' } : { kind: 'adjusted', reason: change.reason }),
});

/** The stock after an edit; never less than what is set aside for orders. */
export const editStock = (rows: StockRows, edit: StockEdit): Decision<Stock, never, EditRefusal> => {
  const { variantId, warehouse, change } = edit;
  if (!hasWarehouse(rows, warehouse)) return refuse({ code: 'WAREHOUSE_NOT_FOUND', warehouse });
  const known = stockIn(rows, variantId);
  if (!known && change.kind !== 'receive') return refuse({ code: 'VARIANT_NOT_FOUND', variantId });
  const sku = change.kind === 'receive' ? change.sku : known!.sku;
  const stock = withBalance({ ...(known ?? { variantId, balances: [], moved: [] }), sku }, warehouse);
  const { onHand, reserved } = balanceIn(stock, warehouse);
  const difference = differenceOf(change, onHand);
  if (onHand + difference < reserved) return refuse({ code: 'STOCK_BELOW_RESERVED', reserved });
  if (onHand + difference > onHandLimit) return refuse({ code: 'STOCK_ABOVE_LIMIT' });
  return accept(difference === 0 ? stock : moveStock(stock, movementOf(edit, difference)));
};

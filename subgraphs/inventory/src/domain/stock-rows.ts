// The rows that a list works on, by key, as the items before left them.
import type { Hold } from './hold';
import type { Stock } from './stock';

export interface Warehouse {
  readonly code: string;
}

export type StockRow = Hold | Stock | Warehouse;
export type StockRows = ReadonlyMap<string, StockRow>;
export type RowEntry = readonly [key: string, row: StockRow];

export const holdKey = (orderId: string) => `hold/${orderId}`;
export const stockKey = (variantId: string) => `stock/${variantId}`;
export const warehouseKey = (code: string) => `warehouse/${code}`;

export const holdIn = (rows: StockRows, orderId: string) => rows.get(holdKey(orderId)) as Hold | undefined;
export const stockIn = (rows: StockRows, variantId: string) => rows.get(stockKey(variantId)) as Stock | undefined;
export const hasWarehouse = (rows: StockRows, code: string) => rows.has(warehouseKey(code));

/** What an item needs to be locked and read before it can be decided. */
export interface Touched {
  readonly orderIds: readonly string[];
  readonly variantIds: readonly string[];
  readonly warehouses: readonly string[];
  /** The stock of the lines of the holds too; which that is, the hold itself tells. */
  readonly heldStock: boolean;
}

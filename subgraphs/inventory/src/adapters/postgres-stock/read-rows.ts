// Locks and reads what a list touches. The order is the same wherever two tables are locked: holds, then stock.
import type { Instant } from '@cartograph/kernel';
import { bytewise, type Tx } from '@cartograph/runtime';
import type { Hold, HoldLine, HoldState } from '../../domain/hold';
import type { Balance, Stock } from '../../domain/stock';
import { holdKey, stockKey, warehouseKey, type StockRow, type Touched } from '../../domain/stock-rows';
import { lockHolds, lockStock } from './statements';

interface HoldRecord {
  readonly order_id: string;
  readonly state: HoldState;
  readonly epoch: number;
  readonly expires_at: Instant;
  readonly version: number;
  readonly lines: readonly HoldLine[] | null;
}

interface StockRecord {
  readonly variant_id: string;
  readonly warehouse: string;
  readonly sku: string;
  readonly on_hand: number;
  readonly reserved: number;
  readonly version: number;
  readonly priority: number;
}

const toHold = (record: HoldRecord): Hold => ({
  orderId: record.order_id,
  state: record.state,
  epoch: record.epoch,
  expiresAt: record.expires_at,
  lines: record.lines ?? [],
  version: record.version,
});

const toBalance = ({ warehouse, on_hand, reserved, version }: StockRecord): Balance => ({
  warehouse,
  onHand: on_hand,
  reserved,
  version,
});

const toStocks = (records: readonly StockRecord[]): Stock[] => {
  const byVariant = new Map<string, StockRecord[]>();
  for (const record of records) {
    const others = byVariant.get(record.variant_id);
    if (others) others.push(record);
    else byVariant.set(record.variant_id, [record]);
  }
  return [...byVariant].map(([variantId, own]) => ({
    variantId,
    sku: own[0]!.sku,
    // Stable: warehouses of one priority stay in the order of their codes.
    balances: own.sort((a, b) => a.priority - b.priority).map(toBalance),
    moved: [],
  }));
};

export const lockRows = async (tx: Tx, touched: readonly Touched[]): Promise<Map<string, StockRow>> => {
  const rows = new Map<string, StockRow>();
  const variantIds = new Set(touched.flatMap((item) => item.variantIds));

  const orderIds = bytewise(touched.flatMap((item) => item.orderIds));
  if (orderIds.length > 0) {
    const withStock = new Set(touched.filter((item) => item.heldStock).flatMap((item) => item.orderIds));
    for (const record of await tx.rows<HoldRecord>(lockHolds, [orderIds])) {
      rows.set(holdKey(record.order_id), toHold(record));
      if (withStock.has(record.order_id)) for (const line of record.lines ?? []) variantIds.add(line.variantId);
    }
  }

  if (variantIds.size > 0)
    for (const stock of toStocks(await tx.rows<StockRecord>(lockStock, [bytewise(variantIds)])))
      rows.set(stockKey(stock.variantId), stock);

  const warehouses = bytewise(touched.flatMap((item) => item.warehouses));
  if (warehouses.length > 0)
    for (const { code } of await tx.rows<{ code: string }>(
      '/* stock: read warehouses */ SELECT code FROM warehouses WHERE code = ANY($1)',
      [warehouses],
    ))
      rows.set(warehouseKey(code), { code });
  return rows;
};

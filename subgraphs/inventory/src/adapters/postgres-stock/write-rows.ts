// Saves what a list changed: holds, then stock, each row once.
import { toIso } from '@cartograph/kernel';
import type { Tx } from '@cartograph/runtime';
import type { Hold } from '../../domain/hold';
import type { Stock } from '../../domain/stock';
import type { StockRow } from '../../domain/stock-rows';
import { writeHolds, writeStock } from './statements';

/**
 * Two lists found the same row absent, so neither could lock it, and the other one made it first. The code is
 * PostgreSQL's serialization_failure, which has the runtime do the whole list again; now the row is there to be locked.
 */
class MadeMeanwhile extends Error {
  readonly code = '40001';
}

const write = async (tx: Tx, statement: string, values: readonly unknown[][]): Promise<void> => {
  const [result] = await tx.rows<{ written: number }>(statement, values);
  if (result!.written !== values[0]!.length) throw new MadeMeanwhile('another list made a row of this one');
};

const saveHolds = (tx: Tx, holds: readonly Hold[]): Promise<void> => {
  const lines = holds
    .filter(({ version }) => version === 0)
    .flatMap(({ orderId, lines }) => lines.map((line) => ({ orderId, ...line })));
  return write(tx, writeHolds, [
    holds.map(({ orderId }) => orderId),
    holds.map(({ state }) => state),
    holds.map(({ epoch }) => epoch),
    holds.map(({ expiresAt }) => toIso(expiresAt)),
    holds.map(({ version }) => version + 1),
    lines.map(({ orderId }) => orderId),
    lines.map(({ variantId }) => variantId),
    lines.map(({ warehouse }) => warehouse),
    lines.map(({ quantity }) => quantity),
  ]);
};

const changedBalances = ({ variantId, sku, balances, moved }: Stock) => {
  const touched = new Set(moved.map(({ warehouse }) => warehouse));
  // A delivery may bring a newer SKU. All warehouses' copies agree, since any of them may be the one that is read.
  const isDelivered = moved.some(({ kind }) => kind === 'received');
  return balances
    .filter(({ warehouse, version }) => version === 0 || isDelivered || touched.has(warehouse))
    .map((balance) => ({ variantId, sku, ...balance }));
};

const saveStocks = async (tx: Tx, stocks: readonly Stock[]): Promise<void> => {
  const balances = stocks.flatMap(changedBalances);
  const moved = stocks.flatMap((stock) => stock.moved);
  if (balances.length === 0) return;
  await write(tx, writeStock, [
    balances.map(({ variantId }) => variantId),
    balances.map(({ warehouse }) => warehouse),
    balances.map(({ sku }) => sku),
    balances.map(({ onHand }) => onHand),
    balances.map(({ reserved }) => reserved),
    balances.map(({ version }) => version + 1),
    moved.map(({ stepKey }) => stepKey),
    moved.map(({ variantId }) => variantId),
    moved.map(({ warehouse }) => warehouse),
    moved.map(({ kind }) => kind),
    moved.map(({ quantity }) => quantity),
    moved.map(({ orderId }) => orderId ?? null),
    moved.map(({ reason }) => reason ?? null),
  ]);
};

export const saveRows = async (tx: Tx, changed: Iterable<StockRow>): Promise<void> => {
  const holds: Hold[] = [];
  const stocks: Stock[] = [];
  for (const row of changed) {
    if ('state' in row) holds.push(row);
    else if ('balances' in row) stocks.push(row);
  }
  if (holds.length > 0) await saveHolds(tx, holds);
  await saveStocks(tx, stocks);
};

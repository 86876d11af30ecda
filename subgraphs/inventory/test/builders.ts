// Valid things; a test states only what matters to it.
import { isOrderId, toInstant } from '@cartograph/kernel';
import { newId, newIdBody } from '@cartograph/runtime';
import type { Hold } from '../src/domain/hold';
import type { Balance, Stock } from '../src/domain/stock';
import type { StockCommand } from '../src/domain/stock-command';
import type { StockEdit } from '../src/domain/stock-edit';

export const anOrderId = () => newId('ord');
export const aVariantId = () => newId('var');

export const aBalance = (given: Partial<Balance> = {}): Balance => ({
  warehouse: 'main',
  onHand: 10,
  reserved: 0,
  version: 1,
  ...given,
});

export const aStock = (given: Partial<Stock> = {}): Stock => ({
  variantId: 'var_A',
  sku: 'SKU-A',
  balances: [aBalance()],
  moved: [],
  ...given,
});

export const aHold = (given: Partial<Hold> = {}): Hold => ({
  orderId: 'ord_A',
  state: 'HELD',
  epoch: 1,
  expiresAt: toInstant(1_000),
  lines: [{ variantId: 'var_A', warehouse: 'main', quantity: 2 }],
  version: 1,
  ...given,
});

interface CommandFields {
  readonly stepKey?: string;
  readonly epoch?: number;
}

const item = (orderId: string, step: string, given: CommandFields) => ({
  id: newIdBody(),
  stepKey: `${orderId}/${step}`,
  epoch: 1,
  correlationId: isOrderId(orderId) ? orderId.slice(4) : orderId,
  ...given,
});

type Lines = Readonly<Record<string, number>>;

export const reserve = (
  orderId: string,
  lines: Lines,
  { ttlMs = 360_000, ...given }: CommandFields & { readonly ttlMs?: number } = {},
): StockCommand => ({
  type: 'ReserveStock',
  ...item(orderId, 'reserve', given),
  body: { orderId, ttlMs, lines: Object.entries(lines).map(([variantId, quantity]) => ({ variantId, quantity })) },
});

export const release = (orderId: string, given: CommandFields = {}): StockCommand => ({
  type: 'ReleaseStock',
  ...item(orderId, 'release', given),
  body: { orderId },
});

export const pin = (orderId: string, given: CommandFields = {}): StockCommand => ({
  type: 'PinHold',
  ...item(orderId, 'pin', given),
  body: { orderId },
});

export const commit = (orderId: string, given: CommandFields = {}): StockCommand => ({
  type: 'CommitStock',
  ...item(orderId, 'commit', given),
  body: { orderId },
});

export const returnAll = (orderId: string, given: CommandFields = {}): StockCommand => ({
  type: 'ReturnStock',
  ...item(orderId, 'return', given),
  body: { orderId },
});

export const receipt = (
  variantId: string,
  quantity: number,
  { warehouse = 'main', stepKey = `receive/${newIdBody()}` } = {},
): StockEdit => ({ stepKey, variantId, warehouse, change: { kind: 'receive', sku: `SKU ${variantId}`, quantity } });

export const adjustment = (
  variantId: string,
  delta: number,
  { warehouse = 'main', stepKey = `adjust/${newIdBody()}` } = {},
): StockEdit => ({ stepKey, variantId, warehouse, change: { kind: 'adjust', delta, reason: 'CORRECTION' } });

export const count = (
  variantId: string,
  onHand: number,
  { warehouse = 'main', stepKey = `adjust/${newIdBody()}` } = {},
): StockEdit => ({ stepKey, variantId, warehouse, change: { kind: 'count', onHand, reason: 'STOCKTAKE' } });

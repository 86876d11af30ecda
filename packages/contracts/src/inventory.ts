import { z } from 'zod';
import { ask, command, reply } from './message';
import { lineShape, quantityShape } from './shapes';

/** Sets all lines of an order aside or none. `ttlMs` is a duration, counted by the participant's store. */
export const ReserveStock = command(
  'inventory',
  'ReserveStock',
  z.object({ orderId: z.string(), lines: z.array(lineShape).min(1), ttlMs: z.number().int().positive() }),
);
/** Undoes ReserveStock, HELD or PINNED; before it was heard, leaves a tombstone. */
export const ReleaseStock = command('inventory', 'ReleaseStock', z.object({ orderId: z.string() }));
/** From now on the expiry sweeper cannot take the hold. */
export const PinHold = command('inventory', 'PinHold', z.object({ orderId: z.string() }));
/** The hold becomes sold. */
export const CommitStock = command('inventory', 'CommitStock', z.object({ orderId: z.string() }));

/** The pieces of a cancelled order, sold before, are on hand again. */
export const ReturnStock = command('inventory', 'ReturnStock', z.object({ orderId: z.string() }));

export const StockReserved = reply('orders', 'StockReserved', z.object({ orderId: z.string() }));
export const StockShort = reply(
  'orders',
  'StockShort',
  z.object({
    orderId: z.string(),
    lines: z.array(
      z.object({ variantId: z.string(), requested: quantityShape, available: z.number().int().nonnegative() }),
    ),
  }),
);
export const StockReleased = reply('orders', 'StockReleased', z.object({ orderId: z.string() }));
export const HoldPinned = reply('orders', 'HoldPinned', z.object({ orderId: z.string() }));
export const HoldExpired = reply('orders', 'HoldExpired', z.object({ orderId: z.string() }));
export const StockCommitted = reply('orders', 'StockCommitted', z.object({ orderId: z.string() }));
/** The hold is not there to be sold, for good: a person decides. */
export const CommitRefused = reply('orders', 'CommitRefused', z.object({ orderId: z.string(), reason: z.string() }));
export const StockReturned = reply('orders', 'StockReturned', z.object({ orderId: z.string() }));

/** How many of a variant could be sold now, over all warehouses; zero for one never heard of. */
export const AvailableQuantities = ask(
  'inventory',
  'available-quantities.v1',
  z.object({ variantId: z.string() }),
  z.object({ variantId: z.string(), available: z.number().int().nonnegative() }),
);

/** Receives stock for an import or a seed; the same key twice changes nothing the second time. */
export const ReceiveStock = ask(
  'inventory',
  'receive-stock.v1',
  z.object({
    idempotencyKey: z.string().min(1).max(255),
    variantId: z.string(),
    sku: z.string(),
    warehouse: z.string(),
    quantity: quantityShape,
  }),
  z.object({ variantId: z.string(), onHand: z.number().int() }),
);

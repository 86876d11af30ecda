// What inventory can do.
import type { AvailabilityCache, DiscrepancyPage, DiscrepancyStore, StockStore } from './ports';
import { createAdjustInventory } from './use-cases/adjust-inventory';
import { createAskAvailableQuantities } from './use-cases/ask-available-quantities';
import { createExpireHolds } from './use-cases/expire-holds';
import { createReadAvailability } from './use-cases/read-availability';
import { createReceiveStock } from './use-cases/receive-stock';
import { createSettleStockCommands } from './use-cases/settle-stock-commands';

export interface Needs {
  readonly stock: StockStore;
  readonly availability: AvailabilityCache;
  readonly discrepancies: DiscrepancyStore;
}

export const createApp = (needs: Needs) => ({
  settleStockCommands: createSettleStockCommands(needs),
  expireHolds: createExpireHolds(needs),
  receiveStock: createReceiveStock(needs),
  adjustInventory: createAdjustInventory(needs),
  readAvailability: createReadAvailability(needs),
  askAvailableQuantities: createAskAvailableQuantities(needs),
  stockLevels: (variantId: string) => needs.stock.levelsOf(variantId),
  stockDiscrepancies: (page: DiscrepancyPage) => needs.discrepancies.list(page),
});

export type App = ReturnType<typeof createApp>;

import { settleCommand } from '../domain/settle-command';
import type { StockAnswer, StockCommand } from '../domain/stock-command';
import type { StockStore } from '../ports';

export type SettleStockCommands = (commands: readonly StockCommand[]) => Promise<readonly (StockAnswer | undefined)[]>;

/** Reserve, release, pin, commit and return, as they come mixed in one list. */
export const createSettleStockCommands =
  ({ stock }: { readonly stock: StockStore }): SettleStockCommands =>
  (commands) =>
    stock.settleMany(commands, settleCommand);

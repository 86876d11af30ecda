// The commands of sagas: a list in, settled as one, answered by way of the outbox.
import { CommitStock, PinHold, ReleaseStock, ReserveStock, ReturnStock } from '@cartograph/contracts';
import type { ConsumeOptions, Heard } from '@cartograph/runtime';
import type { App } from '../app';
import type { StockCommand } from '../domain/stock-command';

// `types` below lets nothing else through, and each body was read by its type.
const toCommand = ({ type, item }: Heard) => ({ ...item, type: type.name }) as StockCommand;

export const stockCommands = ({ settleStockCommands }: Pick<App, 'settleStockCommands'>): ConsumeOptions => ({
  stream: 'COMMANDS',
  durable: 'inventory',
  filter: 'cmd.inventory.>',
  types: [ReserveStock, ReleaseStock, PinHold, CommitStock, ReturnStock],
  handle: async (heard) => {
    await settleStockCommands(heard.map(toCommand));
  },
});

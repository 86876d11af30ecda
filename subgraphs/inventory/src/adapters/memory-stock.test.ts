import { testStockCommands } from '../../test/stock-commands.contract';
import { testStockEdits } from '../../test/stock-edits.contract';
import { testStockExpiry } from '../../test/stock-expiry.contract';
import { testStockUndo } from '../../test/stock-undo.contract';
import type { StockRoom } from '../../test/stock-room';
import { createMemoryStock } from './memory-stock';

const openMemoryStockRoom = async (): Promise<StockRoom> => {
  const store = createMemoryStock({ main: 1, east: 2 });
  return {
    store,
    sent: () => store.sent,
    parked: async () => store.parked,
    differences: async () => [],
    close: async () => undefined,
  };
};

describe('stock in memory', () => {
  describe('commands', () => testStockCommands(openMemoryStockRoom));
  describe('late and wrong commands', () => testStockUndo(openMemoryStockRoom));
  describe('expiry', () => testStockExpiry(openMemoryStockRoom));
  describe('edits', () => testStockEdits(openMemoryStockRoom));
});

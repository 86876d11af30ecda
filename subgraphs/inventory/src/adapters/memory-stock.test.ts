import { testStockStore } from '../../test/stock-store.contract';
import { createMemoryStock } from './memory-stock';

describe('stock in memory', () => {
  testStockStore(async () => {
    const store = createMemoryStock({ main: 1, east: 2 });
    return {
      store,
      sent: () => store.sent,
      parked: async () => store.parked,
      differences: async () => [],
      close: async () => undefined,
    };
  });
});
